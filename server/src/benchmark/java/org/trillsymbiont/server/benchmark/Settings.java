package org.trillsymbiont.server.benchmark;

import java.time.Duration;

/// What may be said on the command line beside the parts.
final class Settings {
  private Settings() {}

  /// How long the long ones take: `-Dbenchmark.minutes`, which may be a fraction.
  ///
  /// @param byDefault in minutes, short enough for a try
  static Duration length(double byDefault) {
    return Duration.ofMillis(Math.round(60_000 * number("benchmark.minutes", byDefault)));
  }

  /// How many times something is repeated: `-Dbenchmark.rounds`.
  static int rounds(int byDefault) {
    return (int) number("benchmark.rounds", byDefault);
  }

  private static double number(String name, double byDefault) {
    // Maven passes on what was not given as nothing.
    String given = System.getProperty(name, "");
    return given.isEmpty() ? byDefault : Double.parseDouble(given);
  }
}
