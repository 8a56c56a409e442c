package org.trillsymbiont.client.sync;

import org.trillsymbiont.client.clock.ServerClock;

/// The way to one room: connections, one after another. [SyncClient] is the one over the network.
///
/// Thread: any.
public interface RoomConnection extends AutoCloseable {

  /// Tries to connect now rather than when the wait is over, or again after it was given up.
  /// Nothing happens while connected.
  void reconnectNow();

  /// The room's clock. Until a server has said welcome it counts from the making of this; without a
  /// connection, from what was known.
  ServerClock clock();

  /// Says whether nothing is played by the clock, which need not be as exact then.
  void rest(boolean wanted);

  /// Sends what its line was given already and ends the connection for good.
  @Override
  void close();
}
