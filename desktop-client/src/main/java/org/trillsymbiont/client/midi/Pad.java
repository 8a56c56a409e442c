package org.trillsymbiont.client.midi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.Timer;

/// A grid of pads: a short press switches a square, a longer one sounds it until it is let go. Its
/// lamps follow a picture; what has changed is sent at most 50 times a second.
///
/// Thread: FX.
final class Pad {
  /// A press from here on is a hold.
  static final long HOLD_NANOS = 300_000_000;

  private static final long LIGHT_NANOS = 20_000_000;

  private final PadProtocol protocol;
  private final Timer timer;
  private final GridHands hands;
  private final Consumer<List<byte[]>> lamps;
  private final Map<Integer, Press> presses = new HashMap<>();
  private PadPicture shown = PadPicture.DARK;
  private PadPicture wanted = PadPicture.DARK;
  private long nextLight = Long.MIN_VALUE;
  private Timer.@Nullable Alarm light;
  private boolean isGone;

  private static final class Press {
    private Timer.@Nullable Alarm alarm;
    private boolean isHeld;
  }

  /// A pad whose lamps are dark.
  ///
  /// @param lamps takes messages to the device
  Pad(PadProtocol protocol, Timer timer, GridHands hands, Consumer<List<byte[]>> lamps) {
    this.protocol = protocol;
    this.timer = timer;
    this.hands = hands;
    this.lamps = lamps;
  }

  /// A pad or button is pressed.
  void down(int note) {
    OptionalInt at = protocol.square(note);
    if (at.isPresent()) {
      int square = at.getAsInt();
      end(square, false);
      Press press = new Press();
      presses.put(square, press);
      press.alarm = timer.at(timer.nowNanos() + HOLD_NANOS, () -> hold(square, press));
      hands.select(square);
    }
  }

  private void hold(int square, Press press) {
    if (press.equals(presses.get(square))) {
      press.isHeld = true;
      hands.hold(square);
    }
  }

  /// A pad or button is let go.
  void up(int note) {
    protocol.square(note).ifPresent(square -> end(square, true));
  }

  /// All pads are let go, and nothing is meant by it.
  void allUp() {
    List.copyOf(presses.keySet()).forEach(square -> end(square, false));
  }

  private void end(int square, boolean isMeant) {
    Press press = presses.remove(square);
    if (press == null) {
      return;
    }
    if (press.alarm != null) {
      press.alarm.cancel();
    }
    if (press.isHeld) {
      hands.release(square);
    } else if (isMeant) {
      hands.toggle(square);
    }
  }

  /// Shows a picture, at once or within a fiftieth of a second.
  void show(PadPicture picture) {
    wanted = picture;
    if (light == null && !isGone && !wanted.equals(shown)) {
      light = timer.at(Math.max(nextLight, timer.nowNanos()), this::light);
    }
  }

  private void light() {
    light = null;
    Map<Integer, PadColour> changed = wanted.since(shown);
    if (!isGone && !changed.isEmpty()) {
      nextLight = timer.nowNanos() + LIGHT_NANOS;
      shown = wanted;
      lamps.accept(protocol.light(changed));
    }
  }

  /// The device is not there any more.
  void gone() {
    isGone = true;
    allUp();
  }
}
