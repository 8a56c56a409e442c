package org.trillsymbiont.client.sound;

/// Takes the finished sound and thereby gives the pace: the audio thread waits in [#write].
///
/// Thread: audio, but for [#nanos], [#status] and [#close].
sealed interface Sink extends AutoCloseable permits DeviceSink, PacedSink, VirtualTime {

  /// Takes a block and returns when there is room for the next one, or at once when closed.
  ///
  /// @param stereo left and right in turn, -1..1, 44100 Hz; used again afterwards
  /// @param frames how many
  void write(float[] stereo, int frames);

  /// Lets silence be heard and waits meanwhile, much longer at a time than [#write] does: for so
  /// many blocks, or until the bell rings, or for as long as the device can be left to itself.
  ///
  /// @param mostBlocks 1 or more
  /// @return how many blocks have passed, 0 or more; what has begun when the bell rings is still to
  ///   be written. 0 without a ring when this sink cannot be left to itself now
  int rest(int mostBlocks, Bell bell);

  /// When the sink took the last frame of the last rest, or could have taken it if it had been
  /// given it then.
  long tookNanos();

  /// The time on the clock that callers use, `System.nanoTime` unless time is virtual.
  long nanos();

  /// How long a written frame waits in the device before it is heard, at this moment.
  long bufferNanos();

  /// Whether it is heard.
  SoundStatus status();

  /// A clock that fits this sink.
  FrameClock clock();

  /// Ends the waiting in [#write] and gives the device back.
  @Override
  void close();
}
