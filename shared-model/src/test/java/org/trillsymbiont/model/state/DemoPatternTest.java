package org.trillsymbiont.model.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.theory.PitchClass;

final class DemoPatternTest {

  private static AppState load(AppState before, DemoPattern pattern) {
    return Reducer.apply(before, Gestures.loadPattern(before, pattern));
  }

  /// A room in which much is otherwise.
  private static AppState another() {
    AppState state = Reducer.apply(AppState.INITIAL, Gestures.randomise(new Random(5)));
    state = Reducer.apply(state, Gestures.applyVoiceSet(state, VoiceSet.REEDS));
    AppState.Builder builder = state.toBuilder();
    builder.isSynchronized(false);
    builder.tonality(
        state
            .tonality()
            .withChordFollowing(ChordFollowing.SNAP)
            .withKeyChange(KeyChange.NEXT_BAR)
            .withNextKey(PitchClass.parse("E")));
    return builder.build();
  }

  @Test
  void thereAreAtLeastThreeAllDifferent() {
    Set<Long> grids =
        Arrays.stream(DemoPattern.values()).map(DemoPattern::squares).collect(Collectors.toSet());
    assertEquals(DemoPattern.values().length, grids.size());
    assertTrue(grids.size() >= 3);
    long names =
        Arrays.stream(DemoPattern.values()).map(DemoPattern::displayName).distinct().count();
    assertEquals(grids.size(), names);
  }

  @ParameterizedTest
  @EnumSource
  void thePictureIsTheGrid(DemoPattern pattern) {
    AppState state = load(another(), pattern);
    assertEquals(pattern.squares(), state.musicGrid().activeBits());
    assertEquals(Optional.of(pattern.voices()), VoiceSet.of(state.musicGrid()));
    assertEquals(pattern.key(), state.key());
    assertEquals(pattern.key(), state.tonality().chosenKey(), "no other key is to follow");
    assertEquals(pattern.tempo(), state.tempo());
    assertEquals(pattern.reverb(), state.reverb());
    assertEquals(pattern.chorus(), state.chorus());
    assertTrue(state.isSequencerRunning());
  }

  /// Thin enough to be heard through, and something in every bar.
  @ParameterizedTest
  @EnumSource
  void someButNotTooManySquaresAreOn(DemoPattern pattern) {
    int count = Long.bitCount(pattern.squares());
    assertTrue(count >= 6 && count <= 20, pattern + ": " + count);
    MusicGrid grid = load(AppState.INITIAL, pattern).musicGrid();
    for (int column = 0; column < MusicGrid.COLUMNS; column++) {
      assertTrue(grid.activeInColumn(column).size() <= 3, pattern + " column " + column);
    }
    assertFalse(grid.activeInColumn(0).isEmpty(), pattern + " begins with a note");
  }

  @ParameterizedTest
  @EnumSource
  void everySquareThatIsOnSoundsInKey(DemoPattern pattern) {
    AppState state = load(another(), pattern);
    Set<Integer> scale =
        state.key().scale().stream().map(PitchClass::chroma).collect(Collectors.toSet());
    for (MusicGridSquare square : state.musicGrid().squares()) {
      if (square.isActive()) {
        assertTrue(
            scale.contains(Math.floorMod(GridPitch.midi(state, square.squareIndex()), 12)),
            pattern + " square " + square.squareIndex());
        double hertz = GridPitch.hertz(state, square.squareIndex()) * square.voice().primaryFreq();
        assertTrue(hertz > 40 && hertz < 4000, pattern + ": " + hertz + " Hz");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theHighestLineOfThePictureIsTheHighestNote(DemoPattern pattern) {
    AppState state = load(AppState.INITIAL, pattern);
    assertTrue(
        GridPitch.midi(state, MusicGrid.index(7, 0))
            > GridPitch.midi(state, MusicGrid.index(0, 0)));
  }

  @Test
  void bellsRingEachOfTheEightOnce() {
    MusicGrid grid = load(AppState.INITIAL, DemoPattern.BELLS).musicGrid();
    for (int column = 0; column < MusicGrid.COLUMNS; column++) {
      assertEquals(1, grid.activeInColumn(column).size());
    }
    assertEquals(7, MusicGrid.row(grid.activeInColumn(0).getFirst().squareIndex()), "the treble");
    assertEquals(0, MusicGrid.row(grid.activeInColumn(7).getFirst().squareIndex()), "the tenor");
  }

  @ParameterizedTest
  @EnumSource
  void setsOnlyWhatIsDifferentUnderItsOwnName(DemoPattern pattern) {
    AppState before = another();
    Edit edit = Gestures.loadPattern(before, pattern);
    assertEquals("Pattern " + pattern.displayName(), edit.label());
    assertTrue(edit.sets(Fields.TEMPO));
    AppState after = Reducer.apply(before, edit);
    assertTrue(Gestures.loadPattern(after, pattern).isEmpty());
    assertEquals(before.masterVolume(), after.masterVolume());
    assertEquals(before.evolution(), after.evolution());
  }
}
