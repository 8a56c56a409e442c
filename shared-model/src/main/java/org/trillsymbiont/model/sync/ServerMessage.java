package org.trillsymbiont.model.sync;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.state.Transport;

/// What the server says to a client (dialect v2, docs/sync-protocol.md).
public sealed interface ServerMessage {

  /// The answer to [ClientMessage.Hello].
  ///
  /// @param you the client's number in the room, 1 or more
  /// @param epoch of the room's life; with another one than before, nothing from before counts
  /// @param rev the room's revision, 0 or more
  /// @param ack all numbered messages of the client up to this one have been taken
  /// @param atMicros the room's clock, which is 0 when the epoch begins
  /// @param isDurable whether the server stores the room and says [Saved]
  /// @param from the revision that `set` starts from: the one the client has, or 0, which is
  ///   `AppState.INITIAL`
  /// @param set every field that was written after `from`, with its value now
  /// @param news the fields among them that somebody may have written without the client having
  ///   heard of it; fewer than `set` when a crash took away revisions that the client saw
  /// @param transport when which step begins
  /// @param participants everybody in the room, the client itself too
  record Welcome(
      int you,
      RoomName room,
      String epoch,
      long rev,
      long ack,
      long atMicros,
      boolean isDurable,
      long from,
      Edit set,
      Set<Field<?>> news,
      Transport transport,
      List<Participant> participants)
      implements ServerMessage {
    public Welcome {
      news = Set.copyOf(news);
      participants = List.copyOf(participants);
    }
  }

  /// An edit has been taken; everybody is told, its author too. What it does to the transport
  /// follows from it and from `atMicros` ([org.trillsymbiont.model.edit.TransportRule]).
  ///
  /// @param rev the room's revision with it: one more than before
  /// @param id whose it is, and its number there
  /// @param atMicros when, by the room's clock
  record Edited(long rev, EditId id, long atMicros, Edit edit) implements ServerMessage {}

  /// Several edits as one, for a client that was too slow to get them one by one.
  ///
  /// @param from the revision that the client has
  /// @param rev the room's revision now
  /// @param ack all numbered messages of the client up to this one have been taken
  /// @param set every field that was written after `from`, with its value now
  /// @param transport when which step begins
  record Merged(long from, long rev, long ack, long atMicros, Edit set, Transport transport)
      implements ServerMessage {}

  /// Everything up to a revision is stored and will survive the server.
  record Saved(long rev) implements ServerMessage {}

  /// What may be changed in the room now: told behind the welcome, unless it is everything, and
  /// whenever it has changed.
  ///
  /// @param locks what the host keeps for himself
  /// @param readOnly why nobody may change anything, a sentence; null while it is not so
  record Conditions(Set<Lock> locks, @Nullable String readOnly) implements ServerMessage {
    /// Everything.
    public static final Conditions OPEN = new Conditions(Set.of(), null);

    public Conditions {
      locks = Set.copyOf(locks);
    }
  }

  /// A message was not taken.
  ///
  /// @param counter its number; 0 for a [ClientMessage.Command], which has none
  /// @param code for programs: see [Rejection]
  /// @param sentence for people
  record Rejected(long counter, Rejection code, String sentence) implements ServerMessage {}

  /// What undo and redo would do for the client now, as labels; null for nothing.
  record Steps(@Nullable String undo, @Nullable String redo) implements ServerMessage {}

  /// Who has come or changed, and who has left.
  record Participants(List<Participant> here, Set<Integer> left) implements ServerMessage {
    public Participants {
      here = List.copyOf(here);
      left = Set.copyOf(left);
    }
  }

  /// The rooms that there are.
  record Rooms(List<RoomInfo> rooms) implements ServerMessage {
    public Rooms {
      rooms = List.copyOf(rooms);
    }
  }

  /// The answer to [ClientMessage.Ping].
  ///
  /// @param t0 the ping's
  /// @param t1 when it came, by the room's clock in microseconds
  /// @param t2 when this left
  /// @param rev the room's revision
  /// @param ack as in [Welcome]
  /// @param previous when the pong before this one has really left, which is known only now; null
  ///   when there was none, or when it had to wait
  record Pong(long t0, long t1, long t2, long rev, long ack, @Nullable Sent previous)
      implements ServerMessage {

    /// One that says nothing of the pong before it.
    public Pong(long t0, long t1, long t2, long rev, long ack) {
      this(t0, t1, t2, rev, ack, null);
    }
  }

  /// When a pong was given to the operating system. Its own `t2` is taken before it is encoded, so
  /// it is up to a fraction of a millisecond too early.
  ///
  /// @param t0 of the pong
  /// @param t2 the room's clock in microseconds
  record Sent(long t0, long t2) {}

  /// The answer to [ClientMessage.AskHistory]: a moment, and what happened next.
  ///
  /// @param number the question's
  /// @param moment the room right before the first of the events
  /// @param events each the next revision; none when there are none, or none were asked for
  /// @param first the first revision whose event is kept; one more than `last` when none is
  /// @param last the room's revision when it was asked
  /// @param epoch which of the room's epochs it is in now, counted from 1
  record Page(
      long number, Moment moment, List<HistoryEvent> events, long first, long last, int epoch)
      implements ServerMessage {
    public Page {
      events = List.copyOf(events);
    }
  }

  /// What a [ClientMessage.Question] wanted is done.
  record Answered(long number) implements ServerMessage {}

  /// What a [ClientMessage.Question] wanted can't be had or done.
  ///
  /// @param code for programs
  /// @param sentence for people
  record Unanswered(long number, Rejection code, String sentence) implements ServerMessage {}

  /// The room's bookmarks, all of them, by revision: told behind the welcome, if there are any, and
  /// whenever they have changed.
  record Bookmarks(List<Bookmark> bookmarks) implements ServerMessage {
    public Bookmarks {
      bookmarks = List.copyOf(bookmarks);
    }
  }

  /// Everybody hears a stretch of the past, each by himself, in step by the room's clock; the room
  /// goes on meanwhile. Told when it is about to begin, behind the welcome while it lasts, and when
  /// somebody has ended it.
  ///
  /// @param speed 1..16; 0 when it was ended
  /// @param from the revision with whose moment it begins
  /// @param to the last revision of it
  /// @param atMicros when it begins, by the room's clock
  /// @param lengthMicros how long the stretch took when it was played; it takes that by `speed`
  /// @param by the number of who has started or ended it
  record Replaying(int speed, long from, long to, long atMicros, long lengthMicros, int by)
      implements ServerMessage {
    /// Everybody comes back to now.
    ///
    /// @param by the number of who wants it so; 0 when it has been over for a while
    public static Replaying ended(int by) {
      return new Replaying(0, 0, 0, 0, 0, by);
    }
  }
}
