package org.trillsymbiont.client.view.circle;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.trillsymbiont.client.control.Tip;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.text.MusicWords;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.AdaptivePair;
import org.trillsymbiont.client.view.Bubbles;
import org.trillsymbiont.client.view.Commands;
import org.trillsymbiont.client.view.Panels;
import org.trillsymbiont.client.view.Shortcut;
import org.trillsymbiont.client.view.presence.Spots;
import org.trillsymbiont.client.view.rights.LockSign;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.Lock;

/// The circle of fifths in a card that opens and closes, for everybody unless this window keeps its
/// own panels.
///
/// Thread: FX.
public final class CircleView extends VBox {
  private static final Texts TEXTS = Texts.of(CircleView.class);
  private static final double SIDE_BY_SIDE_EM = 32;

  private final Store store;
  private final Panels panels;
  private final CirclePane circle;
  private final AdaptivePair body;
  private final FontIcon chevron = new FontIcon(MaterialDesignC.CHEVRON_RIGHT);
  private final Button header = new Button(TEXTS.get("circle"), chevron);
  private final Label summary = new Label();

  /// @param bubbles where tuning and the like open
  public CircleView(Store store, Commands commands, Bubbles bubbles) {
    this.store = store;
    panels = commands.panels();
    circle = new CirclePane(this::choose);
    circle.setId("circle");
    Spots.mark(circle, Fields.SELECTED_KEY);
    body = new AdaptivePair(circle, new KeyDetails(store, bubbles), SIDE_BY_SIDE_EM);
    body.getStyleClass().add("circle-body");
    getStyleClass().addAll("card", "circle-view");
    getChildren().addAll(header(commands), body);
    store.stateProperty().subscribe(state -> render(state));
    panels.circleProperty().subscribe(open -> render(store.state()));
    // A circle that nobody sees, or in a room that rests, costs no frames.
    ObservableValue<Boolean> showing =
        sceneProperty()
            .flatMap(scene -> scene.windowProperty())
            .flatMap(window -> window.showingProperty())
            .orElse(false);
    // With the value: a mere invalidation would be told once, and never again.
    showing.subscribe(shown -> updatePulse());
    body.visibleProperty().subscribe(() -> updatePulse());
  }

  private HBox header(Commands commands) {
    header.setId("circle-toggle");
    header.getStyleClass().addAll("flat", "card-title");
    panels
        .followingProperty()
        .subscribe(following ->
            Tip.set(
                header,
                Shortcut.CIRCLE.tooltip(TEXTS.get("circle.toggle", Panels.forWhom(following)))));
    header.setOnAction(event -> commands.toggleCircle());
    summary.setId("key-summary");
    summary.getStyleClass().add("muted");
    summary.setMaxWidth(Double.MAX_VALUE);
    summary.setAlignment(Pos.CENTER_RIGHT);
    HBox.setHgrow(summary, Priority.ALWAYS);
    HBox row = new HBox(header, LockSign.of(store, Lock.HARMONY), summary);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private void choose(CirclePlace place) {
    store.dispatch(Gestures.chooseKey(store.state(), place.tonic(), place.mode()));
  }

  private void render(AppState state) {
    boolean open = panels.circleProperty().get();
    body.setVisible(open);
    // JavaFX walks over all that is there in each frame, and these are five hundred nodes.
    if (!open) {
      getChildren().remove(body);
    } else if (!getChildren().contains(body)) {
      getChildren().add(body);
    }
    chevron.setIconCode(open ? MaterialDesignC.CHEVRON_DOWN : MaterialDesignC.CHEVRON_RIGHT);
    header.setAccessibleText(TEXTS.get(open ? "circle.open" : "circle.closed"));
    summary.setText(
        open
            ? ""
            : TEXTS.get("summary", MusicWords.key(state.key()), MusicWords.chord(state.chord())));
    circle.show(state);
    updatePulse();
  }

  private void updatePulse() {
    boolean inWindow =
        getScene() != null && getScene().getWindow() != null && getScene().getWindow().isShowing();
    circle.setPulsing(inWindow && body.isVisible() && store.state().isSequencerRunning());
  }
}
