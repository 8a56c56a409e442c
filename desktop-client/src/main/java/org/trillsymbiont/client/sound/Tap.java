package org.trillsymbiont.client.sound;

/// Hears the sound as it leaves, after master volume and limiter.
public interface Tap {

  /// Thread: audio; it must neither block nor be slow.
  ///
  /// @param firstFrame the number of the first frame, counted from the engine's opening
  /// @param stereo left and right in turn, -1..1; it is used again, so copy what is kept
  /// @param frames how many frames it holds
  void frames(long firstFrame, float[] stereo, int frames);
}
