package org.trillsymbiont.model.state;

import java.util.Locale;

/// The shapes of oscillators and LFOs.
public enum Waveform {
  SINE,
  TRIANGLE,
  SQUARE,
  SAWTOOTH;

  /// The name on the wire, in lower case.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
