package org.trillsymbiont.model.sync;

import org.trillsymbiont.model.state.AppState;

/// What the server says to a client.
public sealed interface ServerMessage {

  /// The whole state. Both messages carry it.
  AppState state();

  /// To a client that has just connected: `{"type":"init","state":{...}}`.
  record Init(AppState state) implements ServerMessage {}

  /// To everybody but its author, after a change: `{"type":"state-update","state":{...}}`.
  record StateUpdate(AppState state) implements ServerMessage {}
}
