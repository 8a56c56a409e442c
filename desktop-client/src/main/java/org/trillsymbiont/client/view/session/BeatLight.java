package org.trillsymbiont.client.view.session;

import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.Timer;
import org.trillsymbiont.client.clock.RoomTime;
import org.trillsymbiont.client.sound.SoundEngine;

/// A light that flashes when the clicks are to be heard.
///
/// Thread: FX.
final class BeatLight extends Region {
  private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
  private static final long FLASH_NANOS = 100_000_000;

  private final Supplier<? extends RoomTime> clock;
  private final Timer timer;
  private Timer.@Nullable Alarm next;

  BeatLight(Supplier<? extends RoomTime> clock, Timer timer) {
    this.clock = clock;
    this.timer = timer;
    setId("beat-light");
    getStyleClass().add("beat-light");
  }

  /// Begins to flash, or ends.
  void flashing(boolean value) {
    if (next != null) {
      next.cancel();
      next = null;
    }
    pseudoClassStateChanged(LIT, false);
    if (value) {
      awaitAfter(clock.get().micros(timer.nowNanos()));
    }
  }

  private void awaitAfter(long micros) {
    long beat = Math.floorDiv(micros, SoundEngine.CLICK_MICROS) + 1;
    long begin = beat * SoundEngine.CLICK_MICROS;
    next = timer.at(clock.get().nanos(begin), () -> flash(begin));
  }

  private void flash(long micros) {
    if (next != null) {
      pseudoClassStateChanged(LIT, true);
      var _ = timer.at(timer.nowNanos() + FLASH_NANOS, () -> pseudoClassStateChanged(LIT, false));
      awaitAfter(Math.max(micros, clock.get().micros(timer.nowNanos())));
    }
  }
}
