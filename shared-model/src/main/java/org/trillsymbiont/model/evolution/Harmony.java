package org.trillsymbiont.model.evolution;

import java.util.HashSet;
import java.util.Set;
import org.trillsymbiont.model.evolution.Chance.Question;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.GridPitch;
import org.trillsymbiont.model.state.MusicGrid;

/// On which cells births by chance may fall.
///
/// @param cells a bit for each; never none
record Harmony(long cells) {
  /// Anywhere.
  static final Harmony FREE = new Harmony(-1L);

  /// No cell.
  static final int NONE = -1;

  private static final long HALF = Chance.share(1, 2);

  Harmony {
    if (cells == 0) {
      throw new IllegalArgumentException("births must be possible somewhere");
    }
  }

  /// The cells that play a note of the selected chord, in whatever octave; all when the evolution
  /// does not care for harmony, and when no cell plays any (a grid that is free from the key).
  static Harmony of(AppState state) {
    if (!state.evolution().isHarmonic()) {
      return FREE;
    }
    Set<Integer> chord = new HashSet<>();
    state.chord().notes().forEach(note -> chord.add(note.chroma()));
    long cells = 0;
    for (int cell = 0; cell < Cells.COUNT; cell++) {
      if (chord.contains(GridPitch.note(state, cell).chroma())) {
        cells |= Cells.only(cell);
      }
    }
    return cells == 0 ? FREE : new Harmony(cells);
  }

  boolean contains(int cell) {
    return Cells.has(cells, cell);
  }

  /// The nearest cell of the harmony in the same column; of two that are equally near chance takes
  /// one. The cell itself when the column has none.
  int nearest(int cell, Chance chance) {
    if (contains(cell)) {
      return cell;
    }
    int below = next(cell, -1);
    int above = next(cell, 1);
    if (below == NONE || above == NONE) {
      return below != NONE ? below : above != NONE ? above : cell;
    }
    int down = cell - below;
    int up = above - cell;
    boolean goesDown = down == up ? chance.says(Question.SIDE, cell, HALF) : down < up;
    return goesDown ? below : above;
  }

  /// The next cell of the harmony in the same column; [#NONE] when there is none.
  ///
  /// @param by 1 to look up in pitch, -1 to look down
  int next(int cell, int by) {
    int next = cell;
    do {
      next += by * MusicGrid.COLUMNS;
      if (next < 0 || next >= Cells.COUNT) {
        return NONE;
      }
    } while (!contains(next));
    return next;
  }

  /// A pattern with one more cell: a free one of the harmony, else any free one.
  ///
  /// @param pattern not full
  /// @param birth tells several births of a generation apart, 0..63
  long withBirth(long pattern, Chance chance, int birth) {
    long inHarmony = cells & ~pattern;
    long free = inHarmony != 0 ? inHarmony : ~pattern;
    int place = chance.choice(Question.FLOOR, birth, Long.bitCount(free));
    return pattern | Cells.only(Cells.nth(free, place));
  }
}
