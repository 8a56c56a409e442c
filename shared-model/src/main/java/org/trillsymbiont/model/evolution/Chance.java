package org.trillsymbiont.model.evolution;

/// Chance that can be had again: a number depends on the run's seed, the generation, the question
/// and the cell, and on nothing else. So any generation can be computed anywhere, in any order.
///
/// @param seed of the run
/// @param generation the number of the generation that is made from, 0 or more
record Chance(long seed, long generation) {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;
  private static final int QUESTIONS = 16;
  private static final int CELLS = 64;

  /// What is asked of chance; each has draws of its own. Its number is part of the protocol.
  enum Question {
    CONSIDER(0),
    BIRTH(1),
    DEATH(2),
    SIDE(3),
    FLOOR(4),
    SPARK(5),
    PLACE(6),
    HOLD(7),
    DROP(8),
    WANDER(9),
    DIRECTION(10);

    private final int number;

    Question(int number) {
      this.number = number;
    }
  }

  /// A chance as a bound for [#says]: integers compare alike on every machine.
  static long share(long of, long among) {
    return (of << 32) / among;
  }

  /// A number 0 .. 2^32-1: SplitMix64's counter and finisher.
  ///
  /// @param cell 0..63, or whatever else is counted there
  long draw(Question question, int cell) {
    long counter = (generation * QUESTIONS + question.number) * CELLS + cell + 1;
    long z = seed + GOLDEN * counter;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return (z ^ (z >>> 31)) >>> 32;
  }

  /// Yes with a chance.
  ///
  /// @param share from [#share]
  boolean says(Question question, int cell, long share) {
    return draw(question, cell) < share;
  }

  /// One of several, all alike: 0 .. choices - 1.
  int choice(Question question, int cell, int choices) {
    return (int) ((draw(question, cell) * choices) >>> 32);
  }
}
