package org.trillsymbiont.model.evolution;

import org.trillsymbiont.model.state.Ruleset;

/// How one generation follows from another. Pure.
@FunctionalInterface
interface Rule {

  /// The next generation, before the floor.
  ///
  /// @param cells bit `row * 8 + column` is set for an active cell
  /// @param chance of this generation
  /// @param harmony where births by chance may fall
  long next(long cells, Chance chance, Harmony harmony);

  /// The rule of a name.
  static Rule of(Ruleset ruleset) {
    return switch (ruleset) {
      case SYMBIONT -> Symbiont::next;
      case LIFE -> Life::next;
      case RAIN -> Rain::next;
      case DRIFT -> Drift::next;
    };
  }
}
