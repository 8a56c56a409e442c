package org.trillsymbiont.client.view.voice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.trillsymbiont.client.FxThread;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.MusicGridSquare;

/// The voices of the active squares, scrolling. Panels are kept once made, and have knobs only from
/// when they first come into sight. No panel moves or goes while a knob in it is dragged or has the
/// focus. Nothing is done while the list is in no window.
///
/// Thread: FX.
final class ActiveVoicesView extends VBox {
  private static final Texts TEXTS = Texts.of(ActiveVoicesView.class);
  private static final int NONE = -1;

  private final Store store;
  private final Runnable onDragEnd;
  private final Map<Integer, SquareVoiceView> panels = new HashMap<>();
  private final Label hint = new Label(TEXTS.get("active.none"));
  private final FlowPane list =
      new FlowPane() {
        @Override
        protected void layoutChildren() {
          super.layoutChildren();
          // Not within the layout, which making knobs would disturb.
          FxThread.post(ActiveVoicesView.this::wakeVisible);
        }
      };
  private final ScrollPane scroll = new ScrollPane(list);
  private int selected = NONE;
  private AppState shown;

  /// @param onDragEnd runs whenever a drag of one of the knobs has ended
  ActiveVoicesView(Store store, Runnable onDragEnd) {
    this.store = store;
    this.onDragEnd = onDragEnd;
    this.shown = store.state();
    getStyleClass().add("active-voices");
    hint.getStyleClass().add("voice-hint");
    list.getStyleClass().add("voice-list");
    scroll.getStyleClass().add("voice-scroll");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    // It has the height that it is given.
    setMinHeight(0);
    setPrefHeight(0);
    getChildren().setAll(hint, scroll);
    scroll.vvalueProperty().addListener(observed -> wakeVisible());
    scroll.viewportBoundsProperty().addListener(observed -> wakeVisible());
    focusWithinProperty().addListener(observed -> arrange());
    sceneProperty().addListener(observed -> renderAll());
  }

  /// Marks the panel of the selected square.
  ///
  /// @param index 0..63, or -1
  void select(int index) {
    mark(selected, false);
    selected = index;
    mark(index, true);
  }

  private void mark(int index, boolean isSelected) {
    SquareVoiceView panel = panels.get(index);
    if (panel != null) {
      panel.setSelected(isSelected);
    }
  }

  /// True while one of its knobs is dragged.
  boolean isChanging() {
    return panels.values().stream().anyMatch(SquareVoiceView::isChanging);
  }

  private void renderAll() {
    if (getScene() != null) {
      shown = store.state();
      panels.values().forEach(panel -> panel.render(shown));
      arrange();
    }
  }

  void render(AppState state) {
    if (getScene() == null) {
      return;
    }
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
    if (getScene() == null || isChanging()) {
      return;
    }
    List<Node> wanted = new ArrayList<>();
    for (MusicGridSquare square : shown.musicGrid().squares()) {
      if (square.isActive() || isInUse(square.squareIndex())) {
        wanted.add(panel(square.squareIndex()));
      }
    }
    place(wanted);
    hint.setVisible(wanted.isEmpty());
    hint.setManaged(wanted.isEmpty());
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

  private SquareVoiceView panel(int index) {
    return panels.computeIfAbsent(index, this::make);
  }

  private SquareVoiceView make(int index) {
    SquareVoiceView panel = new SquareVoiceView(store, index, this::dragEnded);
    panel.setSelected(index == selected);
    return panel;
  }

  private void dragEnded() {
    arrange();
    onDragEnd.run();
  }

  private boolean isInUse(int index) {
    SquareVoiceView panel = panels.get(index);
    return panel != null && panel.isFocusWithin();
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
