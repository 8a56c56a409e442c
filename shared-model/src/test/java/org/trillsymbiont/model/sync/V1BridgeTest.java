package org.trillsymbiont.model.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.state.Waveform;
import org.trillsymbiont.model.theory.Mode;
import org.trillsymbiont.model.theory.PitchClass;

/// What an original client is believed. R36, R37
final class V1BridgeTest {
  private static final Voice MADE =
      Voice.DEFAULT.withPrimaryWave(Waveform.SQUARE).withLfoGain(30).withPrimaryDecay(1.5);

  /// Square 12 is on, with a voice that somebody has made.
  private static final AppState ROOM =
      Reducer.apply(AppState.INITIAL, Gestures.toggle(AppState.INITIAL, 12, MADE));

  /// What an original client sends for a click in its grid: all of it, as it knows it.
  private static Edit.Builder grid(AppState seen) {
    Edit.Builder update = Edit.labelled("Update");
    for (Field<?> field : Fields.all()) {
      if (field.topLevel().equals("musicGrid")) {
        update.copy(field, seen);
      }
    }
    return update;
  }

  private static Edit edit(Edit update) {
    return V1Bridge.edit(ROOM, new V1Message.Update(update));
  }

  /// It was told C minor instead of C harmonic minor, and B instead of Cb.
  @Test
  void takesBackNothingThatItDoesNotKnow() {
    AppState room =
        Reducer.apply(
            AppState.INITIAL,
            Gestures.chooseKey(AppState.INITIAL, new PitchClass(-7), Mode.HARMONIC_MINOR));
    Edit told =
        Edit.labelled("Update")
            .set(Fields.SELECTED_KEY, PitchClass.parse("B"))
            .set(Fields.SELECTED_SCALE, Mode.MINOR)
            .set(Fields.TEMPO, 120.0)
            .build();
    assertEquals(
        Edit.of("Change tempo", Fields.TEMPO, 120.0),
        V1Bridge.edit(room, new V1Message.Update(told)));
    Edit chosen = Edit.of("Update", Fields.SELECTED_SCALE, Mode.DORIAN);
    assertEquals(
        Edit.of("Change scale", Fields.SELECTED_SCALE, Mode.DORIAN),
        V1Bridge.edit(room, new V1Message.Update(chosen)));
  }

  @Test
  void takesOnlyWhatDiffersFromTheRoom() {
    assertEquals(
        Edit.of("Switch square on", Fields.square(5).active(), true),
        edit(grid(ROOM).set(Fields.square(5).active(), true).build()));
    assertTrue(edit(grid(ROOM).build()).isEmpty());
  }

  @Test
  void aClickInABrowserTakesNobodysVoiceBack() {
    Edit update = grid(AppState.INITIAL).set(Fields.square(12).active(), true).build();
    assertTrue(edit(update).isEmpty());
    assertEquals(
        Set.of(Fields.square(12).active()),
        edit(grid(AppState.INITIAL).build()).fields(),
        "but it can switch the square off");
  }

  @Test
  void takesAVoiceThatSomebodyHasMadeInABrowser() {
    Edit update =
        grid(AppState.INITIAL)
            .set(Fields.square(12).active(), true)
            .set(Fields.square(12).primaryWave(), Waveform.SINE)
            .set(Fields.square(13).lfoGain(), 7.0)
            .build();
    assertEquals(
        Set.of(Fields.square(12).primaryWave(), Fields.square(13).lfoGain()),
        edit(update).fields());
    assertEquals(Waveform.SINE, edit(update).get(Fields.square(12).primaryWave()));
  }

  /// Only voices: anything else may go back to its default.
  @Test
  void takesDefaultsOfEverythingElse() {
    AppState fast = Reducer.apply(ROOM, Edit.of(Fields.TEMPO, 140.0));
    Edit update =
        Edit.labelled("Update").set(Fields.TEMPO, 99.0).set(Fields.EVOLUTION_SPEED, 500).build();
    assertEquals(
        Edit.of("Change tempo", Fields.TEMPO, 99.0),
        V1Bridge.edit(fast, new V1Message.Update(update)));
  }
}
