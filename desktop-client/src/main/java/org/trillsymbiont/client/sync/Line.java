package org.trillsymbiont.client.sync;

import org.trillsymbiont.model.sync.ClientMessage;

/// One connection, on which the server has said welcome. When it has been lost, what is said on it
/// goes nowhere, though there may be another connection by then. Numbered messages must not slip
/// onto that one before its welcome has been taken: they would come before those that were lost
/// with the old connection, and the server ignores numbers below the last (R15).
///
/// Thread: any.
public interface Line {

  /// Sends a message.
  void send(ClientMessage message);

  /// Ends the connection and makes a new one at once: something that was sent has not come.
  void resync();
}
