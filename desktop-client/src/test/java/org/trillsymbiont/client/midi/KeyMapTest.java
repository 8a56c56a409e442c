package org.trillsymbiont.client.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.GridPitch;
import org.trillsymbiont.model.state.MusicGrid;
import org.trillsymbiont.model.theory.Mode;
import org.trillsymbiont.model.theory.PitchClass;

class KeyMapTest {
  private static final AppState C_MAJOR = AppState.INITIAL;
  private static final int C4 = 60;

  @Test
  void theRowsOfTheScaleAreItsWhiteKeys() {
    int tonic = GridPitch.midi(C_MAJOR, 0);
    int[] scale = {0, 2, 4, 5, 7, 9, 11, 12};
    for (int row = 0; row < 8; row++) {
      int square = KeyMap.square(C_MAJOR, tonic + scale[row], 3);
      assertEquals(MusicGrid.index(row, 3), square);
    }
  }

  @Test
  void everyOctaveFindsTheSameRows() {
    for (int key = 2; key < 128; key += 12) {
      assertEquals(MusicGrid.index(1, 0), KeyMap.square(C_MAJOR, key, 0), "D in any octave");
    }
    int tonic = GridPitch.midi(C_MAJOR, 0);
    assertEquals(0, KeyMap.square(C_MAJOR, tonic - 24, 0), "the tonic below is the lower row");
    assertEquals(
        MusicGrid.index(7, 0), KeyMap.square(C_MAJOR, tonic + 36, 0), "above it is the upper one");
  }

  @Test
  void noOtherRowIsNearer() {
    AppState.Builder builder = C_MAJOR.toBuilder();
    builder.selectedKey(new PitchClass(-3));
    builder.selectedScale(Mode.DORIAN);
    AppState inKey = builder.build();
    builder.isSynchronized(false);
    for (AppState each : new AppState[] {inKey, builder.build()}) {
      for (int key = 0; key < 128; key++) {
        for (int column = 0; column < 8; column++) {
          int found = KeyMap.square(each, key, column);
          assertEquals(column, MusicGrid.column(found));
          for (int row = 0; row < 8; row++) {
            int other = MusicGrid.index(row, column);
            assertTrue(apart(each, key, found) <= apart(each, key, other));
          }
        }
      }
    }
    assertEquals(C4 % 12, GridPitch.midi(C_MAJOR, 0) % 12);
  }

  private static int apart(AppState state, int key, int square) {
    int folded = Math.floorMod(key - GridPitch.midi(state, square), 12);
    return Math.min(folded, 12 - folded);
  }
}
