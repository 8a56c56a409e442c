package org.trillsymbiont.client.session;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.Timer;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.Presence;

/// Tells the room what is under this user's hand: at once, but at most 30 times a second, the last
/// word always.
///
/// Thread: FX.
final class PresenceSender {
  private static final long INTERVAL_NANOS = 1_000_000_000L / 30;

  private final Timer timer;
  private final Consumer<ClientMessage> send;
  private Identity identity;
  private Presence presence = Presence.NONE;
  private @Nullable Long sentNanos;
  private Timer.@Nullable Alarm alarm;

  PresenceSender(Timer timer, Identity identity, Consumer<ClientMessage> send) {
    this.timer = timer;
    this.identity = identity;
    this.send = send;
  }

  Presence presence() {
    return presence;
  }

  void become(Identity other) {
    if (!other.equals(identity)) {
      identity = other;
      sendSoon();
    }
  }

  void change(UnaryOperator<Presence> change) {
    Presence next = change.apply(presence);
    if (!next.equals(presence)) {
      presence = next;
      sendSoon();
    }
  }

  /// The room has just been entered, and knows nothing of the presence.
  void entered() {
    if (!presence.equals(Presence.NONE)) {
      sendSoon();
    }
  }

  private void sendSoon() {
    if (alarm == null) {
      long now = timer.nowNanos();
      long wait = sentNanos == null ? 0 : sentNanos + INTERVAL_NANOS - now;
      if (wait <= 0) {
        sendNow();
      } else {
        alarm = timer.at(now + wait, this::sendNow);
      }
    }
  }

  private void sendNow() {
    alarm = null;
    sentNanos = timer.nowNanos();
    send.accept(new ClientMessage.Here(identity, presence));
  }
}
