package org.trillsymbiont.model.sync;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.edit.Edit;

/// What a client says to the server (dialect v2, docs/sync-protocol.md).
public sealed interface ClientMessage {

  /// The first message on a connection: who comes, and where to.
  ///
  /// @param version of the protocol, [Endpoint#VERSION]; who reads another one gets an [OtherHello]
  /// @param room the room to join; made when there is none of that name
  /// @param identity name and colour
  /// @param token tells this client from all others, also after it was away: 8..64 printable ASCII
  ///   characters that nobody can guess
  /// @param pin the room's PIN, when it has or gets one: six digits
  /// @param resume what the client has of the room from before
  /// @param access the server's token, when it asks for one
  record Hello(
      int version,
      RoomName room,
      Identity identity,
      String token,
      @Nullable String pin,
      @Nullable Resume resume,
      @Nullable String access)
      implements ClientMessage {
    /// To a server that asks for no token.
    public Hello(
        int version,
        RoomName room,
        Identity identity,
        String token,
        @Nullable String pin,
        @Nullable Resume resume) {
      this(version, room, identity, token, pin, resume, null);
    }

    /// Without the secrets in it.
    @Override
    public String toString() {
      return "Hello[version=" + version + ", room=" + room + ", identity=" + identity + "]";
    }
  }

  /// A hello of another version of the protocol. Nothing else in it can be relied on.
  record OtherHello(int version) implements ClientMessage {}

  /// The state that a client already has.
  ///
  /// @param epoch of the room's life it belongs to
  /// @param rev its revision, 0 or more
  record Resume(String epoch, long rev) {}

  /// A message that changes the room. Such messages of one client are counted, and the server takes
  /// them in the order of their numbers and each number once.
  sealed interface Numbered extends ClientMessage {
    /// Counts up from 1, over reconnections too.
    long counter();
  }

  /// An edit.
  ///
  /// @param gesture edits with the same number are one step of undo; 0 for none of its kind
  /// @param restores whether it brings back a session that the server has lost; then it counts only
  ///   in a room at revision 0, so that of several copies the first is taken
  record Change(long counter, Edit edit, long gesture, boolean restores) implements Numbered {}

  /// An edit that can't be taken. Made by the codec, so that its sender can be told.
  ///
  /// @param sentence what is wrong with it
  record BadChange(long counter, String sentence) implements Numbered {}

  /// A message that came when its sender had said too much already. Made by the server's gateway,
  /// so that its sender can be told.
  record TooFast(long counter) implements Numbered {}

  /// Take back my last step.
  record Undo(long counter) implements Numbered {}

  /// Do again what I took back last.
  record Redo(long counter) implements Numbered {}

  /// What only the host may say. These are not counted: said twice is said once.
  sealed interface Command extends ClientMessage {}

  /// Be that from now on.
  ///
  /// @param who a participant's number
  /// @param as with [Role#HOST] the sender hands over, and is a player himself
  record Appoint(int who, Role as) implements Command {}

  /// Leave, and stay away for a while.
  ///
  /// @param who a participant's number
  record Kick(int who) implements Command {}

  /// From now on these are locked, and no others.
  record SetLocks(Set<Lock> locks) implements Command {
    public SetLocks {
      locks = Set.copyOf(locks);
    }
  }

  /// About the room's past, or something to be done with it. Each is answered once: by what was
  /// asked for or [ServerMessage.Answered], or by [ServerMessage.Unanswered].
  sealed interface Question extends ClientMessage {
    /// How many events a page has at most.
    int MOST_EVENTS = 256;

    /// Tells the answer from others: of the client's choice, 0 or more.
    long number();
  }

  /// What happened before or after a revision? The answer is a [ServerMessage.Page].
  ///
  /// @param rev 0 or more
  /// @param isBefore whether the last events before that revision are meant, without itself; else
  ///   the first ones after it
  /// @param most how many at most, 0..256; with none after a revision the answer is the moment of
  ///   that very revision
  record AskHistory(long number, long rev, boolean isBefore, int most) implements Question {
    public AskHistory {
      if (most < 0 || most > MOST_EVENTS) {
        throw new IllegalArgumentException("most is not within 0.." + MOST_EVENTS);
      }
    }
  }

  /// Remember that moment.
  ///
  /// @param rev 0 or more; when there is a bookmark at it, that gets the name
  /// @param name as [Bookmark#name]; null to forget the bookmark
  record SetBookmark(long number, long rev, @Nullable String name) implements Question {
    public SetBookmark {
      name = name == null ? null : Bookmark.checked(name);
    }
  }

  /// Make a new room that begins with that moment.
  ///
  /// @param room the new one's name
  /// @param pin what it is to ask for: six digits; null for nothing
  /// @param withHistory whether it gets all that is kept up to that moment
  record Fork(long number, RoomName room, long rev, @Nullable String pin, boolean withHistory)
      implements Question {
    /// Without the secret in it.
    @Override
    public String toString() {
      return "Fork[number=" + number + ", room=" + room + ", rev=" + rev + "]";
    }
  }

  /// Let everybody hear a stretch of the past, or no longer.
  ///
  /// @param speed 1..16; 0 to end it
  /// @param from the revision with whose moment it begins
  /// @param to the last revision of it, not before `from`
  record Replay(long number, int speed, long from, long to) implements Question {
    /// The highest speed.
    public static final int MOST_SPEED = 16;

    /// Everybody is to come back to now.
    public static Replay end(long number) {
      return new Replay(number, 0, 0, 0);
    }

    public Replay {
      if (speed < 0 || speed > MOST_SPEED) {
        throw new IllegalArgumentException("replay is not within 0.." + MOST_SPEED);
      } else if (to < from) {
        throw new IllegalArgumentException("to is before from");
      }
    }
  }

  /// A question that can't be answered. Made by the codec or the server's gateway, so that its
  /// sender can be told.
  ///
  /// @param sentence what is wrong with it
  record BadQuestion(long number, Rejection code, String sentence) implements Question {}

  /// What the client's user is about, whole each time.
  record Here(Identity identity, Presence presence) implements ClientMessage {}

  /// Which rooms are there?
  record ListRooms() implements ClientMessage {}

  /// What time is it?
  ///
  /// @param t0 the client's clock, microseconds from any origin; comes back as it is
  record Ping(long t0) implements ClientMessage {}
}
