package org.trillsymbiont.client.store;

import java.util.List;
import org.trillsymbiont.model.sync.ClientMessage;

/// Where a store's messages go. Nothing here blocks.
public interface Outlet {

  /// Sends messages, in this order.
  void send(List<ClientMessage.Numbered> messages);

  /// Something that was sent has not come: the connection must be made anew.
  void resync();
}
