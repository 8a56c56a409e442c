package org.trillsymbiont.model.theory;

/// Pitches in equal temperament, A4 = 440 Hz (ISO 16).
public final class Pitch {
  private static final double A4_HZ = 440;
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
}
