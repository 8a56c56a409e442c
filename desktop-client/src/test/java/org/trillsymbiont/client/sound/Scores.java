package org.trillsymbiont.client.sound;

import java.util.List;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Transport;
import org.trillsymbiont.model.sync.Score;

/// Scores for tests.
final class Scores {
  private Scores() {}

  /// Steps of one and the same content, without an end.
  ///
  /// @param beginMicros when step 0 begins
  static Score running(AppState content, long beginMicros, double bpm) {
    return of(content, segment(beginMicros, 0, bpm));
  }

  /// Steps of one and the same content.
  static Score of(AppState content, Transport.Segment... line) {
    return Score.found(0, content, Transport.of(List.of(line)));
  }

  static Transport.Segment segment(long beginMicros, long step, double bpm) {
    return new Transport.Segment(beginMicros, step, bpm, (int) AppState.LEAD_MILLIS.defaultValue());
  }
}
