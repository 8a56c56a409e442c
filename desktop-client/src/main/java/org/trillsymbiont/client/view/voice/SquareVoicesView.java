package org.trillsymbiont.client.view.voice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.value.ObservableIntegerValue;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.trillsymbiont.client.FxThread;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.MusicGridSquare;

/// The voices of squares: the selected square's panel on top, whether it is on or off, and below
/// it, scrolling, those of the active ones. Panels are kept once made, and have knobs only from
/// when they first come into sight. No panel moves or goes while a knob in it is dragged or has the
/// focus.
///
/// Thread: FX.
public final class SquareVoicesView extends VBox {
  private static final int NONE = -1;

  private final Store store;
  private final ObservableIntegerValue selected;
  private final Map<Integer, SquareVoiceView> panels = new HashMap<>();
  private final VBox pinned = new VBox();
  private final Label count = new Label();
  private final Label hint = new Label("Click a square to shape how it sounds.");
  private final FlowPane list =
      new FlowPane() {
        @Override
        protected void layoutChildren() {
          super.layoutChildren();
          // Not within the layout, which making knobs would disturb.
          FxThread.post(SquareVoicesView.this::wakeVisible);
        }
      };
  private final ScrollPane scroll = new ScrollPane(list);
  private int shownSelected = NONE;
  private AppState shown;

  /// @param selected the index of the selected square, 0..63, or -1
  public SquareVoicesView(Store store, ObservableIntegerValue selected) {
    this.store = Objects.requireNonNull(store, "store");
    this.selected = Objects.requireNonNull(selected, "selected");
    this.shown = store.state();
    getStyleClass().add("square-voices");
    getStylesheets()
        .add(
            Objects.requireNonNull(SquareVoicesView.class.getResource("voice.css"))
                .toExternalForm());
    pinned.getStyleClass().add("voice-pinned");
    count.getStyleClass().add("voice-title");
    hint.getStyleClass().add("voice-hint");
    list.getStyleClass().add("voice-list");
    scroll.getStyleClass().add("voice-scroll");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().setAll(pinned, count, hint, scroll);
    scroll.vvalueProperty().addListener(observed -> wakeVisible());
    scroll.viewportBoundsProperty().addListener(observed -> wakeVisible());
    focusWithinProperty().addListener(observed -> arrange());
    selected.addListener((observed, before, now) -> arrange());
    store.stateProperty().addListener((observed, before, now) -> render(now));
    arrange();
  }

  /// Puts the focus on the first knob of a square's panel, if it is shown.
  ///
  /// @param squareIndex 0..63
  public void focusOn(int squareIndex) {
    SquareVoiceView panel = panels.get(squareIndex);
    if (panel != null && panel.getScene() != null) {
      panel.wake();
      Node first = panel.lookup(".knob");
      if (first != null) {
        first.requestFocus();
      }
    }
  }

  private void render(AppState state) {
    AppState before = shown;
    shown = state;
    boolean named =
        !state.key().equals(before.key()) || state.isSynchronized() != before.isSynchronized();
    for (SquareVoiceView panel : panels.values()) {
      int index = panel.index();
      if (named || !state.musicGrid().square(index).equals(before.musicGrid().square(index))) {
        panel.render(state);
      }
    }
    if (state.musicGrid().activeBits() != before.musicGrid().activeBits()) {
      arrange();
    }
  }

  /// Shows the panels that belong there, moving only what has to move.
  private void arrange() {
    if (panels.values().stream().anyMatch(SquareVoiceView::isChanging)) {
      return;
    }
    List<Node> wanted = new ArrayList<>();
    int top = selected.get();
    for (MusicGridSquare square : shown.musicGrid().squares()) {
      boolean keep = square.isActive() || isInUse(square.squareIndex());
      if (keep && square.squareIndex() != top) {
        wanted.add(panel(square.squareIndex()));
      }
    }
    if (top != shownSelected) {
      markSelected(top);
    }
    place(wanted);
    if (top >= 0 && pinned.getChildren().isEmpty()) {
      SquareVoiceView panel = panel(top);
      panel.wake();
      pinned.getChildren().setAll(panel);
    }
    int active = shown.musicGrid().activeCount();
    count.setText("Voices of active squares (" + active + ")");
    boolean isEmpty = top < 0 && active == 0;
    hint.setVisible(isEmpty);
    hint.setManaged(isEmpty);
    wakeVisible();
  }

  /// Both lists are in the squares' order, so what stays is never taken out.
  private void place(List<Node> wanted) {
    List<Node> children = list.getChildren();
    children.retainAll(wanted);
    for (int at = 0; at < wanted.size(); at++) {
      if (at >= children.size() || !children.get(at).equals(wanted.get(at))) {
        children.add(at, wanted.get(at));
      }
    }
  }

  private void markSelected(int top) {
    if (shownSelected >= 0) {
      panel(shownSelected).setSelected(false);
    }
    pinned.getChildren().clear();
    if (top >= 0) {
      panel(top).setSelected(true);
    }
    shownSelected = top;
  }

  private SquareVoiceView panel(int index) {
    return panels.computeIfAbsent(
        index, missing -> new SquareVoiceView(store, index, this::arrange));
  }

  private boolean isInUse(int index) {
    SquareVoiceView panel = panels.get(index);
    return panel != null && list.equals(panel.getParent()) && panel.isFocusWithin();
  }

  /// Makes the knobs of those panels that can be seen.
  private void wakeVisible() {
    Bounds content = list.getLayoutBounds();
    Bounds viewport = scroll.getViewportBounds();
    double hidden = Math.max(0, content.getHeight() - viewport.getHeight());
    double from = scroll.getVvalue() * hidden;
    double to = from + viewport.getHeight();
    for (Node node : list.getChildren()) {
      Bounds place = node.getBoundsInParent();
      boolean isVisible = place.getMaxY() >= from && place.getMinY() <= to;
      if (isVisible && node instanceof SquareVoiceView panel && panel.getHeight() > 0) {
        panel.wake();
      }
    }
  }
}
