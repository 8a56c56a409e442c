package org.trillsymbiont.client.clock;

import java.util.function.DoublePredicate;

/// The line that is to be expected between upper and lower bounds, when all that is possible is
/// weighed by how probable it is.
///
/// A message takes the least possible time, and then some. The more room a slope leaves between the
/// bounds, the less of that "some" it makes the messages take, and the more probable it is: if what
/// they take beyond the least falls off exponentially, with mean `m` for both ways together, then
/// by `exp(2 n room / m)` after `n` exchanges. Within that room nothing is known but that the
/// middle is best. Quartz has its say, too: as long as the messages tell little, no drift is the
/// best guess.
///
/// @param atZero its height at x = 0
/// @param slope of the line
/// @param deviation how far the slope may well be from the truth: a standard deviation
record LikelyLine(double atZero, double slope, double deviation) {
  /// What may be expected of two clocks of which nothing is known: a standard deviation.
  static final double EXPECTED_SLOPE = 40e-6;

  /// Real networks are not that regular: messages come in bursts, and share their fate.
  private static final double TRUST = 1 / 3.0;

  /// What is less probable than the best by `exp` of this does not count.
  private static final double NEGLIGIBLE = -8;

  /// No two messages take exactly as long as each other.
  private static final double LEAST_EXCESS_NANOS = 20_000;

  private static final int SAMPLES = 33;
  private static final int HALVINGS = 40;

  /// Upper bounds, and lower ones upside down.
  private record Bounds(
      Ceiling.Corners upper, Ceiling.Corners lower, double sharpness, double roundTrip) {

    double room(double slope) {
      return upper.below(slope, upper.touchedBy(slope))
          + lower.below(-slope, lower.touchedBy(-slope));
    }

    double middle(double slope) {
      return (upper.below(slope, upper.touchedBy(slope))
              - lower.below(-slope, lower.touchedBy(-slope)))
          / 2;
    }

    /// By how much the room grows with the slope; less and less.
    double growth(double slope) {
      return lower.x(lower.touchedBy(-slope)) - upper.x(upper.touchedBy(slope));
    }

    double logWeight(double slope) {
      // A slope that makes the least round trip seem longer does so with all of them.
      return sharpness * (room(slope) - slope * roundTrip)
          - slope * slope / (2 * EXPECTED_SLOPE * EXPECTED_SLOPE);
    }

    double logWeightGrowth(double slope) {
      return sharpness * (growth(slope) - roundTrip) - slope / (EXPECTED_SLOPE * EXPECTED_SLOPE);
    }
  }

  /// The slope that leaves most room.
  ///
  /// @return that room; below 0 when no line at all is possible
  static double mostRoom(Ceiling.Corners upper, Ceiling.Corners lower) {
    Bounds bounds = new Bounds(upper, lower, 0, 0);
    return bounds.room(roomiest(bounds));
  }

  private static double roomiest(Bounds bounds) {
    return last(-Ceiling.STEEPEST, Ceiling.STEEPEST, slope -> bounds.growth(slope) > 0);
  }

  /// Weighs all lines.
  ///
  /// @param upper bounds
  /// @param lower bounds, upside down; some line lies between them
  /// @param exchanges how many there were, 1 or more
  /// @param roundTrip how long they took in the mean
  static LikelyLine between(
      Ceiling.Corners upper, Ceiling.Corners lower, double exchanges, double roundTrip) {
    double excess = Math.max(LEAST_EXCESS_NANOS, roundTrip - mostRoom(upper, lower));
    Bounds bounds = new Bounds(upper, lower, TRUST * 2 * exchanges / excess, roundTrip);
    double roomiest = roomiest(bounds);
    double most = last(roomiest, Ceiling.STEEPEST, slope -> bounds.room(slope) >= 0);
    double least = last(roomiest, -Ceiling.STEEPEST, slope -> bounds.room(slope) >= 0);
    double best = last(least, most, slope -> bounds.logWeightGrowth(slope) > 0);
    double top = bounds.logWeight(best);
    DoublePredicate counts = slope -> bounds.logWeight(slope) - top > NEGLIGIBLE;
    return mean(bounds, last(best, least, counts), last(best, most, counts), top);
  }

  private static LikelyLine mean(Bounds bounds, double from, double to, double top) {
    double sum = 0;
    double atZero = 0;
    double slopes = 0;
    double squares = 0;
    for (int i = 0; i < SAMPLES; i++) {
      double slope = from + (to - from) * i / (SAMPLES - 1);
      double weight = Math.exp(bounds.logWeight(slope) - top);
      sum += weight;
      atZero += weight * bounds.middle(slope);
      slopes += weight * slope;
      squares += weight * slope * slope;
    }
    double slope = slopes / sum;
    return new LikelyLine(
        atZero / sum, slope, Math.sqrt(Math.max(0, squares / sum - slope * slope)));
  }

  /// How far something is so on the way from one number, where it is so, to another one.
  private static double last(double from, double to, DoublePredicate isSo) {
    double yes = from;
    double no = to;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (yes + no) / 2;
      if (isSo.test(middle)) {
        yes = middle;
      } else {
        no = middle;
      }
    }
    return yes;
  }
}
