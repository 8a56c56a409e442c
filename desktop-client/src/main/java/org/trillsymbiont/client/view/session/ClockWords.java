package org.trillsymbiont.client.view.session;

import java.util.Locale;
import org.trillsymbiont.client.clock.ServerClock.Quality;

/// How well this computer keeps the room's time, in words.
///
/// @param summary for the status bar
/// @param offset how far off its idea of the room's time may be
/// @param roundTrip to the server and back
/// @param drift how much faster the room's clock runs
record ClockWords(String summary, String offset, String roundTrip, String drift) {
  private static final String UNKNOWN = "not known";
  private static final double MICROS_IN_MILLI = 1000;
  private static final double WHOLE_MILLIS_FROM = 10;

  /// @param isConnected whether the server is being heard
  static ClockWords of(Quality quality, boolean isConnected) {
    String plusMinus =
        quality.plusMinusMicros() < 0 ? UNKNOWN : "± " + millis(quality.plusMinusMicros());
    return new ClockWords(
        summary(quality, isConnected, plusMinus),
        plusMinus,
        quality.rttMicros() < 0 ? UNKNOWN : millis(quality.rttMicros()),
        quality.driftPpm() == 0
            ? UNKNOWN
            : String.format(Locale.ROOT, "%+.1f ppm", quality.driftPpm()));
  }

  private static String summary(Quality quality, boolean isConnected, String plusMinus) {
    if (!isConnected) {
      return "Own time";
    }
    return quality.isSettled() ? "In time " + plusMinus : "Finding the beat";
  }

  private static String millis(long micros) {
    double millis = micros / MICROS_IN_MILLI;
    return String.format(Locale.ROOT, millis < WHOLE_MILLIS_FROM ? "%.2f ms" : "%.0f ms", millis);
  }
}
