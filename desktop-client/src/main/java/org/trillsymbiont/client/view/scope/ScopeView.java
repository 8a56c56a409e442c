package org.trillsymbiont.client.view.scope;

import java.util.Objects;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.Timer;
import org.trillsymbiont.client.settings.Appearance;
import org.trillsymbiont.client.sound.Oscilloscope;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.Probe;

/// Draws the wave that is heard, some thirty times a second while there is one and somebody can see
/// it. Switched off it listens to nothing, draws nothing and has no alarm set.
///
/// Thread: FX.
public final class ScopeView extends Region {
  private static final Texts TEXTS = Texts.of(ScopeView.class);
  private static final long SHOWING_NANOS = 33_000_000;
  private static final long IDLE_NANOS = 250_000_000;

  /// -80 dBFS: what is softer is a straight line.
  private static final double NOTHING = 1e-4;

  private static final double MOST_GAIN = 12;
  private static final double GAIN_FALL = 0.9;
  private static final double GAIN_RISE = 1.02;
  private static final double FILLED = 0.85;
  private static final double LINE_WIDTH = 1.6;

  private final Oscilloscope oscilloscope;
  private final Timer timer;
  private final Canvas canvas = new Canvas();

  private final Probe wave = new Probe("scope-wave");
  private final Probe axis = new Probe("scope-axis");
  private final float[] frames = new float[Oscilloscope.FRAMES];
  private double gain = 1;
  private boolean isFlat;
  private Timer.@Nullable Alarm next;

  /// @param looks says whether it is wanted
  public ScopeView(Oscilloscope oscilloscope, Appearance looks, Timer timer) {
    this.oscilloscope = Objects.requireNonNull(oscilloscope, "oscilloscope");
    this.timer = Objects.requireNonNull(timer, "timer");
    setId("scope");
    getStyleClass().add("scope");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText(TEXTS.get("scope"));
    setMouseTransparent(true);
    setMinWidth(0);
    canvas.setManaged(false);
    getChildren().addAll(canvas, wave, axis);
    looks.scopeProperty().subscribe(this::switchTo);
  }

  private void switchTo(boolean on) {
    canvas.setVisible(on);
    oscilloscope.listen(on);
    if (next != null) {
      next.cancel();
      next = null;
    }
    if (on) {
      isFlat = false;
      watch();
    }
  }

  private void watch() {
    boolean moves = isSeen() && draw();
    next = timer.at(timer.nowNanos() + (moves ? SHOWING_NANOS : IDLE_NANOS), this::watch);
  }

  private boolean isSeen() {
    Scene scene = getScene();
    return scene != null && !(scene.getWindow() instanceof Stage stage && stage.isIconified());
  }

  /// True when there was something to draw.
  private boolean draw() {
    double peak = oscilloscope.look(frames);
    if (peak < NOTHING) {
      if (!isFlat) {
        isFlat = true;
        drawAxis();
      }
      return false;
    }
    isFlat = false;
    // Soft sounds are drawn larger; it grows slowly, so that a decay is still seen as one.
    double wanted = Math.min(MOST_GAIN, FILLED / peak);
    gain = wanted < gain ? Math.max(wanted, gain * GAIN_FALL) : Math.min(wanted, gain * GAIN_RISE);
    GraphicsContext pen = drawAxis();
    double middle = canvas.getHeight() / 2;
    double step = canvas.getWidth() / (Oscilloscope.FRAMES - 1);
    pen.setStroke(wave.stroke());
    pen.setLineWidth(LINE_WIDTH);
    pen.beginPath();
    for (int i = 0; i < Oscilloscope.FRAMES; i++) {
      double y = middle - Math.clamp(frames[i] * gain, -1, 1) * (middle - LINE_WIDTH);
      if (i == 0) {
        pen.moveTo(0, y);
      } else {
        pen.lineTo(i * step, y);
      }
    }
    pen.stroke();
    return true;
  }

  private GraphicsContext drawAxis() {
    GraphicsContext pen = canvas.getGraphicsContext2D();
    pen.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    double middle = Math.rint(canvas.getHeight() / 2) + 0.5;
    pen.setStroke(axis.stroke());
    pen.setLineWidth(1);
    pen.strokeLine(0, middle, canvas.getWidth(), middle);
    return pen;
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(Math.max(0, getWidth()));
    canvas.setHeight(Math.max(0, getHeight()));
    isFlat = false;
  }
}
