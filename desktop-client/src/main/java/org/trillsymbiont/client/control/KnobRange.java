package org.trillsymbiont.client.control;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// What a knob can be turned to, and how its turn is spread over the values. Pure.
///
/// @param min the value at the left stop
/// @param max the value at the right stop, above `min`
/// @param defaultValue what a double click goes back to, within `min`..`max`
/// @param logarithmic true when equal turns are equal factors; `min` is then above 0
public record KnobRange(double min, double max, double defaultValue, boolean logarithmic) {
  private static final MathContext FIVE_DIGITS = new MathContext(5);
  private static final int MOST_DECIMALS = 6;

  public KnobRange {
    if (!(min < max)) {
      throw new IllegalArgumentException("a knob's range must not be empty: " + min + ".." + max);
    }
    if (!(min <= defaultValue && defaultValue <= max)) {
      throw new IllegalArgumentException(
          "the default " + defaultValue + " is not within " + min + ".." + max);
    }
    if (logarithmic && !(min > 0)) {
      throw new IllegalArgumentException("a logarithmic knob must start above 0, not at " + min);
    }
  }

  /// Equal turns are equal differences.
  public static KnobRange linear(double min, double max, double defaultValue) {
    return new KnobRange(min, max, defaultValue, false);
  }

  /// Equal turns are equal factors, as for frequencies.
  public static KnobRange logarithmic(double min, double max, double defaultValue) {
    return new KnobRange(min, max, defaultValue, true);
  }

  /// The nearest value that the knob can have.
  public double clamp(double value) {
    return Math.clamp(value, min, max);
  }

  /// A value to five significant digits and to the millionth: finer than can be seen or heard (a
  /// pitch by 0.02 cents), and short to write down. A knob that is turned back to 0 is at 0, not at
  /// what the computation has left over.
  public static double rounded(double value) {
    BigDecimal fiveDigits = new BigDecimal(value).round(FIVE_DIGITS);
    return fiveDigits.setScale(MOST_DECIMALS, RoundingMode.HALF_UP).doubleValue();
  }

  /// How far a value turns the knob, 0 (left stop) .. 1 (right stop).
  public double turn(double value) {
    double inside = clamp(value);
    return logarithmic
        ? Math.log(inside / min) / Math.log(max / min)
        : (inside - min) / (max - min);
  }

  /// The value at a turn; beyond 0..1 it is the stop's.
  public double value(double turn) {
    double inside = Math.clamp(turn, 0, 1);
    // The stops are exact, whatever rounding does.
    if (inside == 0 || inside == 1) {
      return inside == 0 ? min : max;
    }
    return clamp(logarithmic ? min * Math.pow(max / min, inside) : min + (max - min) * inside);
  }
}
