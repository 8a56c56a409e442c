package org.trillsymbiont.model.theory;

/// Pitches in equal temperament. A4 is 440 Hz (ISO 16) unless it is said otherwise.
public final class Pitch {
  /// The frequency of A4 by ISO 16, in hertz.
  public static final double A4_HZ = 440;

  private static final int A4_MIDI = 69;

  private Pitch() {}

  /// The frequency of a MIDI number, in hertz.
  ///
  /// @param midi a MIDI note number; fractions are fractions of a semitone
  public static double hertz(double midi) {
    return A4_HZ * Math.pow(2, (midi - A4_MIDI) / 12);
  }

  /// The MIDI number of a frequency, with its fraction of a semitone.
  ///
  /// @param hertz above 0
  public static double midi(double hertz) {
    if (!(hertz > 0)) {
      throw new IllegalArgumentException("a frequency must be above 0 Hz, not " + hertz);
    }
    return A4_MIDI + 12 * Math.log(hertz / A4_HZ) / Math.log(2);
  }

  /// How much higher everything sounds when A4 is tuned to a frequency, in semitones; 0 at 440 Hz.
  ///
  /// @param a4Hertz above 0
  public static double tuning(double a4Hertz) {
    return midi(a4Hertz) - A4_MIDI;
  }
}
