package org.trillsymbiont.client.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.trillsymbiont.client.Conditions.eventually;

import java.util.List;
import java.util.Set;
import javax.sound.midi.MidiMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The real thread, and ports that are found as real ones are. Two notes sound on every test's
/// port; on every way out they are ended, and then every channel is.
class MidiOutTest {
  private static final PortName SYNTH = new PortName("Synth");
  private static final MidiOutSettings TWO = MidiOutSettings.INITIAL.with().members(2).build();
  private static final List<String> ENDED =
      List.of("81 3C 00", "82 40 00", "B1 7B 00", "B1 78 00", "B2 7B 00", "B2 78 00");

  private final FakePort synth = FakePort.output("Synth");
  private final MidiOut out = new MidiOut(System::nanoTime, this::broken);
  private final MidiPorts ports =
      new MidiPorts(
          out,
          new MidiPorts.Listener() {
            @Override
            public void changed(PortsView view) {
              // The devices themselves are looked at.
            }

            @Override
            public void received(PortName port, MidiMessage message) {
              throw new AssertionError("nothing is listened to");
            }
          },
          20);

  private void broken() {
    ports.broken();
  }

  @BeforeEach
  void sound() {
    out.settings(TWO);
    ports.want(new PortsWanted(SYNTH, Set.of(), false));
    eventually(() -> synth.taken().size() == 17);
    synth.forget();
    out.begins(FakeNote.held(1, System.nanoTime(), 60));
    out.begins(FakeNote.step(2, System.nanoTime(), 600, 64));
    eventually(() -> synth.taken().contains("92 40 7F"));
    synth.forget();
  }

  @AfterEach
  void pullOut() {
    ports.close();
    out.close();
    FakePorts.unplugAll();
  }

  @Test
  void notesLeaveWhenTheyAreDue() {
    long at = System.nanoTime() + 50_000_000;
    out.begins(FakeNote.step(3, at, 600, 67));
    eventually(() -> synth.taken().stream().anyMatch(each -> each.startsWith("91 43")));
    FakePort.Taken taken =
        synth.timed().stream().filter(each -> each.bytes().startsWith("91")).findFirst().get();
    assertTrue(taken.nanos() >= at, "not before");
    assertEquals(List.of("81 3C 00"), synth.taken().subList(0, 1), "the oldest gave way");
  }

  @Test
  void aPanicEndsThem() {
    out.silenced();
    eventually(() -> synth.taken().equals(ENDED));
  }

  @Test
  void otherSettingsEndThem() {
    out.settings(TWO.with().program(9).build());
    eventually(() -> synth.taken().size() == ENDED.size() + 19);
    assertEquals(ENDED, synth.taken().subList(0, ENDED.size()));
  }

  @Test
  void anotherPortEndsThem() {
    FakePort other = FakePort.output("Other");
    ports.want(new PortsWanted(new PortName("Other"), Set.of(), false));
    eventually(() -> other.taken().size() == 17);
    assertEquals(ENDED, synth.taken());
    assertFalse(synth.isOpen());
  }

  @Test
  void noPortAnyMoreEndsThem() {
    ports.want(PortsWanted.NOTHING);
    eventually(() -> !synth.isOpen());
    assertEquals(ENDED, synth.taken());
  }

  @Test
  void closingThePortsEndsThem() {
    ports.close();
    assertEquals(ENDED, synth.taken());
    assertFalse(synth.isOpen());
  }

  @Test
  void aFailureOnItsThreadEndsThemAndItGoesOn() {
    out.begins(
        FakeNote.step(3, System.nanoTime(), 1, 60)
            .bent(nanos -> {
              throw new IllegalStateException("this is meant to fail");
            }));
    eventually(() -> synth.taken().equals(ENDED));
    out.begins(FakeNote.step(4, System.nanoTime(), 600, 72));
    eventually(() -> synth.taken().stream().anyMatch(each -> each.endsWith("48 7F")));
  }

  @Test
  void countsWhatItSends() {
    long before = out.sent();
    out.silenced();
    eventually(() -> out.sent() == before + ENDED.size());
  }
}
