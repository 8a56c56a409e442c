package org.trillsymbiont.model.state;

/// The closed range of a number in the state, with its default.
///
/// @param min the lowest value, itself allowed
/// @param max the highest value, itself allowed
/// @param defaultValue what a new session starts with
public record Range(double min, double max, double defaultValue) {

  public Range {
    if (!(min <= defaultValue && defaultValue <= max)) {
      throw new IllegalArgumentException(
          "the default " + defaultValue + " is not within " + min + ".." + max);
    }
  }

  /// True for a number within the range; false for NaN.
  public boolean contains(double value) {
    return value >= min && value <= max;
  }

  /// The nearest value within the range.
  public double clamp(double value) {
    return Math.clamp(value, min, max);
  }

  /// The value itself when it is within the range.
  ///
  /// @param name the field's name, for the message
  /// @throws IllegalArgumentException when it is not
  double require(double value, String name) {
    if (!contains(value)) {
      throw new IllegalArgumentException(
          name + " must be within " + text(min) + ".." + text(max) + ", not " + text(value));
    }
    return value;
  }

  private static String text(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
