package org.trillsymbiont.server;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.theory.Degree;
import org.trillsymbiont.model.theory.Mode;
import org.trillsymbiont.model.theory.PitchClass;

/// Something that a user of either app does to one part of the state.
///
/// @param what in words
/// @param payload as the original sends it
/// @param edit the same in v2
record V1Change(String what, String payload, Edit edit) {
  @Override
  public String toString() {
    return what;
  }

  /// One for each part of the state, and one of several.
  static Stream<V1Change> all() {
    return Stream.of(
        new V1Change(
            "key",
            "{\"selectedKey\":\"F#\"}",
            Edit.of(Fields.SELECTED_KEY, PitchClass.parse("F#"))),
        new V1Change(
            "scale", "{\"selectedScale\":\"dorian\"}", Edit.of(Fields.SELECTED_SCALE, Mode.DORIAN)),
        new V1Change(
            "chord", "{\"selectedChord\":\"vii°\"}", Edit.of(Fields.SELECTED_CHORD, Degree.VII)),
        new V1Change(
            "grid follows key",
            "{\"isSynchronized\":false}",
            Edit.of(Fields.IS_SYNCHRONIZED, false)),
        new V1Change("help", "{\"showHelp\":true}", Edit.of(Fields.SHOW_HELP, true)),
        new V1Change(
            "circle", "{\"showCircleOfFifths\":true}", Edit.of(Fields.SHOW_CIRCLE_OF_FIFTHS, true)),
        new V1Change("volume", "{\"masterVolume\":0.25}", Edit.of(Fields.MASTER_VOLUME, 0.25)),
        new V1Change("tempo", "{\"tempo\":120}", Edit.of(Fields.TEMPO, 120.0)),
        new V1Change(
            "sequencer",
            "{\"isSequencerRunning\":true,\"currentSequenceStep\":0}",
            Edit.labelled("Play")
                .set(Fields.IS_SEQUENCER_RUNNING, true)
                .set(Fields.CURRENT_SEQUENCE_STEP, 0)
                .build()),
        new V1Change(
            "evolution",
            "{\"evolution\":{\"isEvolving\":false,\"evolutionSpeed\":250,\"currentStep\":3,"
                + "\"maxSteps\":32}}",
            Edit.labelled("Change the evolution")
                .set(Fields.EVOLUTION_SPEED, 250)
                .set(Fields.EVOLUTION_STEP, 3)
                .set(Fields.EVOLUTION_MAX_STEPS, 32)
                .build()),
        new V1Change("grid", WebPage.grid(Set.of(0, 21, 63), Map.of()), light(0, 21, 63)),
        new V1Change(
            "several",
            "{\"tempo\":60,\"somethingElse\":[1],\"masterVolume\":0.5,\"tempo/2\":1}",
            Edit.labelled("Both").set(Fields.TEMPO, 60.0).set(Fields.MASTER_VOLUME, 0.5).build()));
  }

  /// Squares are switched on.
  static Edit light(int... squares) {
    Edit.Builder edit = Edit.labelled("Light");
    for (int square : squares) {
      edit.set(Fields.square(square).active(), true);
    }
    return edit.build();
  }
}
