package org.trillsymbiont.client.sound;

/// A note that was given to the synthesizer.
///
/// @param atNanos the time that was asked for, on the clock of [SoundEngine#nanos]: of a step, when
///   it is to be heard
/// @param frame the frame of the output at which it begins
/// @param source what made it sound
/// @param midi its MIDI number; the fraction is a fraction of a semitone, without the LFO
/// @param gain its peak gain as set in the voice, 0.1..1.5
/// @param seconds from its begin to silence
public record SoundedNote(
    long atNanos, long frame, Source source, double midi, double gain, double seconds) {

  /// What made a note sound.
  public sealed interface Source {

    /// A square of the grid whose step has come.
    ///
    /// @param square 0..63
    /// @param number the step's, 0 or more, since the start after a stop
    /// @param beginMicros when the step begins, on the room's clock
    record Step(int square, long number, long beginMicros) implements Source {}

    /// A square of the grid that somebody touches.
    ///
    /// @param index 0..63
    record Square(int index) implements Source {}

    /// A tone of an auditioned chord.
    record ChordTone() implements Source {}
  }
}
