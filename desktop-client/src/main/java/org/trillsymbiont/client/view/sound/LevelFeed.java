package org.trillsymbiont.client.view.sound;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.Timer;
import org.trillsymbiont.client.control.LevelMeter;
import org.trillsymbiont.client.sound.Levels;

/// Lets meters show how loud it is, some twenty-five times a second while there is sound and
/// somebody can see it; else it only looks now and then whether that has changed. While no meter is
/// in a window it has no alarm set.
///
/// Thread: FX.
final class LevelFeed {
  private static final long SHOWING_NANOS = 40_000_000;
  private static final long IDLE_NANOS = 250_000_000;

  private final Supplier<Levels> levels;
  private final Timer timer;
  private final List<LevelMeter> meters;
  private final Runnable after;
  private Levels shown = Levels.SILENT;
  private Timer.@Nullable Alarm next;

  /// @param after is run when the meters have changed
  LevelFeed(Supplier<Levels> levels, Timer timer, List<LevelMeter> meters, Runnable after) {
    this.levels = levels;
    this.timer = timer;
    this.meters = List.copyOf(meters);
    this.after = after;
    meters.forEach(meter -> meter.sceneProperty().subscribe(scene -> appeared()));
  }

  /// What the meters show.
  Levels shown() {
    return shown;
  }

  /// Shows how loud it is now, if anybody can see it.
  ///
  /// @return whether anybody can
  boolean look() {
    boolean isSeen = meters.stream().anyMatch(LevelFeed::isSeen);
    if (isSeen) {
      show(levels.get());
    }
    return isSeen;
  }

  private void appeared() {
    if (next == null) {
      watch();
    }
  }

  private void watch() {
    boolean isMoving = look() && !shown.equals(Levels.SILENT);
    boolean isAnywhere = meters.stream().anyMatch(meter -> meter.getScene() != null);
    long pause = isMoving ? SHOWING_NANOS : IDLE_NANOS;
    next = isAnywhere ? timer.at(timer.nowNanos() + pause, this::watch) : null;
  }

  private void show(Levels now) {
    if (!now.equals(shown)) {
      shown = now;
      LevelMeter.Reading left = reading(now.left());
      LevelMeter.Reading right = reading(now.right());
      meters.forEach(meter -> meter.show(left, right));
      after.run();
    }
  }

  private static LevelMeter.Reading reading(Levels.Channel channel) {
    return new LevelMeter.Reading(
        decibels(channel.peak()), decibels(channel.held()), decibels(channel.rms()));
  }

  private static double decibels(double level) {
    return 20 * Math.log10(level);
  }

  private static boolean isSeen(LevelMeter meter) {
    Scene scene = meter.getScene();
    return scene != null && !(scene.getWindow() instanceof Stage stage && stage.isIconified());
  }
}
