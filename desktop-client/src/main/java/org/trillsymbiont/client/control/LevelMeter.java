package org.trillsymbiont.client.control;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.text.Texts;

/// The level of two channels as two bars, from -60 dBFS to full scale: bright up to the RMS, dim up
/// to the peak, and a mark at the highest peak of late. The bars have three zones, which lie at
/// places of their own and so do not depend on their colours.
///
/// Style classes `level-meter`, `level-bar`, `level-peak` and `level-rms` with `zone-low`,
/// `zone-middle` or `zone-high`, `level-mark` (pseudo-class `hot` in the highest zone),
/// `level-tick`.
///
/// Thread: FX.
public final class LevelMeter extends Region {
  private static final Texts TEXTS = Texts.of(LevelMeter.class);

  /// What is softer is not shown.
  public static final double FLOOR_DECIBELS = -60;

  private static final PseudoClass HOT = PseudoClass.getPseudoClass("hot");
  private static final double MIDDLE_DECIBELS = -12;
  private static final double HIGH_DECIBELS = -3;
  private static final List<Zone> ZONES =
      List.of(
          new Zone("zone-low", FLOOR_DECIBELS, MIDDLE_DECIBELS),
          new Zone("zone-middle", MIDDLE_DECIBELS, HIGH_DECIBELS),
          new Zone("zone-high", HIGH_DECIBELS, 0));
  private static final int[] TICKS = {-60, -48, -36, -24, -12, -6, -3, 0};
  private static final double BAR_GAP = 2;
  private static final double MARK_WIDTH = 2;

  private final Bar left = new Bar();
  private final Bar right = new Bar();
  private final List<Label> ticks = new ArrayList<>();

  private record Zone(String style, double from, double to) {}

  /// A channel's level in dBFS, up to 0; minus infinity is silence.
  ///
  /// @param peak its peak
  /// @param held its highest peak of late
  /// @param rms its root mean square
  public record Reading(double peak, double held, double rms) {
    public static final Reading SILENT =
        new Reading(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY);
  }

  /// @param hasScale whether numbers stand below the bars
  public LevelMeter(boolean hasScale) {
    getStyleClass().add("level-meter");
    setAccessibleRole(AccessibleRole.TEXT);
    getChildren().addAll(left, right);
    if (hasScale) {
      for (int tick : TICKS) {
        Label label = new Label(Integer.toString(tick));
        label.getStyleClass().add("level-tick");
        ticks.add(label);
      }
      getChildren().addAll(ticks);
    }
  }

  /// Shows levels.
  public void show(Reading leftReading, Reading rightReading) {
    left.show(leftReading);
    right.show(rightReading);
  }

  @Override
  public @Nullable Object queryAccessibleAttribute(
      AccessibleAttribute attribute, Object... parameters) {
    return attribute == AccessibleAttribute.TEXT
        ? TEXTS.get("meter.spoken", words(left.reading.held()), words(right.reading.held()))
        : super.queryAccessibleAttribute(attribute, parameters);
  }

  /// A level as it is written: `-6.2 dB`, and `-∞ dB` below the scale.
  public static String words(double decibels) {
    return decibels < FLOOR_DECIBELS
        ? TEXTS.get("meter.silence")
        : TEXTS.get("meter.decibels", tenths(Math.min(decibels, 0)));
  }

  /// Rounded, and never a zero below zero.
  private static double tenths(double decibels) {
    return Math.rint(10 * decibels) / 10 + 0.0;
  }

  /// Where a level lies, 0..1.
  private static double place(double decibels) {
    return Math.clamp(1 - decibels / FLOOR_DECIBELS, 0, 1);
  }

  @Override
  protected void layoutChildren() {
    double x = snappedLeftInset();
    double y = snappedTopInset();
    double width = getWidth() - x - snappedRightInset();
    double height = getHeight() - y - snappedBottomInset();
    double scale = ticks.isEmpty() ? 0 : ticks.getFirst().prefHeight(-1);
    double bar = Math.max(0, Math.floor((height - scale - BAR_GAP) / 2));
    left.resizeRelocate(x, y, width, bar);
    right.resizeRelocate(x, y + bar + BAR_GAP, width, bar);
    for (int i = 0; i < ticks.size(); i++) {
      Label tick = ticks.get(i);
      double wide = tick.prefWidth(-1);
      double middle = x + width * place(TICKS[i]);
      double at = Math.clamp(middle - wide / 2, x, Math.max(x, x + width - wide));
      tick.resizeRelocate(Math.rint(at), y + 2 * bar + BAR_GAP, wide, scale);
    }
  }

  /// One channel's bar. Its parts are moved, not laid out: nothing else of the window is touched.
  private static final class Bar extends Region {
    private final List<Region> peaks = parts("level-peak");
    private final List<Region> levels = parts("level-rms");
    private final Region mark = new Region();
    private Reading reading = Reading.SILENT;

    Bar() {
      getStyleClass().add("level-bar");
      mark.getStyleClass().add("level-mark");
      mark.setManaged(false);
      getChildren().addAll(peaks);
      getChildren().addAll(levels);
      getChildren().add(mark);
    }

    private static List<Region> parts(String style) {
      List<Region> parts = new ArrayList<>();
      for (Zone zone : ZONES) {
        Region part = new Region();
        part.getStyleClass().addAll(style, zone.style());
        part.setManaged(false);
        parts.add(part);
      }
      return parts;
    }

    void show(Reading value) {
      if (!value.equals(reading)) {
        reading = value;
        draw();
      }
    }

    @Override
    protected void layoutChildren() {
      draw();
    }

    private void draw() {
      for (int i = 0; i < ZONES.size(); i++) {
        draw(peaks.get(i), ZONES.get(i), reading.peak());
        draw(levels.get(i), ZONES.get(i), reading.rms());
      }
      mark.setVisible(reading.held() > FLOOR_DECIBELS);
      mark.pseudoClassStateChanged(HOT, reading.held() >= HIGH_DECIBELS);
      double at = Math.rint(getWidth() * place(reading.held()) - MARK_WIDTH);
      mark.resizeRelocate(Math.max(0, at), 0, MARK_WIDTH, getHeight());
    }

    private void draw(Region part, Zone zone, double decibels) {
      double from = Math.rint(getWidth() * place(zone.from()));
      double to = Math.rint(getWidth() * place(Math.min(decibels, zone.to())));
      part.setVisible(to > from);
      part.resizeRelocate(from, 0, Math.max(0, to - from), getHeight());
    }
  }
}
