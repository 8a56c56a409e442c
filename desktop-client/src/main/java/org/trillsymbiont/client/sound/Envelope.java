package org.trillsymbiont.client.sound;

/// How loud a note is as time passes, as a part of its peak: up on a line within 50 ms, then down
/// to silence on a line, as in the original; or, while a square is held, the peak until it is
/// released.
///
/// @param decaySeconds from the peak to silence; infinite for a note that is held
record Envelope(double decaySeconds) {
  /// The attack of every note.
  static final double ATTACK_SECONDS = 0.05;

  /// A released note falls by 20 dB each 73 ms, and is silent after this time.
  static final double RELEASE_SECONDS = 0.35;

  private static final double RELEASE_DB = 96;

  boolean isHeld() {
    return Double.isInfinite(decaySeconds);
  }

  /// From begin to silence; infinite for a note that is held.
  double seconds() {
    return ATTACK_SECONDS + decaySeconds;
  }

  /// The level, 0..1.
  ///
  /// @param seconds since the note's begin
  /// @param released seconds since its release; below 0 before it
  double level(double seconds, double released) {
    if (seconds <= 0 || released >= RELEASE_SECONDS) {
      return 0;
    }
    double rise = Math.min(1, seconds / ATTACK_SECONDS);
    double fall = Math.min(1, 1 - (seconds - ATTACK_SECONDS) / decaySeconds);
    double struck = Math.max(0, Math.min(rise, fall));
    return released <= 0 ? struck : struck * fade(released);
  }

  private static double fade(double released) {
    return Math.pow(10, -RELEASE_DB / 20 * released / RELEASE_SECONDS);
  }

  /// Whether nothing is heard from that time on.
  boolean over(double seconds, double released) {
    return seconds >= seconds() || released >= RELEASE_SECONDS;
  }
}
