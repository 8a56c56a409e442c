package org.trillsymbiont.client.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.trillsymbiont.client.Conditions.eventually;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import javax.sound.midi.MidiMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Ports are found, opened and lost the way real ones are: through `MidiSystem`.
class MidiPortsTest implements MidiPorts.Listener {
  private static final PortName SYNTH = new PortName("Synth");
  private static final PortName KEYS = new PortName("Keys");
  private static final long POLL_MILLIS = 20;

  private final MidiOut out = new MidiOut(System::nanoTime, lead -> 0, this::broken);
  private final MidiPorts ports = new MidiPorts(out, this, POLL_MILLIS);
  private final Queue<String> heard = new ConcurrentLinkedQueue<>();
  private volatile PortsView view = PortsView.NOTHING;

  private void broken() {
    ports.broken();
  }

  @Override
  public void changed(PortsView now) {
    view = now;
  }

  @Override
  public void received(PortName port, MidiMessage message) {
    heard.add(port + ": " + FakePort.hex(message));
  }

  @AfterEach
  void pullOut() {
    ports.close();
    out.close();
    FakePorts.unplugAll();
  }

  private void want(@Nullable PortName output, PortName... inputs) {
    ports.want(new PortsWanted(output, Set.of(inputs), true));
  }

  private static List<PortName> names(String... texts) {
    return Stream.of(texts).map(PortName::new).toList();
  }

  @Test
  void listsWhatIsPluggedInAndNeitherSynthesizersNorSequencers() {
    FakePort.output("Synth");
    FakePort.input("Keys");
    want(null);
    eventually(() -> view.outputs().equals(names("Synth")));
    assertEquals(names("Keys"), view.inputs());
    FakePort second = FakePort.output("Synth");
    eventually(() -> view.outputs().equals(names("Synth", "Synth (2)")));
    FakePorts.unplug(second);
    eventually(() -> view.outputs().equals(names("Synth")));
    assertInstanceOf(PortStatus.Unused.class, view.output());
  }

  @Test
  void theSecondOfTwoOfOneNameIsUsedWhenItIsMeant() {
    FakePort first = FakePort.output("Synth");
    FakePort second = FakePort.output("Synth");
    PortName name = new PortName("Synth (2)");
    want(name);
    eventually(() -> view.output().equals(new PortStatus.Open(name)));
    assertTrue(second.wasOpened());
    assertFalse(first.wasOpened());
  }

  @Test
  void aPortThatIsGoneIsASentenceAndIsUsedAgainWhenItComesBack() {
    want(SYNTH);
    eventually(() -> view.output() instanceof PortStatus.Missing);
    assertEquals(new PortStatus.Missing(SYNTH, PortStatus.Why.AWAY), view.output());
    FakePort synth = FakePort.output("Synth");
    eventually(() -> view.output().equals(new PortStatus.Open(SYNTH)));
    FakePorts.unplug(synth);
    eventually(() -> view.output() instanceof PortStatus.Missing);
    FakePort again = FakePort.output("Synth");
    eventually(() -> view.output().equals(new PortStatus.Open(SYNTH)));
    assertEquals("B0 65 00", again.taken().getFirst(), "and is set up anew");
  }

  @Test
  void aBusyPortIsASentenceUntilItIsFree() {
    FakePort synth = FakePort.output("Synth");
    synth.busy(true);
    want(SYNTH);
    eventually(() -> view.output() instanceof PortStatus.Missing);
    assertEquals(new PortStatus.Missing(SYNTH, PortStatus.Why.BUSY), view.output());
    synth.busy(false);
    eventually(() -> view.output().equals(new PortStatus.Open(SYNTH)));
  }

  @Test
  void aBusyInputIsHeardOnceWhenItIsFree() {
    FakePort keys = FakePort.input("Keys");
    keys.busy(true);
    want(null, KEYS);
    eventually(() -> keys.asked() > 3);
    keys.busy(false);
    eventually(() -> view.listened().equals(Map.of(KEYS, new PortStatus.Open(KEYS))));
    keys.says("90 3C 40");
    assertEquals(List.of("Keys: 90 3C 40"), List.copyOf(heard));
  }

  @Test
  void anOutputThatOpensButTakesNothingIsGivenBack() {
    FakePort synth = FakePort.output("Synth");
    synth.mute(true);
    want(SYNTH);
    eventually(() -> view.output() instanceof PortStatus.Missing);
    assertEquals(new PortStatus.Missing(SYNTH, PortStatus.Why.BUSY), view.output());
    ports.close();
    assertTrue(synth.wasOpened());
    assertFalse(synth.isOpen());
  }

  @Test
  void whatIsListenedToIsHeardAndNothingElse() {
    FakePort keys = FakePort.input("Keys");
    FakePort other = FakePort.input("Other");
    want(null, KEYS);
    eventually(() -> view.listened().equals(Map.of(KEYS, new PortStatus.Open(KEYS))));
    keys.says("90 3C 40");
    other.says("90 3D 40");
    assertEquals(List.of("Keys: 90 3C 40"), List.copyOf(heard));
    want(null);
    eventually(() -> view.listened().isEmpty());
    keys.says("80 3C 40");
    assertEquals(1, heard.size());
    assertFalse(keys.isOpen());
  }

  private static long count(FakePort port, String message) {
    return port.taken().stream().filter(message::equals).count();
  }

  @Test
  void aLaunchpadIsMadeAGridWhileItIsListenedTo() {
    FakePort in = FakePort.input("LPX MIDI");
    FakePort lamps = FakePort.output("LPX MIDI");
    PortName name = new PortName("LPX MIDI");
    want(null, name);
    eventually(() -> view.pads().equals(Map.of(name, PadProtocol.LAUNCHPAD_X)));
    assertEquals("F0 00 20 29 02 0C 0E 01 F7", lamps.taken().getFirst());
    assertTrue(in.isOpen());
    lamps.forget();
    want(null);
    eventually(() -> view.pads().isEmpty());
    assertTrue(lamps.taken().getFirst().startsWith("F0 00 20 29 02 0C 03 03 0B 00 00 00"));
    assertEquals("F0 00 20 29 02 0C 0E 00 F7", lamps.taken().getLast());
    assertFalse(lamps.isOpen());
  }

  @Test
  void aPadThatComesBackIsMadeAGridAgain() {
    FakePort in = FakePort.input("LPX MIDI");
    FakePort lamps = FakePort.output("LPX MIDI");
    want(null, new PortName("LPX MIDI"));
    eventually(() -> view.pads().size() == 1);
    FakePorts.unplug(in);
    FakePorts.unplug(lamps);
    eventually(() -> view.pads().isEmpty());
    FakePort.input("LPX MIDI");
    FakePort again = FakePort.output("LPX MIDI");
    eventually(() -> view.pads().size() == 1);
    assertEquals("F0 00 20 29 02 0C 0E 01 F7", again.taken().getFirst());
  }

  @Test
  void aDeviceOfAnotherNameIsAskedWhetherItIsALaunchpad() {
    FakePort in = FakePort.input("USB MIDI Interface");
    FakePort lamps = FakePort.output("USB MIDI Interface");
    lamps.answer(in, "F07E0006020020296900000000010308F7");
    PortName name = new PortName("USB MIDI Interface");
    want(null, name);
    eventually(() -> view.pads().equals(Map.of(name, PadProtocol.LAUNCHPAD_MK2)));
    assertEquals(
        List.of("F0 7E 7F 06 01 F7", "F0 00 20 29 02 18 22 00 F7", "F0 00 20 29 02 18 0E 00 F7"),
        lamps.taken());
  }

  @Test
  void whoDoesNotAnswerIsAKeyboardAndItsOutputIsLeftAlone() {
    FakePort.input("Keys");
    FakePort synth = FakePort.output("Keys");
    want(null, KEYS);
    eventually(() -> synth.wasOpened() && !synth.isOpen());
    assertEquals(List.of("F0 7E 7F 06 01 F7"), synth.taken(), "asked once");
    assertEquals(Map.of(), view.pads());
  }

  @Test
  void closingReturnsEverything() {
    FakePort in = FakePort.input("Launchpad MK2");
    FakePort lamps = FakePort.output("Launchpad MK2");
    FakePort synth = FakePort.output("Synth");
    want(SYNTH, new PortName("Launchpad MK2"));
    eventually(() -> view.pads().size() == 1);
    eventually(() -> view.output().equals(new PortStatus.Open(SYNTH)));
    ports.close();
    assertEquals("F0 00 20 29 02 18 0E 00 F7", lamps.taken().getLast());
    assertEquals(1, count(synth, "BF 7B 00"));
    for (FakePort port : List.of(in, lamps, synth)) {
      assertFalse(port.isOpen());
    }
    ports.close();
    want(SYNTH);
  }

  @Test
  void aPortThatTakesNothingAnyMoreIsOpenedAnew() {
    FakePort synth = FakePort.output("Synth");
    want(SYNTH);
    eventually(() -> view.output().equals(new PortStatus.Open(SYNTH)));
    FakePort other = FakePort.output("Other");
    synth.broken();
    out.begins(FakeNote.step(1, System.nanoTime(), 1, 60));
    eventually(() -> !synth.isOpen() || view.output() instanceof PortStatus.Missing);
    PortName name = new PortName("Other");
    want(name);
    eventually(() -> view.output().equals(new PortStatus.Open(name)));
    out.begins(FakeNote.step(2, System.nanoTime(), 1, 60));
    eventually(() -> other.taken().stream().anyMatch(message -> message.startsWith("91 3C")));
  }
}
