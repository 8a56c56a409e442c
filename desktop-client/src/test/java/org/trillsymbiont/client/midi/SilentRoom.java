package org.trillsymbiont.client.midi;

import org.trillsymbiont.client.Timer;
import org.trillsymbiont.client.clock.ServerClock;
import org.trillsymbiont.client.session.Address;
import org.trillsymbiont.client.session.Session;
import org.trillsymbiont.client.sync.RoomConnection;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.JoinLink;

/// A room that nobody answers from.
final class SilentRoom implements RoomConnection {
  private final ServerClock clock = new ServerClock(System::nanoTime);

  /// A session that waits for its first word.
  static Session session(Timer timer) {
    return new Session(
        timer,
        Address.of(JoinLink.parse("ws://192.168.1.7:8787/api/sync")),
        null,
        new Identity("Ada", Colour.PALETTE.getFirst()),
        (server, hello, listener) -> new SilentRoom());
  }

  @Override
  public void rest(boolean wanted) {
    // Its clock is right without asking.
  }

  @Override
  public ServerClock clock() {
    return clock;
  }

  @Override
  public void reconnectNow() {
    // There is nobody.
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
