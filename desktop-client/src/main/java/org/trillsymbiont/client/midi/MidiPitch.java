package org.trillsymbiont.client.midi;

import java.util.OptionalInt;

/// From pitches to keys, bends and velocities. Pure.
final class MidiPitch {
  static final int CENTRE = 8192;
  private static final int MOST_BEND = 16_383;
  private static final int OCTAVE = 12;
  private static final double MOST_GAIN = 1.5;
  private static final int MOST_VELOCITY = 127;

  private MidiPitch() {}

  /// The key that a pitch is nearest to, within the range of the settings.
  ///
  /// @param midi a MIDI number with its fraction
  /// @return empty when it is outside and left out
  static OptionalInt key(double midi, MidiOutSettings settings) {
    int key = (int) Math.rint(midi);
    boolean isInside = settings.lowest() <= key && key <= settings.highest();
    if (isInside) {
      return OptionalInt.of(key);
    }
    if (!settings.isFolding()) {
      return OptionalInt.empty();
    }
    int octaves =
        key < settings.lowest()
            ? Math.ceilDiv(settings.lowest() - key, OCTAVE)
            : -Math.ceilDiv(key - settings.highest(), OCTAVE);
    return OptionalInt.of(key + OCTAVE * octaves);
  }

  /// The pitch bend for a distance from the key.
  ///
  /// @return 0..16383, 8192 for none
  static int bend(double semitones, int rangeSemitones) {
    double bend = CENTRE + Math.rint(CENTRE * semitones / rangeSemitones);
    return (int) Math.clamp(bend, 0, MOST_BEND);
  }

  /// The velocity of a gain: instruments' levels follow the velocity's square, as General MIDI
  /// recommends.
  ///
  /// @param gain 0.1..1.5
  /// @return 1..127
  static int velocity(double gain) {
    return (int) Math.clamp(Math.rint(MOST_VELOCITY * Math.sqrt(gain / MOST_GAIN)), 1, 127);
  }
}
