package org.trillsymbiont.client.sound;

/// Another instrument that plays along: it hears of every note before the note is due, and of what
/// happens to it later.
///
/// Thread: audio; it must neither block nor be slow.
public interface Companion {

  /// A note that sounds, or is about to. Its values are those of this moment, for knobs may be
  /// turned while it sounds. Thread: any.
  interface Note {

    /// Tells notes apart; each is used once.
    long id();

    /// What made it sound.
    SoundedNote.Source source();

    /// When it is to be heard, on the clock of [SoundEngine#nanos]; of a touched note the moment of
    /// the touch, so as soon as possible.
    long atNanos();

    /// From its begin to silence; infinite while it is held.
    double seconds();

    /// Its voice's gain, 0.1..1.5.
    double gain();

    /// Its pitch at a time, the LFO included.
    ///
    /// @param nanos on the clock of [SoundEngine#nanos], at or after [#atNanos]
    /// @return a MIDI number; the fraction is a fraction of a semitone
    double midi(long nanos);
  }

  /// A note begins soon.
  void begins(Note note);

  /// A held note is released.
  ///
  /// @param id the note's
  /// @param atNanos when
  void released(long id, long atNanos);

  /// Everything ends at once.
  void silenced();
}
