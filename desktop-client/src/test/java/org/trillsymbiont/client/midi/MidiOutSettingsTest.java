package org.trillsymbiont.client.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class MidiOutSettingsTest {
  private static final MidiOutSettings FIRST = MidiOutSettings.INITIAL;

  @Test
  void nothingIsOutOfItsRange() {
    List<MidiOutSettings.Builder> bad =
        List.of(
            FIRST.with().members(0),
            FIRST.with().members(16),
            FIRST.with().channel(0),
            FIRST.with().channel(17),
            FIRST.with().bendSemitones(0),
            FIRST.with().bendSemitones(97),
            FIRST.with().program(-1),
            FIRST.with().program(129),
            FIRST.with().lowest(-1),
            FIRST.with().lowest(117),
            FIRST.with().highest(10),
            FIRST.with().highest(128),
            FIRST.with().latencyMillis(-101),
            FIRST.with().latencyMillis(501),
            FIRST.with().enabled(true));
    for (MidiOutSettings.Builder each : bad) {
      assertThrows(IllegalArgumentException.class, each::build);
    }
  }

  @Test
  void theRangeOfKeysIsAnOctaveAtLeast() {
    assertEquals(91, FIRST.with().highest(60).lowest(80).build().highest());
    assertEquals(19, FIRST.with().lowest(60).highest(30).build().lowest());
  }

  @Test
  void aPortIsWantedOnlyWhenNotesAreToGoThere() {
    PortName port = new PortName("Synth");
    assertNull(FIRST.with().port(port).build().wanted());
    assertEquals(port, FIRST.with().port(port).enabled(true).build().wanted());
  }
}
