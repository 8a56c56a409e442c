package org.trillsymbiont.client;

import java.util.List;
import java.util.Random;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.MusicGrid;
import org.trillsymbiont.model.state.Ruleset;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.state.Waveform;
import org.trillsymbiont.model.theory.Degree;
import org.trillsymbiont.model.theory.Mode;
import org.trillsymbiont.model.theory.PitchClass;

/// What is played in the pictures.
final class Pieces {
  private Pieces() {}

  static List<Edit> playing() {
    return List.of(
        pattern(),
        Gestures.chooseKey(AppState.INITIAL, PitchClass.parse("D"), Mode.DORIAN),
        Gestures.chooseChord(Degree.IV),
        set(Fields.SHOW_CIRCLE_OF_FIFTHS, true),
        set(Fields.CURRENT_SEQUENCE_STEP, 3));
  }

  static List<Edit> evolving() {
    return List.of(
        pattern(),
        set(Fields.IS_EVOLVING, true),
        set(Fields.EVOLUTION_RULESET, Ruleset.RAIN),
        set(Fields.EVOLUTION_SEED, 271_828),
        set(Fields.EVOLUTION_GENERATION, 1037),
        set(Fields.EVOLUTION_STEP, 13),
        set(Fields.STEPS_PER_GENERATION, 4),
        set(Fields.IS_HARMONIC, true));
  }

  static Edit pattern() {
    Edit.Builder edit = Edit.labelled("Pattern");
    Random random = new Random(5);
    for (int index = 0; index < MusicGrid.SQUARES; index++) {
      if (random.nextInt(5) == 0 || index == 1) {
        Fields.SquareFields square = Fields.square(index);
        double gain = Voice.PRIMARY_GAIN.clamp(random.nextDouble(0.3, 1.5));
        Waveform wave = List.of(Waveform.values()).get(random.nextInt(4));
        Voice voice = Voice.DEFAULT.withPrimaryGain(gain).withPrimaryWave(wave);
        square.setVoice(edit.set(square.active(), true), voice);
      }
    }
    return edit.build();
  }

  static Edit everySquare() {
    Edit.Builder edit = Edit.labelled("Every square");
    for (int index = 0; index < MusicGrid.SQUARES; index++) {
      edit.set(Fields.square(index).active(), true);
    }
    return edit.build();
  }

  static <T> Edit set(Field<T> field, T value) {
    return Edit.of("Set", field, value);
  }
}
