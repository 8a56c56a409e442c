package org.trillsymbiont.model.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.theory.Degree;
import org.trillsymbiont.model.theory.Mode;
import org.trillsymbiont.model.theory.PitchClass;

final class AppStateTest {
  @Test
  void startsWithTheOriginalsDefaults() {
    AppState state = AppState.INITIAL;
    assertEquals("C", state.selectedKey().asciiName());
    assertEquals(Mode.MAJOR, state.selectedScale());
    assertEquals(Degree.I, state.selectedChord());
    assertTrue(state.isSynchronized());
    assertFalse(state.showHelp() || state.showCircleOfFifths() || state.isSequencerRunning());
    assertEquals(1.0, state.masterVolume());
    assertEquals(99, state.tempo());
    assertEquals(-1, state.currentSequenceStep());
    assertEquals(
        new Evolution(false, 500, 0, 16, Ruleset.SYMBIONT, 1, 0, 0, 1, false), state.evolution());
    assertEquals(64, state.musicGrid().squares().size());
    Voice voice = new Voice(1, Waveform.SAWTOOTH, 1.5, 0.5, 0.2, Waveform.SINE, 0, 0.5);
    for (MusicGridSquare square : state.musicGrid().squares()) {
      assertFalse(square.isActive() || square.isExpanded());
      assertEquals(voice, square.voice());
    }
  }

  @Test
  void knowsItsStep() {
    assertEquals(303_030_303, AppState.INITIAL.stepNanos());
  }

  @Test
  void takesEveryTonicThatAKeyCanBeWrittenWith() {
    AppState.Builder builder = AppState.INITIAL.toBuilder();
    for (int fifths = -7; fifths <= 10; fifths++) {
      builder.selectedKey(new PitchClass(fifths));
      assertEquals(fifths, builder.build().selectedKey().fifths());
    }
    builder.selectedKey(new PitchClass(-8));
    assertThrows(IllegalArgumentException.class, builder::build);
    builder.selectedKey(new PitchClass(11));
    assertThrows(IllegalArgumentException.class, builder::build);
  }

  @Test
  void tellsTheOriginalTheSamePitchUnderOneOfItsNames() {
    List<String> names = List.of("Eb", "Bb", "F", "C", "G", "D", "A", "E", "B", "F#", "C#", "G#");
    for (int fifths = -7; fifths <= 10; fifths++) {
      PitchClass tonic = new PitchClass(fifths);
      PitchClass told = AppState.originalTonic(tonic);
      assertTrue(names.contains(told.asciiName()), told.asciiName());
      assertEquals(tonic.chroma(), told.chroma());
    }
  }

  @Test
  void refusesAGridThatIsNot64SquaresInTheirPlaces() {
    List<MusicGridSquare> squares = new ArrayList<>(MusicGrid.INITIAL.squares());
    squares.removeLast();
    assertThrows(IllegalArgumentException.class, () -> new MusicGrid(squares));
    squares.add(MusicGridSquare.initial(5));
    assertThrows(IllegalArgumentException.class, () -> new MusicGrid(squares));
    assertThrows(IllegalArgumentException.class, () -> MusicGridSquare.initial(64));
    assertThrows(IllegalArgumentException.class, () -> MusicGridSquare.initial(-1));
  }

  @Test
  void playsRowsOfTheKeyOrTheOriginalsMatrix() {
    AppState.Builder builder = AppState.INITIAL.toBuilder();
    builder.selectedScale(Mode.MINOR);
    AppState minor = builder.build();
    builder.isSynchronized(false);
    AppState free = builder.build();
    for (int column = 0; column < 8; column++) {
      assertEquals(63, GridPitch.midi(minor, MusicGrid.index(2, column)));
      assertEquals(72, GridPitch.midi(minor, MusicGrid.index(7, column)));
    }
    assertEquals("Eb", GridPitch.note(minor, MusicGrid.index(2, 4)).asciiName());
    assertEquals(48, GridPitch.midi(free, MusicGrid.index(0, 0)));
    assertEquals(50, GridPitch.midi(free, MusicGrid.index(0, 1)));
    assertEquals(72, GridPitch.midi(free, MusicGrid.index(7, 7)));
  }

  @Test
  void snapsRowsToTheNearestNotesOfTheChord() {
    AppState.Builder builder = AppState.INITIAL.toBuilder();
    builder.selectedChord(Degree.V);
    builder.tonality(builder.tonality().withChordFollowing(ChordFollowing.SNAP));
    // G major's B D G; of two that are as near, the lower.
    List<Integer> expected = List.of(59, 62, 62, 67, 67, 67, 71, 71);
    for (int row = 0; row < 8; row++) {
      assertEquals(expected.get(row), GridPitch.midi(builder.build(), MusicGrid.index(row, 3)));
      assertTrue(GridPitch.isInChord(builder.build(), MusicGrid.index(row, 3)));
    }
    builder.isSynchronized(false);
    assertEquals(48, GridPitch.midi(builder.build(), 0), "a free grid does not follow");
  }

  @Test
  void rowsNeverDescendWhateverTheyFollow() {
    for (Mode mode : Mode.values()) {
      for (Degree degree : Degree.values()) {
        for (ChordFollowing following : ChordFollowing.values()) {
          AppState.Builder builder = AppState.INITIAL.toBuilder();
          builder.selectedScale(mode);
          builder.selectedChord(degree);
          builder.tonality(builder.tonality().withChordFollowing(following).withSevenths(true));
          AppState state = builder.build();
          for (int row = 1; row < 8; row++) {
            int below = GridPitch.midi(state, MusicGrid.index(row - 1, 0));
            assertTrue(GridPitch.midi(state, MusicGrid.index(row, 0)) >= below, state.toString());
          }
        }
      }
    }
  }

  @Test
  void isTunedByA4() {
    AppState.Builder builder = AppState.INITIAL.toBuilder();
    int a4 = MusicGrid.index(5, 0);
    assertEquals(440, GridPitch.hertz(builder.build(), a4), 1e-9);
    builder.tonality(builder.tonality().withA4Hertz(415));
    assertEquals(415, GridPitch.hertz(builder.build(), a4), 1e-9);
    assertEquals(415 * Math.pow(2, -9 / 12.0), GridPitch.hertz(builder.build(), 0), 1e-9);
    assertThrows(IllegalArgumentException.class, () -> Tonality.INITIAL.withA4Hertz(414.9));
  }

  @Test
  void countsItsActiveSquares() {
    AppState.Builder builder = AppState.INITIAL.toBuilder();
    builder.square(MusicGridSquare.initial(0).withActive(true));
    builder.square(MusicGridSquare.initial(63).withActive(true));
    MusicGrid grid = builder.build().musicGrid();
    assertEquals(2, grid.activeCount());
    assertEquals(1L | Long.MIN_VALUE, grid.activeBits());
    assertEquals(List.of(grid.square(63)), grid.activeInColumn(7));
  }

  @Test
  void clampsToItsRange() {
    Range range = new Range(0.25, 2, 1);
    assertEquals(0.25, range.clamp(-5));
    assertEquals(2, range.clamp(Double.POSITIVE_INFINITY));
    assertFalse(range.contains(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new Range(0, 1, 2));
    assertThrows(IllegalArgumentException.class, () -> new Range(0, Double.NaN, 0));
  }
}
