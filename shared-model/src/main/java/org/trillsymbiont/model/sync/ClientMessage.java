package org.trillsymbiont.model.sync;

import org.trillsymbiont.model.edit.Edit;

/// What a client says to the server.
public sealed interface ClientMessage {

  /// Part of the state has changed: `{"type":"update","payload":{...}}`.
  ///
  /// @param edit the leaves of the payload; leaves it left out keep the room's values
  /// @param restores whether it brings back a session that the server has lost; then it counts only
  ///   while the room is as it began, so that of several copies the first is taken
  record Update(Edit edit, boolean restores) implements ClientMessage {}
}
