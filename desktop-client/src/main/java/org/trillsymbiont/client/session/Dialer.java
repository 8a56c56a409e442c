package org.trillsymbiont.client.session;

import java.net.URI;
import java.util.function.Supplier;
import org.trillsymbiont.client.sync.RoomConnection;
import org.trillsymbiont.client.sync.SyncClient;
import org.trillsymbiont.model.sync.ClientMessage;

/// Makes the connection to a room.
@FunctionalInterface
public interface Dialer {

  /// Begins to connect.
  ///
  /// @param hello what to say first; called on any thread
  RoomConnection dial(
      URI server, Supplier<ClientMessage.Hello> hello, SyncClient.Listener listener);
}
