package org.trillsymbiont.client.sound.device;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.spi.MixerProvider;

/// Sound devices that a test plugs in and pulls out. Java finds them like any others; while none is
/// plugged in there are none. The first one is the system's.
///
/// Thread: any.
public final class FakeDevices extends MixerProvider {
  private static final List<FakeDevice> PLUGGED = new CopyOnWriteArrayList<>();

  /// Java makes it.
  public FakeDevices() {}

  /// Plugs devices in, in place of those that were.
  public static void plug(FakeDevice... devices) {
    List<FakeDevice> now = List.of(devices);
    List<FakeDevice> gone = PLUGGED.stream().filter(device -> !now.contains(device)).toList();
    PLUGGED.clear();
    PLUGGED.addAll(now);
    gone.forEach(FakeDevice::pullOut);
  }

  @Override
  public Mixer.Info[] getMixerInfo() {
    return PLUGGED.stream().map(FakeDevice::getMixerInfo).toArray(Mixer.Info[]::new);
  }

  @Override
  public Mixer getMixer(Mixer.Info info) {
    for (FakeDevice device : PLUGGED) {
      if (info == null || device.getMixerInfo().equals(info)) {
        return device;
      }
    }
    throw new IllegalArgumentException("no such device is plugged in");
  }
}
