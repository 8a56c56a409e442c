package org.trillsymbiont.server.room;

import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.sync.ServerMessage;

/// Tells everybody who is there and what they are about, as often as the roster wants it.
///
/// Thread: confined to the room's mailbox.
final class PresenceRound {
  private final Mailbox mailbox;
  private final Roster roster;
  private final Broadcast broadcast;
  private Mailbox.@Nullable Cancellation due;

  PresenceRound(Mailbox mailbox, Roster roster, Broadcast broadcast) {
    this.mailbox = mailbox;
    this.roster = roster;
    this.broadcast = broadcast;
  }

  /// Tells what is due, or comes back when it will be.
  void tell(Collection<V2Session> sessions) {
    long now = mailbox.nanoTime();
    Optional<Long> wait = roster.nanosUntilDue(now);
    if (wait.isEmpty()) {
      return;
    }
    if (wait.get() <= 0) {
      ServerMessage.Participants news = roster.take(now);
      broadcast.add(news);
      sessions.stream()
          .filter(session -> session.standing() != V2Session.Standing.IN_SYNC)
          .forEach(session -> session.leftUntold().addAll(news.left()));
    } else if (due == null) {
      due = mailbox.postAfter(wait.get(), () -> due = null);
    }
  }
}
