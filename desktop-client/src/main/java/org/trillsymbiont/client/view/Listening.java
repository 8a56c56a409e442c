package org.trillsymbiont.client.view;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntToLongFunction;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import org.trillsymbiont.client.sound.Levels;
import org.trillsymbiont.client.sound.Monitor;
import org.trillsymbiont.client.sound.Oscilloscope;
import org.trillsymbiont.client.sound.device.DeviceChoice;

/// How this computer's user listens: through which device, how loud, to what. Nobody else's
/// business.
///
/// @param device the device, its buffer and its rate
/// @param monitor trim, mute and solo
/// @param devices asks the system for the names of its devices and hands them on, later and on the
///   FX thread
/// @param levels how loud the sound is at this moment
/// @param oscilloscope what can be drawn of the sound
/// @param lateNanos how long after its begin a step is heard although all is done against it, by
///   the milliseconds of lead
/// @param resetDropOuts lets drop-outs be counted from 0 again
public record Listening(
    ObjectProperty<DeviceChoice> device,
    ObjectProperty<Monitor> monitor,
    Consumer<Consumer<List<String>>> devices,
    Supplier<Levels> levels,
    Oscilloscope oscilloscope,
    IntToLongFunction lateNanos,
    Runnable resetDropOuts) {
  public Listening {
    Objects.requireNonNull(device, "device");
    Objects.requireNonNull(monitor, "monitor");
    Objects.requireNonNull(devices, "devices");
    Objects.requireNonNull(levels, "levels");
    Objects.requireNonNull(oscilloscope, "oscilloscope");
    Objects.requireNonNull(lateNanos, "lateNanos");
    Objects.requireNonNull(resetDropOuts, "resetDropOuts");
  }
}
