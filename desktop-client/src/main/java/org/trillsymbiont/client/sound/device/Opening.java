package org.trillsymbiont.client.sound.device;

/// What came of the attempt to open a device.
sealed interface Opening {

  /// It is open.
  ///
  /// @param isSubstitute whether it is the system's device because the chosen one could not be used
  record Open(DeviceLine line, boolean isSubstitute) implements Opening {}

  /// It is not.
  ///
  /// @param trouble what the matter is
  /// @param device its name; empty for none
  record Failed(Trouble trouble, String device) implements Opening {}
}
