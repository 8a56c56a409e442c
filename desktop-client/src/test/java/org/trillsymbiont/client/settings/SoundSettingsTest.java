package org.trillsymbiont.client.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.client.sound.Monitor;
import org.trillsymbiont.client.sound.SoundStatus;
import org.trillsymbiont.client.sound.device.DeviceChoice;

class SoundSettingsTest {
  private final Preferences preferences = Preferences.userRoot().node("sound-settings-test");
  private final SoundSettings settings = new SoundSettings(preferences);
  private final SimpleObjectProperty<DeviceChoice> device =
      new SimpleObjectProperty<>(DeviceChoice.AUTOMATIC);
  private final SimpleObjectProperty<Monitor> monitor = new SimpleObjectProperty<>(Monitor.OPEN);
  private final SimpleObjectProperty<SoundStatus> status =
      new SimpleObjectProperty<>(new SoundStatus.Silent("not yet"));
  private final SimpleIntegerProperty offset = new SimpleIntegerProperty();

  @AfterEach
  void forget() throws BackingStoreException {
    preferences.removeNode();
  }

  private SoundSettings nextStart() {
    return new SoundSettings(preferences);
  }

  private static SoundStatus playing(String name) {
    return new SoundStatus.Playing(name, 44_100, 80, 0, null);
  }

  @Test
  void theDeviceIsChosenAsLastTime() {
    settings.rememberDevice(device);
    assertEquals(DeviceChoice.AUTOMATIC, device.get());
    DeviceChoice other = new DeviceChoice("Headset", 120, 48_000);
    device.set(other);
    assertEquals(other, nextStart().device());
    device.set(DeviceChoice.AUTOMATIC);
    assertEquals(DeviceChoice.AUTOMATIC, nextStart().device());
  }

  @Test
  void whatIsHeardIsAsLastTime() {
    settings.rememberMonitor(monitor);
    Monitor other = new Monitor(-12.5, true, Set.of(0, 3, 7));
    monitor.set(other);
    SimpleObjectProperty<Monitor> next = new SimpleObjectProperty<>(Monitor.OPEN);
    nextStart().rememberMonitor(next);
    assertEquals(other, next.get());
  }

  @Test
  void whatCannotBeIsAsIfItWereNotRemembered() {
    preferences.putInt("sound buffer", 7);
    preferences.put("monitor trim", "loud");
    preferences.putInt("monitor solo", 0xF00);
    assertEquals(DeviceChoice.AUTOMATIC, settings.device());
    assertEquals(Monitor.OPEN, settings.monitor());
    preferences.putDouble("monitor trim", 6);
    assertEquals(Monitor.OPEN, settings.monitor());
  }

  @Test
  void eachDeviceHasItsOwnOffsetAlsoWhenTheyChangeInTheMiddle() {
    String first = "Built-in Audio [plughw:0,0]";
    String second =
        "A device whose name is so long that it can be no key of preferences ".repeat(2);
    settings.rememberOffset(status, offset);
    status.set(playing(first));
    offset.set(20);
    status.set(playing(second));
    assertEquals(0, offset.get(), "nothing is known of it");
    offset.set(-30);
    status.set(new SoundStatus.Silent("It went away."));
    offset.set(99);
    status.set(playing(first));
    assertEquals(20, offset.get());
    status.set(playing(second));
    assertEquals(-30, offset.get());
  }

  @Test
  void anOffsetOutOfRangeIsBroughtIntoIt() {
    preferences.putInt("offset of it", 99_999);
    settings.rememberOffset(status, offset);
    status.set(playing("it"));
    assertEquals(500, offset.get());
  }

  @Test
  void aBufferThatADeviceNeedsIsKnownUntilAnotherIsChosen() {
    settings.rememberOffset(status, offset);
    settings.rememberDevice(device);
    status.set(playing("Speakers"));
    settings.needs("Speakers", 160);
    assertEquals(160, nextStart().neededMillis("Speakers"));
    assertEquals(0, nextStart().neededMillis("Headset"));
    device.set(device.get().withName("Speakers"));
    assertEquals(160, settings.neededMillis("Speakers"));
    device.set(device.get().withBufferMillis(40));
    assertEquals(0, settings.neededMillis("Speakers"));
  }
}
