package org.trillsymbiont.client.demo;

import java.util.List;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.MusicGrid;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.state.Waveform;
import org.trillsymbiont.model.theory.Degree;
import org.trillsymbiont.model.theory.Mode;
import org.trillsymbiont.model.theory.PitchClass;

/// What the demo's two players do, bar by bar.
final class DemoScore {
  static final double TEMPO_BPM = 120;

  private static final Voice BASS =
      new Voice(0.5, Waveform.TRIANGLE, 1.2, 0.9, 0.2, Waveform.SINE, 0, 0.5);
  private static final Voice BELL =
      new Voice(2, Waveform.SINE, 0.7, 1.4, 2.5, Waveform.SINE, 4, 1.2);
  private static final Voice PLUCK =
      new Voice(1, Waveform.SAWTOOTH, 0.6, 0.5, 0.2, Waveform.SINE, 0, 0.5);

  private DemoScore() {}

  /// One thing that one player does.
  record Act(boolean isHosts, Edit edit) {}

  /// What is set up before the first step.
  static List<Act> prelude() {
    return List.of(
        host(Gestures.chooseKey(AppState.INITIAL, new PitchClass(2), Mode.DORIAN)),
        host(Edit.of("Change tempo", Fields.TEMPO, TEMPO_BPM)),
        host(Edit.of("Show circle of fifths", Fields.SHOW_CIRCLE_OF_FIFTHS, true)),
        host(squares("Lay a bass", BASS, 0, 0, 0, 4, 4, 6)));
  }

  /// What happens when a bar begins.
  ///
  /// @param bar 0 or more
  static List<Act> bar(int bar) {
    return switch (bar) {
      case 1 -> List.of(guest(squares("Pluck", PLUCK, 2, 2, 4, 5)));
      case 2 ->
          List.of(
              guest(Gestures.chooseChord(Degree.IV)),
              host(squares("Ring bells", BELL, 7, 1, 5, 7)));
      case 3 -> List.of(guest(Edit.of("Change volume", Fields.MASTER_VOLUME, 0.8)));
      case 4 ->
          List.of(
              host(Gestures.chooseKey(AppState.INITIAL, new PitchClass(1), Mode.MIXOLYDIAN)),
              guest(Gestures.chooseChord(Degree.I)));
      case 5 ->
          List.of(
              guest(
                  Gestures.startEvolution()
                      .then(Edit.of("Start evolution", Fields.EVOLUTION_SPEED, 500))));
      case 6 -> List.of(host(squares("Pluck more", PLUCK, 3, 3, 5, 7)));
      case 7 -> List.of(host(Gestures.stopEvolution()));
      default -> List.of();
    };
  }

  private static Act host(Edit edit) {
    return new Act(true, edit);
  }

  private static Act guest(Edit edit) {
    return new Act(false, edit);
  }

  /// Switches squares on and gives them a voice.
  ///
  /// @param rowsAndColumns row and column in turn
  private static Edit squares(String label, Voice voice, int... rowsAndColumns) {
    Edit.Builder edit = Edit.labelled(label);
    for (int i = 0; i < rowsAndColumns.length; i += 2) {
      Fields.SquareFields square =
          Fields.square(MusicGrid.index(rowsAndColumns[i], rowsAndColumns[i + 1]));
      square.setVoice(edit.set(square.active(), true), voice);
    }
    return edit.build();
  }
}
