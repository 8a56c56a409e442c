package org.trillsymbiont.client.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Set;
import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MidiSettingsTest {
  private static final PortName SYNTH = new PortName("Synth (2)");

  private final Preferences preferences = Preferences.userRoot().node("midi-settings-test");
  private final MidiSettings settings = new MidiSettings(preferences);

  @AfterEach
  void forget() throws BackingStoreException {
    preferences.removeNode();
  }

  private MidiSettings next() {
    return new MidiSettings(preferences);
  }

  @Test
  void atFirstNothingIsUsed() {
    assertEquals(MidiOutSettings.INITIAL, settings.out());
    assertEquals(MidiInSettings.INITIAL, settings.in());
    assertEquals(Map.of(), settings.learned());
  }

  @Test
  void whatWasSetIsThereAtTheNextStart() {
    MidiOutSettings out =
        new MidiOutSettings(
            SYNTH,
            true,
            true,
            MidiOutSettings.Layout.ONE_CHANNEL,
            7,
            11,
            24,
            90,
            30,
            90,
            false,
            -35,
            true);
    MidiInSettings in =
        new MidiInSettings(Set.of(SYNTH, new PortName("LPX MIDI")), MidiInSettings.Keys.WRITE);
    Map<LearnTarget, Controller> learned =
        Map.of(
            LearnTarget.TEMPO,
            new Controller(SYNTH, 15, 119),
            LearnTarget.LFO_DECAY,
            new Controller(new PortName("nano"), 0, 0));
    settings.remember(out);
    settings.remember(in);
    settings.remember(learned);
    assertEquals(out, next().out());
    assertEquals(in, next().in());
    assertEquals(learned, next().learned());
    settings.remember(Map.of());
    assertEquals(Map.of(), next().learned());
  }

  @Test
  void eachPortHasItsOwnLatency() {
    PortName other = new PortName("A port whose name is too long to be a key ".repeat(4));
    MidiOutSettings.Builder out = MidiOutSettings.INITIAL.with();
    settings.remember(out.port(SYNTH).latencyMillis(40).build());
    settings.remember(out.port(other).latencyMillis(-20).build());
    assertEquals(40, next().latencyMillis(SYNTH));
    assertEquals(-20, next().latencyMillis(other));
    assertEquals(0, next().latencyMillis(new PortName("Third")));
  }

  @Test
  void whatCantBeUnderstoodIsAsAtFirst() {
    preferences.putInt("out.members", 99);
    preferences.put("in.keys", "SING");
    preferences.put("learned.TEMPO", "1 two Synth");
    preferences.put("learned.GAIN", "99 1 Synth");
    preferences.putInt("latency of Synth", 99_999);
    assertEquals(MidiOutSettings.INITIAL, settings.out());
    assertEquals(MidiInSettings.INITIAL, settings.in());
    assertEquals(Map.of(), settings.learned());
    assertEquals(500, settings.latencyMillis(new PortName("Synth")));
  }
}
