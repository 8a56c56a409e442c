package org.trillsymbiont.model.sync;

import org.trillsymbiont.model.edit.Edit;

/// What a client says to the server.
public sealed interface ClientMessage {

  /// Part of the state has changed: `{"type":"update","payload":{...}}`.
  ///
  /// @param edit the leaves of the payload; leaves it left out keep the room's values
  record Update(Edit edit) implements ClientMessage {}
}
