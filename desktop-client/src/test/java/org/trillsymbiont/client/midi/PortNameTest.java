package org.trillsymbiont.client.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PortNameTest {
  private static List<PortName> names(String... texts) {
    return Stream.of(texts).map(PortName::new).toList();
  }

  @Test
  void twoDevicesOfOneNameAreToldApart() {
    assertEquals(
        names("Synth", "Pad", "Synth (2)", "Synth (3)"),
        PortName.of(List.of("Synth", "Pad", "Synth", "Synth")));
    assertEquals(
        names("Synth", "Synth (2)", "Synth (2) (2)"),
        PortName.of(List.of("Synth", "Synth", "Synth (2)")),
        "also from one that is called so");
  }

  @Test
  void whereLinuxPlugsADeviceInIsNoPartOfItsName() {
    assertEquals(
        names("LPX MIDI", "LPX MIDI (2)", "VirMIDI"),
        PortName.of(List.of("LPX MIDI [hw:1,0,0]", "LPX MIDI [hw:1,0,1]", "VirMIDI [hw:12,3]")));
  }

  @Test
  void aDeviceWithoutANameGetsOne() {
    assertEquals(names("MIDI port"), PortName.of(List.of("  ")));
    assertThrows(IllegalArgumentException.class, () -> new PortName(" "));
  }

  @Test
  void anInputFindsTheOutputOfItsDeviceOnEverySystem() {
    List<PortName> mac = names("IAC Bus 1", "Launchpad X LPX DAW In", "Launchpad X LPX MIDI In");
    assertEquals(Optional.of(mac.get(2)), new PortName("Launchpad X LPX MIDI Out").pair(mac));
    List<PortName> windows =
        names("Microsoft GS Wavetable Synth", "LPX MIDI", "MIDIOUT2 (LPX MIDI)");
    assertEquals(Optional.of(windows.get(1)), new PortName("LPX MIDI").pair(windows));
    assertEquals(Optional.of(windows.get(2)), new PortName("MIDIIN2 (LPX MIDI)").pair(windows));
    assertEquals(Optional.empty(), new PortName("nanoKONTROL2").pair(windows));
  }
}
