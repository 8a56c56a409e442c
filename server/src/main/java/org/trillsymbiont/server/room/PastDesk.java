package org.trillsymbiont.server.room;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.sync.Authority;
import org.trillsymbiont.model.sync.Bookmark;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.EditId;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.Rejection;
import org.trillsymbiont.model.sync.Rights;
import org.trillsymbiont.model.sync.Role;
import org.trillsymbiont.model.sync.ServerMessage;

/// Where people in a room ask about its past, and have it bookmarked, forked and heard again
/// (docs/sync-protocol.md, R65-R71). What it needs of the past it asks for and waits for nothing;
/// the answers come back through the mailbox.
///
/// Thread: confined to the room's mailbox.
final class PastDesk {
  /// So many questions of one client may be unanswered.
  private static final int MOST_ASKED = 8;

  private static final int MOST_FORKS_A_MINUTE = 10;
  private static final long MINUTE_MICROS = 60_000_000;

  /// From the word until a replay begins: everybody has to hear of it, and to get the pages.
  static final long REPLAY_LEAD_MICROS = 2_000_000;

  private final Mailbox mailbox;
  private final LongSupplier micros;
  private final Past past;
  private final Room room;
  private final Deque<Long> forkedMicros = new ArrayDeque<>();
  private List<Bookmark> bookmarks = List.of();
  private ServerMessage.@Nullable Replaying replaying;
  private boolean haveBookmarksChanged;
  private boolean hasReplayed;

  /// What the desk needs of the room.
  interface Room {
    Authority authority();

    /// What somebody may change.
    Rights rights(V2Session who);

    /// Who somebody is; empty for who has left.
    Optional<Identity> identity(V2Session who);

    /// Everybody is to be told.
    void tell(ServerMessage message);
  }

  /// @param micros the room's clock
  PastDesk(Mailbox mailbox, LongSupplier micros, Past past, Room room) {
    this.mailbox = mailbox;
    this.micros = micros;
    this.past = past;
    this.room = room;
  }

  /// The room begins with these bookmarks.
  void begin(List<Bookmark> stored) {
    bookmarks = List.copyOf(stored);
  }

  /// What is told to whoever comes.
  List<ServerMessage> toNewcomers() {
    List<ServerMessage> told = new ArrayList<>();
    if (!bookmarks.isEmpty()) {
      told.add(new ServerMessage.Bookmarks(bookmarks));
    }
    if (replaying != null) {
      told.add(replaying);
    }
    return told;
  }

  /// What is told to who could not hear it for a while: all that may have changed meanwhile.
  List<ServerMessage> toReturners() {
    List<ServerMessage> told = new ArrayList<>();
    if (haveBookmarksChanged) {
      told.add(new ServerMessage.Bookmarks(bookmarks));
    }
    if (hasReplayed) {
      told.add(replaying == null ? ServerMessage.Replaying.ended(EditId.ROOM) : replaying);
    }
    return told;
  }

  /// Takes what somebody here asks.
  void take(V2Session asker, ClientMessage.Question question) {
    Optional<Identity> who = room.identity(asker);
    if (question instanceof ClientMessage.BadQuestion(long number, var code, String sentence)) {
      refuse(asker, number, code, sentence);
    } else if (asker.asked() >= MOST_ASKED) {
      refuse(asker, question.number(), Rejection.TOO_FAST, "Too much was asked at once.");
    } else if (who.isPresent()) {
      take(asker, who.get(), question);
    }
  }

  private void take(V2Session asker, Identity who, ClientMessage.Question question) {
    long rev = room.authority().rev();
    switch (question) {
      case ClientMessage.AskHistory asked ->
          past.page(asked, rev, answer(asker, asked, page -> asker.tell(page)));
      case ClientMessage.SetBookmark(_, long at, var name) -> {
        if (may(asker, question, room.rights(asker).refusal(Set.of())) && is(asker, question, at)) {
          past.bookmark(at, name, who, done(asker, question, this::bookmarked));
        }
      }
      case ClientMessage.Fork fork -> fork(asker, who, fork);
      case ClientMessage.Replay replay -> replay(asker, replay);
      case ClientMessage.BadQuestion _ -> {
        // Refused already.
      }
    }
  }

  private static boolean may(
      V2Session asker, ClientMessage.Question question, Optional<Rights.Refusal> refusal) {
    refusal.ifPresent(why -> refuse(asker, question.number(), why.code(), why.sentence()));
    return refusal.isEmpty();
  }

  private boolean is(V2Session asker, ClientMessage.Question question, long rev) {
    boolean is = rev <= room.authority().rev();
    if (!is) {
      refuse(asker, question.number(), Rejection.GONE, "That moment has not come yet.");
    }
    return is;
  }

  private static void refuse(V2Session asker, long number, Rejection code, String sentence) {
    asker.tell(new ServerMessage.Unanswered(number, code, sentence));
  }

  private void bookmarked(List<Bookmark> now) {
    haveBookmarksChanged = true;
    bookmarks = List.copyOf(now);
    room.tell(new ServerMessage.Bookmarks(bookmarks));
  }

  private void fork(V2Session asker, Identity who, ClientMessage.Fork fork) {
    long now = micros.getAsLong();
    forkedMicros.removeIf(micros -> micros < now - MINUTE_MICROS);
    if (forkedMicros.size() >= MOST_FORKS_A_MINUTE) {
      refuse(asker, fork.number(), Rejection.TOO_FAST, "Too many rooms were made; wait a minute.");
    } else if (is(asker, fork, fork.rev())) {
      forkedMicros.add(now);
      EditId id = new EditId(asker.number(), room.authority().ack(asker.number()));
      past.fork(fork, new Past.Founder(id, who, asker.seatKey()), done(asker, fork, _ -> {}));
    }
  }

  private void replay(V2Session asker, ClientMessage.Replay wanted) {
    Rights rights = room.rights(asker);
    if (rights.role() == Role.LISTENER) {
      // That nothing can be stored is no reason not to listen.
      may(asker, wanted, new Rights(rights.role(), Set.of(), null).refusal(Set.of()));
    } else if (wanted.speed() == 0) {
      asker.tell(new ServerMessage.Answered(wanted.number()));
      if (replaying != null) {
        replaying = null;
        room.tell(ServerMessage.Replaying.ended(asker.number()));
      }
    } else if (is(asker, wanted, wanted.to())) {
      int by = asker.number();
      past.length(
          wanted.from(), wanted.to(), done(asker, wanted, length -> begin(wanted, length, by)));
    }
  }

  private void begin(ClientMessage.Replay wanted, long length, int by) {
    ServerMessage.Replaying begun =
        new ServerMessage.Replaying(
            wanted.speed(),
            wanted.from(),
            wanted.to(),
            micros.getAsLong() + REPLAY_LEAD_MICROS,
            length,
            by);
    hasReplayed = true;
    replaying = begun;
    room.tell(begun);
    long lasts = REPLAY_LEAD_MICROS + length / wanted.speed();
    var _ =
        mailbox.postAfter(
            TimeUnit.MICROSECONDS.toNanos(lasts),
            () -> replaying = begun.equals(replaying) ? null : replaying);
  }

  /// Says that it is done when it is.
  private <T> Consumer<Past.Answer<T>> done(
      V2Session asker, ClientMessage.Question question, Consumer<T> then) {
    return answer(
        asker,
        question,
        value -> {
          then.accept(value);
          asker.tell(new ServerMessage.Answered(question.number()));
        });
  }

  private <T> Consumer<Past.Answer<T>> answer(
      V2Session asker, ClientMessage.Question question, Consumer<T> then) {
    asker.asks();
    return answer ->
        mailbox.post(() -> {
          asker.hears();
          switch (answer) {
            case Past.Answer.Is<T>(T value) -> then.accept(value);
            case Past.Answer.Refused<T>(Rejection code, String sentence) ->
                refuse(asker, question.number(), code, sentence);
          }
        });
  }
}
