package org.trillsymbiont.client.sound;

import org.jspecify.annotations.Nullable;

/// Whether the sound can be heard.
public sealed interface SoundStatus {

  /// It is heard.
  ///
  /// @param deviceName the device's name, as the system gives it
  /// @param sampleRate the device's, in hertz
  /// @param latencyMillis how long sound waits in the device before it is heard, as far as the
  ///   device tells
  /// @param dropOuts how often there was a gap, because the computer was too slow for the buffer
  /// @param remark a sentence about what is not as the user wanted it; null when all is
  record Playing(
      String deviceName, int sampleRate, long latencyMillis, long dropOuts, @Nullable String remark)
      implements SoundStatus {}

  /// It is not heard, but time passes and everything else works.
  ///
  /// @param sentence what the window shows
  record Silent(String sentence) implements SoundStatus {}
}
