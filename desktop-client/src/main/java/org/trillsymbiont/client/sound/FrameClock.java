package org.trillsymbiont.client.sound;

/// Tells which frame is written at which time.
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

  /// When a frame is, was or will be written.
  long nanosAt(long frame);
}
