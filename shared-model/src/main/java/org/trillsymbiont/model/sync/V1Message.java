package org.trillsymbiont.model.sync;

import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.state.AppState;

/// The three messages of dialect v1, the original web app's.
public sealed interface V1Message {

  /// From a client: part of the state has changed: `{"type":"update","payload":{...}}`.
  ///
  /// @param edit the leaves of the payload; leaves it left out keep the room's values
  record Update(Edit edit) implements V1Message {}

  /// To a client that has just connected: `{"type":"init","state":{...}}`.
  record Init(AppState state) implements V1Message {}

  /// To everybody but its author, after a change: `{"type":"state-update","state":{...}}`.
  record StateUpdate(AppState state) implements V1Message {}
}
