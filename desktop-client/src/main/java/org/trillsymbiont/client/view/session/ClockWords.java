package org.trillsymbiont.client.view.session;

import org.trillsymbiont.client.clock.ServerClock.Quality;
import org.trillsymbiont.client.text.Texts;

/// How well this computer keeps the room's time, in words.
///
/// @param summary for the status bar
/// @param offset how far off its idea of the room's time may be
/// @param roundTrip to the server and back
/// @param drift how much faster the room's clock runs
record ClockWords(String summary, String offset, String roundTrip, String drift) {
  private static final Texts TEXTS = Texts.of(ClockWords.class);
  private static final double MICROS_IN_MILLI = 1000;
  private static final double WHOLE_MILLIS_FROM = 10;

  /// @param isConnected whether the server is being heard
  static ClockWords of(Quality quality, boolean isConnected) {
    String plusMinus =
        quality.plusMinusMicros() < 0
            ? TEXTS.get("clock.unknown")
            : "± " + millis(quality.plusMinusMicros());
    String roundTrip =
        quality.rttMicros() < 0 ? TEXTS.get("clock.unknown") : millis(quality.rttMicros());
    String drift =
        quality.driftPpm() == 0
            ? TEXTS.get("clock.unknown")
            : String.format(Texts.locale(), "%+.1f ppm", quality.driftPpm());
    return new ClockWords(
        summary(quality, isConnected, roundTrip, plusMinus), plusMinus, roundTrip, drift);
  }

  private static String summary(
      Quality quality, boolean isConnected, String roundTrip, String plusMinus) {
    if (!isConnected) {
      return TEXTS.get("clock.own");
    }
    return quality.isSettled()
        ? TEXTS.get("clock.in-time", roundTrip, plusMinus)
        : TEXTS.get("clock.finding");
  }

  private static String millis(long micros) {
    double millis = micros / MICROS_IN_MILLI;
    return String.format(
        Texts.locale(), millis < WHOLE_MILLIS_FROM ? "%.2f ms" : "%.0f ms", millis);
  }
}
