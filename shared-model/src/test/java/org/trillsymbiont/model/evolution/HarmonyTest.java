package org.trillsymbiont.model.evolution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Evolution;
import org.trillsymbiont.model.state.GridPitch;
import org.trillsymbiont.model.theory.Degree;
import org.trillsymbiont.model.theory.Mode;
import org.trillsymbiont.model.theory.PitchClass;

final class HarmonyTest {
  private static AppState state(PitchClass tonic, Mode mode, Degree chord, boolean followsKey) {
    AppState.Builder builder = AppState.INITIAL.toBuilder();
    builder.selectedKey(tonic);
    builder.selectedScale(mode);
    builder.selectedChord(chord);
    builder.isSynchronized(followsKey);
    builder.evolution(Evolution.INITIAL.withHarmonic(true));
    return builder.build();
  }

  @Test
  void isTheChordsRowsInAGridThatFollowsTheKey() {
    long[] rows = new long[8];
    Arrays.setAll(rows, row -> 0xffL << (row * 8));
    for (int fifths = -3; fifths <= 8; fifths++) {
      for (Mode mode : EnumSet.range(Mode.MAJOR, Mode.MELODIC_MINOR)) {
        PitchClass tonic = new PitchClass(fifths);
        assertEquals(
            rows[0] | rows[2] | rows[4] | rows[7],
            Harmony.of(state(tonic, mode, Degree.I, true)).cells());
        assertEquals(
            rows[0] | rows[3] | rows[5] | rows[7],
            Harmony.of(state(tonic, mode, Degree.IV, true)).cells());
        assertEquals(
            rows[1] | rows[4] | rows[6], Harmony.of(state(tonic, mode, Degree.V, true)).cells());
      }
    }
  }

  @Test
  void isTheChordsNotesInAFreeGrid() {
    AppState g = state(PitchClass.C, Mode.MAJOR, Degree.V, false);
    Harmony harmony = Harmony.of(g);
    assertNotEquals(Harmony.FREE, harmony);
    for (int cell = 0; cell < 64; cell++) {
      String note = GridPitch.note(g, cell).asciiName();
      assertEquals("GBD".contains(note), harmony.contains(cell), note);
    }
  }

  @Test
  void isAnywhereWhenNobodyAsksAndWhenNoCellPlaysTheChord() {
    assertEquals(Harmony.FREE, Harmony.of(AppState.INITIAL));
    AppState sharps = state(PitchClass.parse("F#"), Mode.MAJOR, Degree.I, false);
    assertEquals(Harmony.FREE, Harmony.of(sharps));
    assertThrows(IllegalArgumentException.class, () -> new Harmony(0));
  }

  @Test
  void birthsFallOnFreeCellsOfTheHarmonyThenOnAnyOthers() {
    Chance chance = new Chance(1, 2);
    Harmony twoRows = new Harmony(0xff00ffL);
    long cells = 1;
    for (int birth = 0; birth < 63; birth++) {
      long next = twoRows.withBirth(cells, chance, birth);
      assertEquals(1, Long.bitCount(next & ~cells));
      assertEquals(cells, next & cells);
      assertTrue(birth >= 15 || twoRows.contains(Long.numberOfTrailingZeros(next & ~cells)));
      cells = next;
    }
    assertEquals(-1L, cells);
  }

  @Test
  void birthsFavourNoCell() {
    int[] births = new int[64];
    for (int generation = 0; generation < 64_000; generation++) {
      long next = Harmony.FREE.withBirth(0, new Chance(5, generation), 0);
      births[Long.numberOfTrailingZeros(next)]++;
    }
    assertTrue(Arrays.stream(births).allMatch(count -> count > 850 && count < 1150));
  }

  @Test
  void theNearestCellOfAColumnWithoutHarmonyIsTheCellItself() {
    Harmony oneCell = new Harmony(1L << 8);
    assertEquals(8, oneCell.nearest(56, new Chance(1, 1)));
    assertEquals(8, oneCell.nearest(0, new Chance(1, 1)));
    assertEquals(57, oneCell.nearest(57, new Chance(1, 1)));
  }
}
