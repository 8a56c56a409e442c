package org.trillsymbiont.client.session;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.sync.Lock;
import org.trillsymbiont.model.sync.Participant;
import org.trillsymbiont.model.sync.Rejection;
import org.trillsymbiont.model.sync.Rights;
import org.trillsymbiont.model.sync.RoomName;

/// Something that the user is told in passing.
public sealed interface Notice {

  /// Somebody has come into the room.
  record Joined(Participant who) implements Notice {}

  /// Somebody has left it.
  record Left(Participant who) implements Notice {}

  /// Changes that were made here without a connection gave way to those of others.
  ///
  /// @param edits the parts that are gone; never empty
  record Overtaken(List<Edit> edits) implements Notice {
    public Overtaken {
      edits = List.copyOf(edits);
    }
  }

  /// Changes that were made in a room without a connection were never sent: the user has gone to
  /// another one.
  record Unsent(RoomName room) implements Notice {}

  /// An encrypted server was met for the first time, and nobody vouches for it: from now on it must
  /// be the same.
  ///
  /// @param authority `jam.example:8787`
  record MetFirst(String authority) implements Notice {}

  /// Somebody is something else in the room now.
  ///
  /// @param who with the role that he has now
  /// @param isYou whether that is the user; else he is the host now
  /// @param by the host who wanted it so; null when nobody did: he was away for too long
  record Appointed(Participant who, boolean isYou, @Nullable Participant by) implements Notice {}

  /// The host has locked something, or no longer.
  ///
  /// @param locked what is locked now and was not
  /// @param freed what is free now and was not
  /// @param by null when he is not there
  record LocksChanged(Set<Lock> locked, Set<Lock> freed, @Nullable Participant by)
      implements Notice {
    public LocksChanged {
      locked = Set.copyOf(locked);
      freed = Set.copyOf(freed);
    }
  }

  /// A gesture that the user may not make was not made.
  record Withheld(Rights.Refusal refusal) implements Notice {}

  /// Something else that the app has to say, in the user's language.
  ///
  /// @param about a newer one about the same takes its place
  record Told(String about, boolean isTrouble, String sentence) implements Notice {}

  /// A gesture was not made: the user looks at the past, which stays as it is.
  record PastTouched() implements Notice {}

  /// The server has not taken something.
  ///
  /// @param why its code
  /// @param sentence why, in the server's words
  record Refused(Rejection why, String sentence) implements Notice {}
}
