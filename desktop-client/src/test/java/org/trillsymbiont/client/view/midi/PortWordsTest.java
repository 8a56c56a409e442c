package org.trillsymbiont.client.view.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.trillsymbiont.client.midi.PortName;
import org.trillsymbiont.client.midi.PortStatus;

class PortWordsTest {

  @Test
  void sayWhatHelps() {
    assertEquals(
        "Synth is not connected. It is used again as soon as it comes back.",
        words(PortStatus.Why.AWAY));
    assertEquals(
        "Synth can’t be opened; another program may be using it. It is tried again by itself.",
        words(PortStatus.Why.BUSY));
  }

  private static String words(PortStatus.Why why) {
    return PortWords.missing(new PortStatus.Missing(new PortName("Synth"), why));
  }
}
