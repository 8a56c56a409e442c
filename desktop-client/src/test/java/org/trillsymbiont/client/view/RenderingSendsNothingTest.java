package org.trillsymbiont.client.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.edit.ValueType;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Range;

class RenderingSendsNothingTest extends WindowTest {

  @RepeatedTest(3)
  void whateverStatesArriveNothingIsSent(FxRobot robot, RepetitionInfo repetition) {
    RandomGenerator random = new SplittableRandom(repetition.getCurrentRepetition());
    for (int i = 0; i < 30; i++) {
      AppState state = anyState(random);
      WaitForAsyncUtils.waitForAsyncFx(10_000, () -> window().arrive(state));
      WaitForAsyncUtils.waitForFxEvents();
      assertShows(robot, state);
    }
    assertEquals(List.of(), sent(), "seed " + repetition.getCurrentRepetition());
  }

  private void assertShows(FxRobot robot, AppState state) {
    assertEquals(state.tempo(), slider("#tempo").getValue(), 1e-9);
    assertEquals(state.masterVolume() * 100, slider("#volume").getValue(), 1e-9);
    assertEquals(state.reverb() * 100, slider("#reverb").getValue(), 1e-9);
    assertEquals(state.chorus() * 100, slider("#chorus").getValue(), 1e-9);
    assertEquals(state.evolution().evolutionSpeed(), slider("#evolution-speed").getValue(), 1e-9);
    if (state.showCircleOfFifths()) {
      assertShowsKey(state);
    }
    assertEquals(state.showHelp(), window().view().lookup("#help") != null);
    assertEquals(state.musicGrid().activeCount() + "/64 active", label("#active-count"));
    assertEquals(state.isSequencerRunning() ? "Pause" : "Play", text(robot, "#play"));
  }

  private void assertShowsKey(AppState state) {
    assertTrue(label("#key-name").startsWith(state.key().displayName()));
    assertEquals(
        state.tonality().nextScale(), ((ComboBox<?>) window().view().lookup("#scale")).getValue());
    assertEquals(
        (state.chord().numeral() + "\n" + state.chord().displayName())
            .replace("(maj7)", "M7")
            .replace("maj7", "M7"),
        label("#chord-" + state.selectedChord().number()));
  }

  private Slider slider(String id) {
    return (Slider) window().view().lookup(id);
  }

  /// By lookup on the view: TestFX's own finds only what is visible.
  private String label(String id) {
    return ((Labeled) window().view().lookup(id)).getText();
  }

  private static AppState anyState(RandomGenerator random) {
    Edit.Builder edit = Edit.labelled("Any state");
    for (Field<?> field : Fields.all()) {
      set(edit, field, random);
    }
    return Reducer.apply(AppState.INITIAL, edit.build());
  }

  @SuppressWarnings("unchecked") // each case makes a value of the field's own type
  private static <T> void set(Edit.Builder edit, Field<T> field, RandomGenerator random) {
    Object value =
        switch (field.type()) {
          case ValueType.Flag flag -> random.nextBoolean();
          case ValueType.Whole(Range range) ->
              (int) random.nextLong((long) range.min(), (long) range.max() + 1);
          case ValueType.Real(Range range) -> random.nextDouble(range.min(), range.max());
          case ValueType.Choice<T> choice ->
              choice.choices().get(random.nextInt(choice.choices().size()));
        };
    edit.set(field, (T) value);
  }
}
