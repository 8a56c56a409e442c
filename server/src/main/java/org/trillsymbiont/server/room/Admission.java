package org.trillsymbiont.server.room;

import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.ClientMessage;

/// What of a client's wishes is his to wish. Pure.
final class Admission {
  private Admission() {}

  /// An edit as it may be taken; the rest as it is.
  ///
  /// @param state the room's
  static ClientMessage.Numbered of(ClientMessage.Numbered message, AppState state) {
    return message instanceof ClientMessage.Change change && !change.restores()
        ? new ClientMessage.Change(
            change.counter(), of(change.edit(), state), change.gesture(), false)
        : message;
  }

  /// Leaves out what is not for clients to say: the lead, and the step of a sequencer that runs.
  /// Adds what some do not say.
  static Edit of(Edit edit, AppState state) {
    boolean saysStep = edit.sets(Fields.IS_SEQUENCER_RUNNING) || !state.isSequencerRunning();
    return Gestures.withNextKey(
        edit.only(field ->
            field != Fields.LEAD_MILLIS && (saysStep || field != Fields.CURRENT_SEQUENCE_STEP)));
  }
}
