package org.trillsymbiont.client.sound;

/// Tells which frame is written at which time. Later the session's shared clock can stand here.
///
/// Thread: audio.
interface FrameClock {

  /// Hears that frames were written.
  ///
  /// @param frames how many so far
  /// @param nanos `System.nanoTime` at which the last of them was accepted
  void wrote(long frames, long nanos);

  /// The frame that is, was or will be written at a time.
  long frameAt(long nanos);
}
