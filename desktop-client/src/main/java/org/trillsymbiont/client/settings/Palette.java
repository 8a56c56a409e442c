package org.trillsymbiont.client.settings;

/// The colours in which the grid shows pitch. All of them grow lighter with loudness, and none
/// means anything by colour alone.
public enum Palette {
  /// The hue turns with the pitch, a quarter of the circle an octave, as in the original.
  SPECTRUM,
  /// From dark blue over green to yellow, lighter with each row: told apart by every kind of eye,
  /// and in grey too.
  AURORA,
  /// From deep blue over grey to yellow: the two hues that red-green blind eyes see as they are.
  DUSK,
  /// From violet over orange to pale yellow: also for eyes that lack blue.
  EMBER
}
