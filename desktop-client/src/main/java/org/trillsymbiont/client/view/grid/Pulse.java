package org.trillsymbiont.client.view.grid;

/// How bright a square lights up when it sounds: at once, then as its voice's envelope
/// ([org.trillsymbiont.client.sound] `Envelope`) falls on a line; or evenly while it is held, and
/// as a released note afterwards. Pure.
///
/// @param peak how bright at most, 0..1
/// @param decaySeconds from the peak to darkness, above 0; infinite while it is held
record Pulse(double peak, double decaySeconds) {
  /// The voice's attack, in which light is at its peak already.
  private static final double ATTACK_SECONDS = 0.05;

  private static final double RELEASE_SECONDS = 0.35;

  /// The softest square's part of the loudest one's light.
  private static final double SOFTEST = 0.4;

  /// The light of a note.
  ///
  /// @param gain 0.1..1.5
  /// @param decaySeconds of its voice, or infinite
  static Pulse of(double gain, double decaySeconds) {
    return new Pulse(SOFTEST + (1 - SOFTEST) * GridColours.loudness(gain), decaySeconds);
  }

  /// The light that a held note leaves when it is released.
  Pulse released() {
    return new Pulse(peak, RELEASE_SECONDS);
  }

  boolean isHeld() {
    return Double.isInfinite(decaySeconds);
  }

  /// The part of the peak that is left, 0..1.
  ///
  /// @param seconds since the begin, 0 or more
  double left(double seconds) {
    return Math.clamp(1 - (seconds - ATTACK_SECONDS) / decaySeconds, 0, 1);
  }
}
