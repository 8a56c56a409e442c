package org.trillsymbiont.client.settings;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.prefs.Preferences;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.sound.Monitor;
import org.trillsymbiont.client.sound.SoundStatus;
import org.trillsymbiont.client.sound.device.BufferMemory;
import org.trillsymbiont.client.sound.device.DeviceChoice;
import org.trillsymbiont.model.state.MusicGrid;

/// What the app remembers of this computer's sound: the device that was chosen and how, what is to
/// be heard of it, and of each device how late it is and what buffer it needs. What was remembered
/// wrongly is as if it were not remembered.
///
/// Thread: FX; [#neededMillis] and [#needs] any.
public final class SoundSettings implements BufferMemory {
  private static final String DEVICE = "sound device";
  private static final String BUFFER = "sound buffer";
  private static final String RATE = "sound rate";
  private static final String TRIM = "monitor trim";
  private static final String MUTED = "monitor muted";
  private static final String SOLO = "monitor solo";
  private static final String OFFSET_OF = "offset of ";
  private static final String BUFFER_OF = "buffer of ";
  private static final int MOST_OFFSET_MILLIS = 500;

  private final Preferences preferences;
  private @Nullable String device;

  /// Settings that are kept in some preferences.
  public SoundSettings(Preferences preferences) {
    this.preferences = Objects.requireNonNull(preferences, "preferences");
  }

  /// The settings of whoever uses this computer.
  public static SoundSettings ofThisUser() {
    return new SoundSettings(Preferences.userRoot().node("org/trillsymbiont"));
  }

  /// The device that was chosen last, and how.
  public DeviceChoice device() {
    try {
      return new DeviceChoice(
          preferences.get(DEVICE, null),
          preferences.getInt(BUFFER, 0),
          preferences.getInt(RATE, 0));
    } catch (IllegalArgumentException e) {
      return DeviceChoice.AUTOMATIC;
    }
  }

  /// What was heard of it last.
  public Monitor monitor() {
    Set<Integer> rows = new HashSet<>();
    int bits = preferences.getInt(SOLO, 0);
    for (int row = 0; row < MusicGrid.ROWS; row++) {
      if (((bits >> row) & 1) == 1) {
        rows.add(row);
      }
    }
    double trim = preferences.getDouble(TRIM, 0);
    boolean isTrim = trim >= Monitor.LEAST_DECIBELS && trim <= 0;
    return new Monitor(isTrim ? trim : 0, preferences.getBoolean(MUTED, false), rows);
  }

  /// Chooses the device that was chosen last, and remembers each choice from then on. Who chooses
  /// another buffer wants to know anew what the device needs.
  public void rememberDevice(ObjectProperty<DeviceChoice> choice) {
    choice.set(device());
    choice.addListener((observed, before, now) -> {
      String name = now.name();
      if (name == null) {
        preferences.remove(DEVICE);
      } else {
        preferences.put(DEVICE, name);
      }
      preferences.putInt(BUFFER, now.bufferMillis());
      preferences.putInt(RATE, now.sampleRate());
      if (now.bufferMillis() != before.bufferMillis() && device != null) {
        preferences.remove(key(BUFFER_OF, device));
      }
    });
  }

  /// Lets be heard what was heard last, and remembers it from then on.
  public void rememberMonitor(ObjectProperty<Monitor> monitor) {
    monitor.set(monitor());
    monitor.addListener((observed, before, now) -> {
      preferences.putDouble(TRIM, now.trimDecibels());
      preferences.putBoolean(MUTED, now.muted());
      preferences.putInt(SOLO, now.soloRows().stream().mapToInt(row -> 1 << row).sum());
    });
  }

  /// Gives each device that plays the offset that it had last, 0 at first, and remembers it from
  /// then on.
  ///
  /// @param status tells which device plays
  /// @param millis -500..500
  public void rememberOffset(ObservableValue<SoundStatus> status, IntegerProperty millis) {
    status.subscribe(now -> {
      String playing = now instanceof SoundStatus.Playing of ? of.deviceName() : null;
      if (!Objects.equals(playing, device)) {
        device = null;
        if (playing != null) {
          int remembered = preferences.getInt(key(OFFSET_OF, playing), 0);
          millis.set(Math.clamp(remembered, -MOST_OFFSET_MILLIS, MOST_OFFSET_MILLIS));
        }
        device = playing;
      }
    });
    millis.subscribe(value -> {
      if (device != null) {
        preferences.putInt(key(OFFSET_OF, device), value.intValue());
      }
    });
  }

  @Override
  public int neededMillis(String name) {
    return preferences.getInt(key(BUFFER_OF, name), 0);
  }

  @Override
  public void needs(String name, int millis) {
    preferences.putInt(key(BUFFER_OF, name), millis);
  }

  /// Keys are of limited length; names of devices are not.
  private static String key(String what, String device) {
    String key = what + device;
    if (key.length() <= Preferences.MAX_KEY_LENGTH) {
      return key;
    }
    String rest = Integer.toHexString(device.hashCode());
    return key.substring(0, Preferences.MAX_KEY_LENGTH - rest.length()) + rest;
  }
}
