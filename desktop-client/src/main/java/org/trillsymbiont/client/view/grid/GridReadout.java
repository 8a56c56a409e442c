package org.trillsymbiont.client.view.grid;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.Timer;
import org.trillsymbiont.client.session.LastTouch;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.text.Texts;

/// A line that says what the square below the mouse is, or else the selected one: note, interval,
/// step, frequency, voice, and who touched it last. Each has a place of its own, so nothing jumps
/// as the mouse moves, and the line is always there, so nothing is covered. Before there is a
/// square to speak of, it says how to play.
///
/// Thread: FX.
public final class GridReadout extends Region {
  private static final Texts TEXTS = Texts.of(GridReadout.class);
  private static final long REFRESH_NANOS = 10_000_000_000L;

  /// From this width on, in em, intervals stand in full.
  private static final double WIDE_EM = 38;

  private static final double GAP_EM = 0.6;
  private static final double WIDEST_TOUCH_EM = 13;

  private final Store store;
  private final GridView grid;
  private final LastTouch lastTouch;
  private final Timer timer;
  private final Label hint = new Label(TEXTS.get("readout.hint"));
  private final Label note = cell("grid-readout-note");
  private final Label interval = cell("grid-readout-interval");
  private final Label step = cell("grid-readout-step");
  private final Label frequency = cell("grid-readout-frequency");
  private final Label voice = cell("grid-readout-voice");
  private final Label touch = cell("grid-readout-touch");
  private @Nullable SquareWords words;
  private Timer.@Nullable Alarm refresh;

  /// How wide a cell is in a narrow and in a wide line, in em; who touched it gets the rest. A
  /// narrow line has no step: the column's number says it.
  private record Cell(Label label, double narrowEm, double wideEm) {}

  private final List<Cell> cells =
      List.of(
          new Cell(note, 2.8, 2.8),
          new Cell(interval, 2.2, 7.4),
          new Cell(step, 0, 4),
          new Cell(frequency, 5, 5),
          new Cell(voice, 7, 7.2));

  /// The line of a grid.
  ///
  /// @param timer its clock is that of `lastTouch`
  public GridReadout(Store store, GridView grid, LastTouch lastTouch, Timer timer) {
    this.store = Objects.requireNonNull(store, "store");
    this.grid = Objects.requireNonNull(grid, "grid");
    this.lastTouch = Objects.requireNonNull(lastTouch, "lastTouch");
    this.timer = Objects.requireNonNull(timer, "timer");
    getStyleClass().add("grid-readout");
    setId("grid-readout");
    getStylesheets()
        .add(Objects.requireNonNull(GridView.class.getResource("grid.css")).toExternalForm());
    setAccessibleRole(AccessibleRole.TEXT);
    hint.getStyleClass().add("grid-readout-hint");
    hint.setAlignment(Pos.CENTER_RIGHT);
    getChildren().setAll(hint, note, interval, step, frequency, voice, touch);
    store.stateProperty().addListener((observed, before, now) -> render());
    grid.pointedSquareProperty().addListener((observed, before, now) -> render());
    grid.selectedSquareProperty().addListener((observed, before, now) -> render());
    lastTouch.onChange(this::render);
    render();
  }

  private static Label cell(String style) {
    Label cell = new Label();
    cell.getStyleClass().add(style);
    cell.setAlignment(Pos.CENTER_LEFT);
    return cell;
  }

  private int square() {
    int pointed = grid.pointedSquareProperty().get();
    return pointed >= 0 ? pointed : grid.selectedSquare();
  }

  private void render() {
    int square = square();
    words =
        square < 0
            ? null
            : SquareWords.of(store.state(), square, lastTouch.of(square), timer.nowNanos());
    show(words);
    keepFresh();
  }

  private void show(@Nullable SquareWords now) {
    hint.setVisible(now == null);
    note.setText(now == null ? "" : now.note());
    interval.setText(now == null ? "" : isWide() ? now.mediumInterval() : now.shortInterval());
    step.setText(now == null || !isWide() ? "" : now.step());
    frequency.setText(now == null ? "" : now.frequency());
    // As in the square: a small wave.
    voice.setText(now == null ? "" : now.lfo().isEmpty() ? now.voice() : now.voice() + " ~");
    touch.setText(now == null ? "" : now.touch());
    setAccessibleText(now == null ? hint.getText() : now.spoken());
  }

  /// How long ago something was changes by itself.
  private void keepFresh() {
    if (refresh == null && words != null && !words.touch().isEmpty()) {
      refresh =
          timer.at(
              timer.nowNanos() + REFRESH_NANOS,
              () -> {
                refresh = null;
                render();
              });
    }
  }

  private double em() {
    return note.getFont().getSize();
  }

  private boolean isWide() {
    return getWidth() >= WIDE_EM * em();
  }

  @Override
  protected void layoutChildren() {
    double height = getHeight();
    hint.resizeRelocate(0, 0, getWidth(), height);
    show(words);
    boolean isWide = isWide();
    double all = cells.stream().mapToDouble(cell -> width(cell, isWide)).sum();
    double touchWidth = Math.clamp(getWidth() - all, 0, WIDEST_TOUCH_EM * em());
    double x = Math.max(0, getWidth() - all - touchWidth);
    for (Cell cell : cells) {
      double cellWidth = width(cell, isWide);
      cell.label().resizeRelocate(snapPositionX(x), 0, Math.max(0, cellWidth - gap()), height);
      x += cellWidth;
    }
    touch.resizeRelocate(snapPositionX(x), 0, touchWidth, height);
  }

  private double gap() {
    return GAP_EM * em();
  }

  /// With the gap behind it.
  private double width(Cell cell, boolean isWide) {
    double width = (isWide ? cell.wideEm() : cell.narrowEm()) * em();
    return width == 0 ? 0 : width + gap();
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computePrefWidth(double height) {
    return WIDE_EM * em();
  }

  @Override
  protected double computePrefHeight(double width) {
    return Stream.of(hint, note, touch).mapToDouble(label -> label.prefHeight(-1)).max().orElse(0);
  }
}
