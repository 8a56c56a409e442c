package org.trillsymbiont.client.sync;

import org.trillsymbiont.model.sync.ClientMessage;

/// The way to one room, and how it stands. [SyncClient] is the one over the network.
///
/// Thread: any.
public interface RoomConnection extends AutoCloseable {

  /// Sends a message when there is a connection on which the server has said welcome.
  void send(ClientMessage message);

  /// Tries to connect now rather than when the wait is over, or again after it was given up.
  /// Nothing happens while connected.
  void reconnectNow();

  /// Ends this connection and makes a new one at once: something that was sent has not come.
  void resync();

  /// Sends what was handed over already and ends the connection for good.
  @Override
  void close();
}
