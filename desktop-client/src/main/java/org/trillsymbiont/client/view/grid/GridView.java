package org.trillsymbiont.client.view.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.trillsymbiont.client.settings.Appearance;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.transport.Playhead;
import org.trillsymbiont.client.view.presence.Spots;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.GridPitch;
import org.trillsymbiont.model.state.MusicGrid;
import org.trillsymbiont.model.state.MusicGridSquare;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.sync.Score;

/// The 8x8 grid. A left click or Space switches a square and sounds it once; the right button or
/// Shift+Space sounds it while held; arrow keys walk, Enter asks for its voice. What was last
/// clicked or focused is the selected square.
///
/// Thread: FX.
public final class GridView extends Region {
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
  private static final PseudoClass PAUSED = PseudoClass.getPseudoClass("paused");
  private static final double SMALLEST = 240;
  private static final double PREFERRED = 640;
  private static final double SMALLEST_WITH_NOTES = 26;

  private final Store store;
  private final GridSounds sounds;
  private final Playhead playhead;
  private final Supplier<Voice> defaultVoice;
  private final List<SquareView> squares;
  private final List<RowLabelView> rowLabels;
  private final List<Label> columnNumbers;
  private final List<ColumnPulse> pulses;
  private final Region columnFrame = new Region();
  private final ReadOnlyIntegerWrapper selectedSquare =
      new ReadOnlyIntegerWrapper(this, "selectedSquare", -1);
  private IntConsumer onVoiceRequested = index -> {};
  private AppState shown;
  private GridGeometry geometry = GridGeometry.of(PREFERRED, PREFERRED);

  /// A grid that shows the store's state.
  ///
  /// @param sounds is asked for notes
  /// @param playhead tells which column is heard
  /// @param defaultVoice what a square sounds like that nobody has shaped yet
  /// @param appearance its colours, and how much may move
  public GridView(
      Store store,
      GridSounds sounds,
      Playhead playhead,
      Supplier<Voice> defaultVoice,
      Appearance appearance) {
    this.store = Objects.requireNonNull(store, "store");
    this.sounds = Objects.requireNonNull(sounds, "sounds");
    this.playhead = Objects.requireNonNull(playhead, "playhead");
    this.defaultVoice = Objects.requireNonNull(defaultVoice, "defaultVoice");
    this.shown = store.state();
    squares = IntStream.range(0, MusicGrid.SQUARES).mapToObj(SquareView::new).toList();
    rowLabels = IntStream.range(0, MusicGrid.ROWS).mapToObj(RowLabelView::new).toList();
    columnNumbers = IntStream.range(0, MusicGrid.COLUMNS).mapToObj(GridView::number).toList();
    pulses =
        IntStream.range(0, MusicGrid.COLUMNS)
            .mapToObj(column -> new ColumnPulse(appearance))
            .toList();
    getStyleClass().add("grid-view");
    getStylesheets()
        .add(Objects.requireNonNull(GridView.class.getResource("grid.css")).toExternalForm());
    setAccessibleRole(AccessibleRole.PARENT);
    setAccessibleText("Music grid, 8 pitches by 8 steps");
    columnFrame.getStyleClass().add("grid-column-frame");
    columnFrame.setMouseTransparent(true);
    getChildren().addAll(rowLabels);
    getChildren().add(columnFrame);
    getChildren().addAll(columnNumbers);
    getChildren().addAll(squares);
    squares.forEach(square -> Spots.markSquare(square, square.index()));
    new GridInput(this, squares, new GridHold(sounds)).install();
    renderAll();
    store.stateProperty().addListener((observed, before, now) -> render(now));
    playhead.positionProperty().addListener((observed, before, now) -> renderColumn());
    playhead.onStep(this::flash);
  }

  private static Label number(int column) {
    Label label = new Label(Integer.toString(column + 1));
    label.getStyleClass().add("grid-column-number");
    return label;
  }

  /// The square that was clicked or focused last, 0..63, or -1 when none was yet.
  public ReadOnlyIntegerProperty selectedSquareProperty() {
    return selectedSquare.getReadOnlyProperty();
  }

  /// The square that was clicked or focused last, 0..63, or -1 when none was yet.
  public int selectedSquare() {
    return selectedSquare.get();
  }

  /// Takes the index of a square whose voice the user wants to shape (Enter).
  public void setOnVoiceRequested(IntConsumer handler) {
    onVoiceRequested = Objects.requireNonNull(handler, "handler");
  }

  /// Flashes the squares that are heard, which may be others than those that are active by now.
  private void flash(Score.Played played) {
    int column = played.step().column();
    List<Region> flashes = new ArrayList<>();
    for (MusicGridSquare square : played.content().musicGrid().activeInColumn(column)) {
      flashes.add(squares.get(square.squareIndex()).flash());
    }
    pulses.get(column).play(flashes);
  }

  /// Switches a square on or off and sounds it once, as a click does.
  ///
  /// @param index 0..63
  public void toggle(int index) {
    store.dispatch(Gestures.toggle(store.state(), index, defaultVoice.get()));
    sounds.audition(index);
  }

  /// Shows which squares the user holds, by whatever.
  ///
  /// @param bits bit `index` is set for a square that is held
  public void showHeld(long bits) {
    squares.forEach(square -> square.setHeld((bits >>> square.index() & 1) != 0));
  }

  void requestVoice(int index) {
    select(index);
    onVoiceRequested.accept(index);
  }

  /// Makes a square the selected one, as a click does.
  ///
  /// @param index 0..63
  public void select(int index) {
    int before = selectedSquare.get();
    if (before != index) {
      if (before >= 0) {
        squares.get(before).setSelected(false);
      }
      squares.get(index).setSelected(true);
      selectedSquare.set(index);
    }
  }

  private void render(AppState state) {
    AppState before = shown;
    shown = state;
    boolean pitchesChanged =
        !state.key().equals(before.key()) || state.isSynchronized() != before.isSynchronized();
    if (pitchesChanged) {
      renderAll();
      return;
    }
    if (state.selectedChord() != before.selectedChord()) {
      renderLabels();
    }
    for (SquareView square : squares) {
      int index = square.index();
      if (!state.musicGrid().square(index).equals(before.musicGrid().square(index))) {
        renderSquare(square);
      }
    }
  }

  private void renderAll() {
    renderLabels();
    squares.forEach(this::renderSquare);
    renderColumn();
    requestLayout();
  }

  private void renderLabels() {
    rowLabels.forEach(label -> label.render(RowLabel.of(shown, label.row()), geometry.isCompact()));
  }

  private void renderSquare(SquareView view) {
    MusicGridSquare square = shown.musicGrid().square(view.index());
    Voice voice = square.voice();
    double hertz = GridPitch.hertz(shown, view.index()) * voice.primaryFreq();
    view.setOn(square.isActive());
    if (square.isActive()) {
      view.paint(
          GridColours.fill(hertz, voice.primaryGain()),
          GridColours.loudness(voice.primaryGain()),
          geometry.radius(),
          geometry.gap());
    }
    boolean hasNote = !shown.isSynchronized() && geometry.square() >= SMALLEST_WITH_NOTES;
    view.setNote(hasNote ? GridPitch.note(shown, view.index()).displayName() : "");
    view.setAccessibleText(RowLabel.spoken(shown, view.index()));
  }

  private void renderColumn() {
    Playhead.Position heard = playhead.position();
    int current = heard.column();
    columnFrame.setVisible(current >= 0);
    columnFrame.pseudoClassStateChanged(PAUSED, !heard.isMoving());
    for (int column = 0; column < MusicGrid.COLUMNS; column++) {
      columnNumbers.get(column).pseudoClassStateChanged(CURRENT, column == current);
    }
    squares.forEach(square -> square.setCurrent(MusicGrid.column(square.index()) == current));
    placeFrame();
  }

  private void placeFrame() {
    int column = Math.max(0, playhead.position().column());
    double out = Math.max(2, Math.rint(geometry.gap() * 0.6));
    columnFrame.resizeRelocate(
        geometry.x(column) - out,
        geometry.top(),
        geometry.square() + 2 * out,
        geometry.y(0) + geometry.square() + out - geometry.top());
  }

  @Override
  protected void layoutChildren() {
    GridGeometry next = GridGeometry.of(getWidth(), getHeight());
    if (!next.equals(geometry) || getStyle().isEmpty()) {
      geometry = next;
      // The text's size follows the grid's; grid.css counts in em.
      setStyle("-fx-font-size: " + (int) geometry.em() + "px;");
      renderLabels();
      squares.forEach(this::renderSquare);
    }
    for (SquareView square : squares) {
      double x = geometry.x(MusicGrid.column(square.index()));
      double y = geometry.y(MusicGrid.row(square.index()));
      square.resizeRelocate(x, y, geometry.square(), geometry.square());
    }
    for (RowLabelView label : rowLabels) {
      double width = geometry.labelWidth();
      label.resizeRelocate(geometry.left(), geometry.y(label.row()), width, geometry.square());
    }
    for (int column = 0; column < MusicGrid.COLUMNS; column++) {
      columnNumbers
          .get(column)
          .resizeRelocate(
              geometry.x(column), geometry.top(), geometry.square(), geometry.headerHeight());
    }
    placeFrame();
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinWidth(double height) {
    return SMALLEST;
  }

  @Override
  protected double computeMinHeight(double width) {
    return SMALLEST;
  }

  @Override
  protected double computePrefWidth(double height) {
    return PREFERRED;
  }

  @Override
  protected double computePrefHeight(double width) {
    return width < 0 ? PREFERRED : heightFor(width);
  }

  /// The height in which the squares just fill a width.
  private static double heightFor(double width) {
    GridGeometry wide = GridGeometry.of(width, width);
    return wide.bottom() - wide.top();
  }
}
