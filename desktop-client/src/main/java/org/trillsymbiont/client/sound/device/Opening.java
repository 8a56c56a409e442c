package org.trillsymbiont.client.sound.device;

/// What came of the attempt to open a device.
sealed interface Opening {

  /// It is open.
  ///
  /// @param isSubstitute whether it is the system's device because the chosen one could not be used
  record Open(DeviceLine line, boolean isSubstitute) implements Opening {}

  /// It is not.
  ///
  /// @param reason what the matter is, as the begin of a sentence: `The sound device X is busy`
  record Failed(String reason) implements Opening {}
}
