package org.trillsymbiont.client.sound;

/// Takes the finished sound and thereby gives the pace: the audio thread waits in [#write].
///
/// Thread: audio, but for [#nanos], [#status] and [#close].
sealed interface Sink extends AutoCloseable permits DeviceSink, PacedSink, VirtualTime {

  /// Takes a block and returns when there is room for the next one, or at once when closed.
  ///
  /// @param pcm 16 bits, stereo, little-endian, 44100 Hz
  /// @param bytes how many of them, whole frames
  void write(byte[] pcm, int bytes);

  /// The time on the clock that callers use, `System.nanoTime` unless time is virtual.
  long nanos();

  /// How long a written frame waits in the device before it is heard.
  long bufferNanos();

  /// Whether it is heard.
  SoundStatus status();

  /// A clock that fits this sink.
  FrameClock clock();

  /// Ends the waiting in [#write] and gives the device back.
  @Override
  void close();
}
