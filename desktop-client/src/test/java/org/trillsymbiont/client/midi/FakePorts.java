package org.trillsymbiont.client.midi;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.spi.MidiDeviceProvider;

/// Devices that a test has plugged in: `MidiSystem` finds them as it finds real ones.
///
/// Thread: any.
public final class FakePorts extends MidiDeviceProvider {
  private static final List<FakePort> PLUGGED = new CopyOnWriteArrayList<>();

  /// The service loader makes it, anew for each question.
  public FakePorts() {}

  /// Plugs a port in, behind those that are there.
  static void plug(FakePort port) {
    PLUGGED.add(port);
  }

  /// Pulls a port out.
  public static void unplug(FakePort port) {
    PLUGGED.remove(port);
    port.die();
  }

  /// Pulls everything out.
  public static void unplugAll() {
    PLUGGED.forEach(FakePorts::unplug);
  }

  @Override
  public MidiDevice.Info[] getDeviceInfo() {
    return PLUGGED.stream().map(FakePort::getDeviceInfo).toArray(MidiDevice.Info[]::new);
  }

  @Override
  public MidiDevice getDevice(MidiDevice.Info info) {
    return PLUGGED.stream()
        .filter(port -> port.getDeviceInfo().equals(info))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such device: " + info));
  }
}
