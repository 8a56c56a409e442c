package org.trillsymbiont.client.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.trillsymbiont.client.Conditions.eventually;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.Receiver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.client.clock.ShiftedTime;
import org.trillsymbiont.client.sound.Performance;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Transport;
import org.trillsymbiont.model.sync.Score;

/// The real thread, and ports that are found as real ones are. Two notes sound on every test's
/// port; on every way out they are ended, and then every channel is.
class MidiOutTest {
  private static final PortName SYNTH = new PortName("Synth");
  private static final MidiOutSettings TWO = MidiOutSettings.INITIAL.with().members(2).build();
  private static final List<String> ENDED =
      List.of("81 3C 00", "82 40 00", "B1 7B 00", "B1 78 00", "B2 7B 00", "B2 78 00");

  private final FakePort synth = FakePort.output("Synth");
  private final MidiOut out = new MidiOut(System::nanoTime, lead -> 0, this::broken);
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

  private static Performance playing() {
    Transport.Segment now = new Transport.Segment(0, 0, 120, 250);
    Score score = Score.found(0, AppState.INITIAL, Transport.of(List.of(now)));
    return new Performance(score, new ShiftedTime(0));
  }

  private static WeakReference<Performance> performed(MidiOut out) {
    Performance performance = playing();
    out.perform(performance);
    return new WeakReference<>(performance);
  }

  @Test
  void keepsOnlyTheNewestWhileThereIsNoPort() {
    try (MidiOut unused = new MidiOut(System::nanoTime, lead -> 0, this::broken)) {
      WeakReference<Performance> old = performed(unused);
      unused.perform(playing());
      unused.settings(TWO);
      unused.settings(TWO.with().clock(true).build());
      eventually(() -> {
        System.gc();
        return old.refersTo(null);
      });
      List<Integer> statuses = new CopyOnWriteArrayList<>();
      unused.use(
          new Receiver() {
            @Override
            public void send(MidiMessage message, long timeStamp) {
              statuses.add(message.getStatus());
            }

            @Override
            public void close() {
              // Nothing is open.
            }
          });
      eventually(() -> statuses.contains(Wire.CLOCK));
      assertTrue(statuses.contains(Wire.CONTINUE), "the clock of the newest, as it was set");
    }
  }

  @Test
  void countsWhatItSends() {
    long before = out.sent();
    out.silenced();
    eventually(() -> out.sent() == before + ENDED.size());
  }
}
