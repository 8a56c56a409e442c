package org.trillsymbiont.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.trillsymbiont.client.Conditions.eventually;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.client.midi.FakePort;
import org.trillsymbiont.client.midi.FakePorts;
import org.trillsymbiont.client.midi.LearnTarget;
import org.trillsymbiont.client.midi.MidiInSettings;
import org.trillsymbiont.client.midi.PortName;
import org.trillsymbiont.client.midi.PortStatus;
import org.trillsymbiont.client.sound.Analysis;
import org.trillsymbiont.model.sync.JoinLink;

/// Ada has MIDI devices, Ben has none: two real clients in their windows, and a real server.
class MidiJamTest extends TwoPlayers {
  private static final double E4 = 329.63;
  private static final String PAD_HEADER = "F0 00 20 29 02 0C 03 ";

  @AfterEach
  void pullOut() {
    FakePorts.unplugAll();
  }

  private FakePort listen(String port) {
    FakePort input = FakePort.input(port);
    Stages.onFx(() -> ada().client().midi().listenTo(new PortName(port), true));
    eventually(input::isOpen);
    return input;
  }

  private FakePort lamps() {
    FakePort lamps = FakePort.output("LPX MIDI");
    return lamps;
  }

  private void awaitPad() {
    eventually(
        () -> Stages.fromFx(() -> ada().client().midi().viewProperty().get().pads().size()) == 1);
  }

  @Test
  void aPressedPadSwitchesTheSquareForEverybodyAndSoundsForWhoPressed() {
    FakePort lamps = lamps();
    FakePort pad = listen("LPX MIDI");
    awaitPad();
    pad.says("90 19 7F");
    pad.says("90 19 00");
    eventually(() -> ben().state().musicGrid().square(12).isActive());
    eventually(() -> ada().heard().size() == 1);
    assertEquals(0, ben().heard().size());
    String lit = PAD_HEADER + "03 19 00 40 0E F7";
    eventually(() -> lamps.taken().contains(lit));
    pad.says("90 19 7F");
    pad.says("80 19 40");
    eventually(() -> !ben().state().musicGrid().square(12).isActive());
    eventually(() -> lamps.taken().getLast().equals(PAD_HEADER + "03 19 00 00 00 F7"));
  }

  @Test
  void whatOthersSwitchShinesOnThePad() {
    FakePort lamps = lamps();
    listen("LPX MIDI");
    awaitPad();
    ben().click("#square-0");
    eventually(() -> lamps.taken().contains(PAD_HEADER + "03 0B 07 16 40 F7"));
    ben()
        .hold(
            "#square-63",
            // Ben's colour is the second of the palette.
            () -> eventually(() -> lamps.taken().contains(PAD_HEADER + "03 58 7F 54 26 F7")));
    eventually(() -> lamps.taken().contains(PAD_HEADER + "03 58 00 00 00 F7"));
  }

  @Test
  void aLongPressIsSeenAndHeardByBothUntilItIsLetGo() {
    lamps();
    FakePort pad = listen("LPX MIDI");
    awaitPad();
    pad.says("90 24 7F");
    ben().awaitSeen(map("mark-musicGrid-21", "Ada held"));
    eventually(() -> isIn(ben(), E4) && isIn(ada(), E4));
    String own = String.valueOf(ada().sees().get("square-21"));
    assertTrue(own.contains("held"), own);
    pad.says("80 24 00");
    eventually(() -> isSilent(ada()) && isSilent(ben()));
    assertEquals(0, ben().state().musicGrid().activeCount(), "nothing is switched on by it");
  }

  private static boolean isIn(Player player, double hertz) {
    var sound = player.hears(0.2);
    return sound.rms(0, sound.frames()) > 0.005
        && Math.abs(Analysis.cents(sound.frequency(0, sound.frames()), hertz)) < 20;
  }

  private static boolean isSilent(Player player) {
    return player.hears(0.1).rms(0, 4_000) < 1e-4;
  }

  @Test
  void aKeyPlaysForBothAndADeviceThatIsPulledOutLetsGo() {
    FakePort keys = listen("Keys");
    keys.says("90 40 50");
    eventually(() -> isIn(ben(), E4) && isIn(ada(), E4));
    keys.says("90 43 50");
    ben().awaitSeen(map("mark-musicGrid-32", "Ada held"));
    FakePorts.unplug(keys);
    eventually(() -> isSilent(ada()) && isSilent(ben()));
    assertEquals(2, ada().heard().size());
  }

  @Test
  void keysThatWriteFillTheGridStepByStep() {
    FakePort keys = listen("Keys");
    Stages.onFx(() -> {
      var in = ada().client().midi().inProperty();
      in.set(new MidiInSettings(in.get().ports(), MidiInSettings.Keys.WRITE));
    });
    for (String key : List.of("3C", "3E", "40")) {
      keys.says("90 " + key + " 50");
      keys.says("90 " + key + " 00");
    }
    eventually(() -> ben().state().musicGrid().activeCount() == 3);
    assertEquals(1L | 1L << 9 | 1L << 18, ben().state().musicGrid().activeBits());
  }

  @Test
  void aLearnedKnobTurnsTheRoomsVolumeAndTheSelectedSquaresVoice() {
    FakePort knobs = listen("nano");
    Stages.onFx(() -> ada().client().midi().learn().learn(LearnTarget.MASTER_VOLUME));
    knobs.says("B0 07 40");
    eventually(() -> Math.abs(ben().state().masterVolume() - 64.0 / 127) < 1e-4);
    ada().click("#square-5");
    Stages.onFx(() -> ada().client().midi().learn().learn(LearnTarget.GAIN));
    knobs.says("B0 08 00");
    eventually(() -> ben().state().musicGrid().square(5).voice().primaryGain() == 0.1);
    knobs.says("B0 07 00");
    eventually(() -> ben().state().masterVolume() == 0);
  }

  @Test
  void anotherInstrumentCanPlayInPlaceOfTheBuiltInSound() {
    FakePort synth = FakePort.output("Synth");
    PortName name = new PortName("Synth");
    Stages.onFx(() -> {
      var midi = ada().client().midi();
      midi.outProperty().set(midi.outProperty().get().with().instead(true).build());
      midi.sendTo(name);
    });
    eventually(() ->
        Stages.fromFx(() -> ada().client().midi().viewProperty().get().output())
            .equals(new PortStatus.Open(name)));
    ada()
        .hold(
            "#square-21",
            () -> {
              eventually(() -> isIn(ben(), E4));
              assertTrue(isSilent(ada()));
              FakePorts.unplug(synth);
              // Better the built-in sound than none.
              eventually(() -> isIn(ada(), E4));
            });
    assertFalse(synth.isOpen());
  }

  @Test
  void whatIsHeardIsPlayedByAnotherInstrument() {
    FakePort synth = FakePort.output("Synth");
    Stages.onFx(() -> ada().client().midi().sendTo(new PortName("Synth")));
    eventually(() -> synth.taken().size() == 5 + 15 * 6);
    ada()
        .hold(
            "#square-21",
            () -> {
              eventually(() -> synth.taken().contains("91 40 7F"));
              assertFalse(synth.taken().contains("81 40 00"));
            });
    eventually(() -> synth.taken().contains("81 40 00"));
    ben().click("#square-16");
    ben().click("#play");
    eventually(() -> synth.taken().stream().filter(each -> each.endsWith(" 40 7F")).count() >= 3);
    ben().click("#stop");
    eventually(() -> {
      long begun = synth.taken().stream().filter(each -> each.endsWith(" 40 7F")).count();
      long ended = synth.taken().stream().filter(each -> each.matches("8. 40 00")).count();
      return begun == ended;
    });
  }

  @Test
  void whoGoesToAnotherRoomLeavesNoNoteHanging() {
    FakePort synth = FakePort.output("Synth");
    Stages.onFx(() -> ada().client().midi().sendTo(new PortName("Synth")));
    eventually(synth::isOpen);
    eventually(() -> synth.taken().size() == 5 + 15 * 6);
    JoinLink blue = JoinLink.parse(server().localAddress() + "?room=blue");
    Stages.onFx(() -> ada().client().session().enter(blue, null));
    eventually(() -> synth.taken().getLast().equals("BF 78 00"));
    ada().awaitSeen(map("room", "blue"));
  }

  @Test
  void whoLeavesGivesEverythingBack() throws Exception {
    FakePort lamps = lamps();
    FakePort pad = listen("LPX MIDI");
    FakePort synth = FakePort.output("Synth");
    awaitPad();
    Stages.onFx(() -> ada().client().midi().sendTo(new PortName("Synth")));
    eventually(synth::isOpen);
    pad.says("90 24 7F");
    ben().awaitSeen(map("mark-musicGrid-21", "Ada held"));
    Stages.onFx(() -> ada().client().close());
    eventually(() -> isSilent(ben()));
    assertEquals("F0 00 20 29 02 0C 0E 00 F7", lamps.taken().getLast());
    assertEquals("BF 78 00", synth.taken().getLast());
    for (FakePort port : List.of(lamps, pad, synth)) {
      assertFalse(port.isOpen());
    }
  }
}
