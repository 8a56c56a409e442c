package org.trillsymbiont.client.view.grid;

import java.util.List;
import javafx.animation.AnimationTimer;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.state.Voice;

/// Lets squares light up as they sound, in steps that are too small to be seen: so in most frames
/// of a long decay a square is not drawn at all. Nothing moves or grows. It runs only while
/// something is lit.
///
/// Thread: FX.
final class GridPulses extends AnimationTimer {
  private static final double NANOS = 1e-9;

  /// From the brightest light to none.
  private static final int STEPS = 40;

  private final List<SquareView> squares;
  private final @Nullable Lit[] lit;
  private int count;

  /// @param sinceNanos the frame that showed it first; below 0 before that
  private record Lit(Pulse pulse, long sinceNanos) {}

  GridPulses(List<SquareView> squares) {
    this.squares = squares;
    lit = new Lit[squares.size()];
  }

  /// A square is struck. One that is held goes on as it is.
  ///
  /// @param voice that it is played with
  void strike(int index, Voice voice) {
    Lit before = lit[index];
    if (before == null || !before.pulse().isHeld()) {
      light(index, Pulse.of(voice.primaryGain(), voice.primaryDecay()));
    }
  }

  /// A square sounds until [#release].
  void hold(int index, Voice voice) {
    light(index, Pulse.of(voice.primaryGain(), Double.POSITIVE_INFINITY));
  }

  /// Ends a [#hold]; of a square that is not held, nothing.
  void release(int index) {
    Lit before = lit[index];
    if (before != null && before.pulse().isHeld()) {
      light(index, before.pulse().released());
    }
  }

  private void light(int index, Pulse pulse) {
    if (count == 0) {
      start();
    }
    if (lit[index] == null) {
      count++;
    }
    lit[index] = new Lit(pulse, -1);
    squares.get(index).light(inSteps(pulse.peak()));
  }

  /// How many squares are lit.
  int count() {
    return count;
  }

  @Override
  public void handle(long nowNanos) {
    for (int index = 0; index < lit.length; index++) {
      Lit one = lit[index];
      if (one != null) {
        show(index, one, nowNanos);
      }
    }
    if (count == 0) {
      stop();
    }
  }

  private void show(int index, Lit one, long nowNanos) {
    if (one.sinceNanos() < 0) {
      lit[index] = new Lit(one.pulse(), nowNanos);
      return;
    }
    if (one.pulse().isHeld()) {
      return;
    }
    double left = one.pulse().left((nowNanos - one.sinceNanos()) * NANOS);
    if (left <= 0) {
      lit[index] = null;
      count--;
    }
    squares.get(index).light(inSteps(one.pulse().peak() * left));
  }

  private static double inSteps(double brightness) {
    return Math.ceil(STEPS * brightness) / STEPS;
  }
}
