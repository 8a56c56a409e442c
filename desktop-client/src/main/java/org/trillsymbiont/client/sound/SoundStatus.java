package org.trillsymbiont.client.sound;

/// Whether the sound can be heard.
public sealed interface SoundStatus {

  /// It is heard.
  ///
  /// @param deviceName the device's name, as the system gives it
  record Playing(String deviceName) implements SoundStatus {}

  /// It is not heard, but time passes and everything else works.
  ///
  /// @param sentence what the window shows
  record Silent(String sentence) implements SoundStatus {}
}
