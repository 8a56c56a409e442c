package org.trillsymbiont.client.view.grid;

import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.trillsymbiont.client.settings.Appearance;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.text.MusicWords;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.transport.Playhead;
import org.trillsymbiont.client.view.Probe;
import org.trillsymbiont.client.view.presence.Spots;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.GridPitch;
import org.trillsymbiont.model.state.MusicGrid;
import org.trillsymbiont.model.state.MusicGridSquare;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.sync.Score;

/// The 8x8 grid. A left click or Space switches a square, a drag paints or erases all it runs over;
/// what is switched on sounds once. The right button or Shift+Space sounds a square while held, and
/// a drag of the right button glides. Arrow keys walk, with Shift they paint, Enter asks for the
/// voice. What was last clicked or focused is the selected square.
///
/// Thread: FX.
public final class GridView extends Region {
  private static final Texts TEXTS = Texts.of(GridView.class);
  private static final double SMALLEST = 160;
  private static final double PREFERRED = 640;
  private static final double SMALLEST_WITH_NOTES = 26;

  private final Store store;
  private final GridSounds sounds;
  private final Playhead playhead;
  private final Supplier<Voice> defaultVoice;
  private final List<SquareView> squares;
  private final List<RowLabelView> rowLabels;
  private final ColumnLight columnLight = new ColumnLight();

  /// The card's own colour once more, but without round corners: so the renderer knows that nothing
  /// below it is seen, and leaves it out. A background would be copied from a picture.
  private final Rectangle ground = new Rectangle();

  private final Probe off = new Probe("grid-square-off");
  private final Probe pointed = new Probe("grid-square-pointed");
  private final Probe light = new Probe("grid-square-light");

  private final ObservableValue<Number> scale =
      sceneProperty()
          .flatMap(scene -> scene.windowProperty())
          .flatMap(window -> window.renderScaleXProperty())
          .orElse(1.0);
  private final GridPulses pulses;
  private final Appearance appearance;
  private final ReadOnlyIntegerWrapper selectedSquare =
      new ReadOnlyIntegerWrapper(this, "selectedSquare", -1);
  private final ReadOnlyIntegerWrapper pointedSquare =
      new ReadOnlyIntegerWrapper(this, "pointedSquare", -1);
  private IntConsumer onVoiceRequested = index -> {};
  private AppState shown;
  private long shownHeld;
  private GridGeometry geometry = GridGeometry.of(PREFERRED, PREFERRED);
  private boolean isCutStale = true;

  /// A grid that shows the store's state.
  ///
  /// @param sounds is asked for notes
  /// @param playhead tells which column is heard
  /// @param defaultVoice what a square sounds like that nobody has shaped yet
  /// @param appearance its colours
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
    this.appearance = Objects.requireNonNull(appearance, "appearance");
    this.shown = store.state();
    squares = IntStream.range(0, MusicGrid.SQUARES).mapToObj(SquareView::new).toList();
    rowLabels = IntStream.range(0, MusicGrid.ROWS).mapToObj(RowLabelView::new).toList();
    pulses = new GridPulses(squares);
    getStyleClass().add("grid-view");
    getStylesheets()
        .add(Objects.requireNonNull(GridView.class.getResource("grid.css")).toExternalForm());
    setAccessibleRole(AccessibleRole.PARENT);
    setAccessibleText(TEXTS.get("grid.spoken"));
    // Else a pointer in a gap would be nowhere.
    setPickOnBounds(true);
    ground.getStyleClass().add("grid-ground");
    ground.setManaged(false);
    ground.setMouseTransparent(true);
    getChildren().add(ground);
    getChildren().addAll(rowLabels);
    getChildren().add(columnLight.frame());
    getChildren().addAll(columnLight.numbers());
    getChildren().addAll(rows());
    getChildren().addAll(off, pointed, light);
    squares.forEach(square -> Spots.markSquare(square, square.index()));
    new GridInput(this, squares).install();
    List.of(off, pointed, light).forEach(probe -> probe.onColours(this::staleCut));
    scale.subscribe(value -> staleCut());
    renderColumn();
    appearance.paletteProperty().subscribe(palette -> paint());
    store.stateProperty().addListener((observed, before, now) -> render(now));
    playhead.positionProperty().addListener((observed, before, now) -> renderColumn());
    playhead.onStep(this::flash);
  }

  /// The squares in a group for each row. Of a group of which more than twelve members change,
  /// JavaFX draws all again, labels too (docs/performance.md, Frames).
  private List<Group> rows() {
    return IntStream.range(0, MusicGrid.ROWS)
        .mapToObj(row -> {
          Group group = new Group();
          group.setAutoSizeChildren(false);
          group.setManaged(false);
          squares.stream()
              .filter(square -> MusicGrid.row(square.index()) == row)
              .forEach(group.getChildren()::add);
          return group;
        })
        .toList();
  }

  /// Pictures of another size, or in other colours, are wanted: once all of that is known.
  private void staleCut() {
    isCutStale = true;
    requestLayout();
  }

  private void cut() {
    SquareCut cut = SquareCut.of(geometry, scale.getValue().doubleValue());
    SquareLayers.Colours colours =
        new SquareLayers.Colours(
            off.stroke(), pointed.fill(), pointed.stroke(), light.fill(), light.stroke());
    SquareLayers layers = new SquareLayers(cut, colours);
    squares.forEach(square -> square.setLayers(layers));
  }

  /// The square that was clicked or focused last, 0..63, or -1 when none was yet.
  public ReadOnlyIntegerProperty selectedSquareProperty() {
    return selectedSquare.getReadOnlyProperty();
  }

  /// The square that was clicked or focused last, 0..63, or -1 when none was yet.
  public int selectedSquare() {
    return selectedSquare.get();
  }

  /// The square below the mouse, 0..63, or -1.
  public ReadOnlyIntegerProperty pointedSquareProperty() {
    return pointedSquare.getReadOnlyProperty();
  }

  /// Takes the index of a square whose voice the user wants to shape (Enter).
  public void setOnVoiceRequested(IntConsumer handler) {
    onVoiceRequested = Objects.requireNonNull(handler, "handler");
  }

  /// Lights up the squares that are heard, which may be others than those that are active by now.
  private void flash(Score.Played played) {
    int column = played.step().column();
    for (MusicGridSquare square : played.content().musicGrid().activeInColumn(column)) {
      pulses.strike(square.squareIndex(), square.voice());
    }
  }

  /// Switches a square on or off, as a click does: on, it sounds once.
  ///
  /// @param index 0..63
  public void toggle(int index) {
    store.dispatch(Gestures.toggle(store.state(), index, defaultVoice.get()));
    if (isOn(index)) {
      audition(index);
    }
  }

  /// Switches squares on (paints) or off (erases); those that are switched on sound once.
  void paint(List<Integer> indices, boolean on) {
    List<Integer> changed = indices.stream().filter(index -> isOn(index) != on).toList();
    store.dispatch(Gestures.paint(store.state(), changed, on, defaultVoice.get()));
    if (on) {
      changed.forEach(this::audition);
    }
  }

  private void audition(int index) {
    sounds.audition(index);
    pulses.strike(index, voice(index));
  }

  void hold(int index) {
    sounds.hold(index);
    setHeld(index, true);
  }

  void release(int index) {
    sounds.release(index);
    // Something else may hold it still.
    setHeld(index, isIn(shownHeld, index));
  }

  private void setHeld(int index, boolean isHeld) {
    squares.get(index).setHeld(isHeld);
    if (isHeld) {
      pulses.hold(index, voice(index));
    } else {
      pulses.release(index);
    }
  }

  /// What is dispatched until [#gestureEnds] is one step of undo.
  void gestureBegins() {
    store.pressed();
  }

  void gestureEnds() {
    store.released();
  }

  boolean isOn(int index) {
    return store.state().musicGrid().square(index).isActive();
  }

  private Voice voice(int index) {
    return store.state().musicGrid().square(index).voice();
  }

  GridGeometry geometry() {
    return geometry;
  }

  /// The mouse is over a square.
  ///
  /// @param index 0..63, or -1 for none
  void point(int index) {
    int before = pointedSquare.get();
    if (index != before) {
      pointedSquare.set(index);
      Stream.of(before, index).filter(at -> at >= 0).map(squares::get).forEach(this::renderNote);
    }
  }

  /// Shows which squares the user holds, by whatever.
  ///
  /// @param bits bit `index` is set for a square that is held
  public void showHeld(long bits) {
    for (int index = 0; index < MusicGrid.SQUARES; index++) {
      if (isIn(bits, index) != isIn(shownHeld, index)) {
        setHeld(index, isIn(bits, index));
      }
    }
    shownHeld = bits;
  }

  private static boolean isIn(long bits, int index) {
    return (bits >>> index & 1) != 0;
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

  private void paint() {
    rowLabels.forEach(label -> label.paint(appearance.paletteProperty().get()));
    renderAll();
  }

  private void renderAll() {
    renderLabels();
    squares.forEach(this::renderSquare);
    requestLayout();
  }

  private void renderLabels() {
    rowLabels.forEach(label -> label.render(RowLabel.of(shown, label.row()), geometry.isCompact()));
  }

  private void renderSquare(SquareView view) {
    MusicGridSquare square = shown.musicGrid().square(view.index());
    double hertz = GridPitch.hertz(shown, view.index()) * square.voice().primaryFreq();
    view.show(
        square.isActive()
            ? SquareFace.of(
                appearance.paletteProperty().get(),
                square,
                hertz,
                !shown.isSynchronized() && fitsNotes())
            : null);
    renderNote(view);
    view.setAccessibleText(RowLabel.spoken(shown, view.index()));
  }

  /// Rows that climb show their notes; else an empty square below the mouse says what it would be.
  private void renderNote(SquareView view) {
    boolean isPreview =
        shown.isSynchronized() && !view.isOn() && view.index() == pointedSquare.get();
    boolean hasNote = (isPreview || !shown.isSynchronized()) && fitsNotes();
    view.setNote(hasNote ? MusicWords.note(GridPitch.note(shown, view.index())) : "", isPreview);
  }

  private boolean fitsNotes() {
    return geometry.square() >= SMALLEST_WITH_NOTES;
  }

  private void renderColumn() {
    columnLight.show(playhead.position(), geometry);
    int current = playhead.position().column();
    squares.forEach(square -> square.setCurrent(MusicGrid.column(square.index()) == current));
  }

  @Override
  protected void layoutChildren() {
    GridGeometry next = GridGeometry.of(getWidth(), getHeight());
    if (!next.equals(geometry) || getStyle().isEmpty()) {
      geometry = next;
      // The text's size follows the grid's; grid.css counts in em.
      setStyle("-fx-font-size: " + (int) geometry.em() + "px;");
      renderLabels();
      isCutStale = true;
      squares.forEach(this::renderSquare);
    }
    if (isCutStale) {
      isCutStale = false;
      cut();
    }
    ground.setWidth(getWidth());
    ground.setHeight(getHeight());
    for (SquareView square : squares) {
      // On the screen's pixels, else their pictures would be blurred.
      double x = snapPositionX(geometry.x(MusicGrid.column(square.index())));
      double y = snapPositionY(geometry.y(MusicGrid.row(square.index())));
      square.resizeRelocate(x, y, geometry.square(), geometry.square());
    }
    for (RowLabelView label : rowLabels) {
      double width = geometry.labelWidth();
      label.resizeRelocate(geometry.left(), geometry.y(label.row()), width, geometry.square());
    }
    columnLight.place(geometry);
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
