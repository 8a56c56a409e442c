package org.trillsymbiont.model.evolution;

import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Evolution;

/// What follows from a state by its own rule, seed, generation, floor and harmony. Pure.
public final class NextGeneration {
  private NextGeneration() {}

  /// The squares that are active in the next generation: bit `squareIndex` is set for an active
  /// one.
  public static long of(AppState state) {
    Evolution evolution = state.evolution();
    return of(
        state.musicGrid().activeBits(),
        Rule.of(evolution.ruleset()),
        new Chance(evolution.seed(), evolution.generation()),
        Harmony.of(state),
        evolution.floor());
  }

  /// @param floor how many cells are active at least, 0..64
  static long of(long cells, Rule rule, Chance chance, Harmony harmony, int floor) {
    long next = rule.next(cells, chance, harmony);
    for (int birth = 0; Long.bitCount(next) < floor; birth++) {
      next = harmony.withBirth(next, chance, birth);
    }
    return next;
  }
}
