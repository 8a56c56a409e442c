package org.trillsymbiont.client.view.history;

/// Which part of a history is in sight, and where on the timeline a moment is. Pure.
///
/// @param from when it begins, in the history's time
/// @param to when it ends, after `from`
/// @param left where on the timeline it begins, in pixels
/// @param width how wide it is there, more than 0
record TimeScale(double from, double to, double left, double width) {
  /// Not less is seen at once.
  static final double LEAST_MICROS = 2_000_000;

  double x(double micros) {
    return left + (micros - from) / (to - from) * width;
  }

  double micros(double x) {
    return from + (x - left) / width * (to - from);
  }

  double length() {
    return to - from;
  }

  /// Shows more or less of the time, with a moment where it is.
  ///
  /// @param factor of what is seen; below 1 it is seen larger
  /// @param whole how long the history is
  TimeScale zoomed(double factor, double around, double whole) {
    double most = Math.max(whole, LEAST_MICROS);
    double wanted = Math.clamp(length() * factor, LEAST_MICROS, most);
    double begin = around - (around - from) / length() * wanted;
    return at(begin, wanted, most);
  }

  /// Shows an earlier or later time.
  TimeScale moved(double by, double whole) {
    return at(from + by, length(), Math.max(whole, LEAST_MICROS));
  }

  /// Moves as little as it takes for a moment to be in sight.
  TimeScale showing(double micros, double whole) {
    double margin = length() / 20;
    if (micros < from) {
      return moved(micros - margin - from, whole);
    }
    return micros > to ? moved(micros + margin - to, whole) : this;
  }

  private TimeScale at(double begin, double wanted, double most) {
    double first = Math.clamp(begin, 0, Math.max(0, most - wanted));
    return new TimeScale(first, first + wanted, left, width);
  }

  /// The same time on another timeline.
  TimeScale on(double otherLeft, double otherWidth) {
    return new TimeScale(from, to, otherLeft, Math.max(1, otherWidth));
  }
}
