package org.trillsymbiont.client.sound;

import java.util.List;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Transport;
import org.trillsymbiont.model.sync.Score;

/// Turns a score into notes. Pure: whoever knows the same score gets the same notes.
final class Sequencer {
  private Sequencer() {}

  /// A step with its notes.
  ///
  /// @param step which one, and when it begins
  /// @param content the state that it sounds
  /// @param notes from row 0 upwards; none when nothing is active in its column
  record Cue(Transport.Step step, AppState content, List<NoteSpec> notes) {}

  /// The steps that begin within a stretch of the room's time, in order.
  ///
  /// @param fromMicros inclusive
  /// @param toMicros exclusive
  static List<Cue> between(Score score, long fromMicros, long toMicros) {
    return score.between(fromMicros, toMicros).stream().map(Sequencer::cue).toList();
  }

  private static Cue cue(Score.Played played) {
    Transport.Step step = played.step();
    AppState content = played.content();
    List<NoteSpec> notes =
        content.musicGrid().activeInColumn(step.column()).stream()
            .map(square -> NoteSpec.inStep(content, square.squareIndex(), step))
            .toList();
    return new Cue(step, content, notes);
  }
}
