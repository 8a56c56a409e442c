package org.trillsymbiont.client.view.midi;

import org.trillsymbiont.client.midi.PortStatus;
import org.trillsymbiont.client.text.Texts;

/// What is to be said of ports. Pure.
final class PortWords {
  private static final Texts TEXTS = Texts.of(PortWords.class);

  private PortWords() {}

  /// Why a port can't be used, and what will help, as a whole sentence or two.
  static String missing(PortStatus.Missing missing) {
    return TEXTS.get("missing." + missing.why().name(), missing.port());
  }
}
