package org.trillsymbiont.model.edit;

import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Transport;

/// What edits do to the transport. Server and clients apply it alike, so the transport need not
/// travel with each edit. Pure.
public final class TransportRule {
  private TransportRule() {}

  /// The transport after an edit.
  ///
  /// @param after the state with the edit in it
  /// @param atMicros when the edit was taken, by the room's clock
  public static Transport apply(Transport before, Edit edit, AppState after, long atMicros) {
    Transport next = before;
    if (edit.sets(Fields.LEAD_MILLIS)) {
      next = next.lead(atMicros, after.leadMillis());
    }
    if (edit.sets(Fields.IS_SEQUENCER_RUNNING)) {
      next =
          after.isSequencerRunning()
              ? start(next, edit, after, atMicros)
              : halt(next, edit, atMicros);
    } else if (edit.sets(Fields.CURRENT_SEQUENCE_STEP) && !next.willPlay()) {
      next = next.rest(atMicros, after.currentSequenceStep() + 1L);
    }
    return edit.sets(Fields.TEMPO) ? next.tempo(atMicros, after.tempo()) : next;
  }

  private static Transport start(Transport before, Edit edit, AppState after, long atMicros) {
    boolean namesStep = edit.sets(Fields.CURRENT_SEQUENCE_STEP) && after.currentSequenceStep() >= 0;
    Transport next =
        namesStep && !before.willPlay()
            ? before.rest(atMicros, after.currentSequenceStep())
            : before;
    return next.play(atMicros, after.tempo());
  }

  private static Transport halt(Transport before, Edit edit, long atMicros) {
    boolean stops =
        edit.sets(Fields.CURRENT_SEQUENCE_STEP) && edit.get(Fields.CURRENT_SEQUENCE_STEP) < 0;
    return stops ? before.rest(atMicros, 0) : before.pause(atMicros);
  }
}
