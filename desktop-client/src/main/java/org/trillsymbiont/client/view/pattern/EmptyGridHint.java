package org.trillsymbiont.client.view.pattern;

import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.Commands;
import org.trillsymbiont.model.state.AppState;

/// What to do with an empty grid, over it: there while no square is on and nothing plays. Clicks go
/// through to the squares, but for those on its button.
///
/// Thread: FX.
public final class EmptyGridHint extends StackPane {
  private static final Texts TEXTS = Texts.of(EmptyGridHint.class);

  /// Follows a store's state.
  public EmptyGridHint(Store store, Commands commands) {
    setId("grid-hint");
    getStyleClass().add("grid-hint");
    getStylesheets()
        .add(
            Objects.requireNonNull(EmptyGridHint.class.getResource("pattern.css"))
                .toExternalForm());
    setPickOnBounds(false);
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    Region ground = new Region();
    ground.getStyleClass().add("grid-hint-ground");
    ground.setMouseTransparent(true);
    Label title = words(TEXTS.get("hint.title"), "grid-hint-title");
    Label or = words(TEXTS.get("hint.or"), "muted");
    PatternMenu load = new PatternMenu(TEXTS.get("hint.load"), commands);
    load.setId("load-pattern");
    VBox content = new VBox(title, or, load);
    content.getStyleClass().add("grid-hint-content");
    content.setAlignment(Pos.CENTER);
    content.setPickOnBounds(false);
    getChildren().addAll(ground, content);
    store.stateProperty().subscribe(this::render);
  }

  private static Label words(String text, String style) {
    Label words = new Label(text);
    words.getStyleClass().add(style);
    words.setWrapText(true);
    words.setMinHeight(USE_PREF_SIZE);
    words.setMouseTransparent(true);
    return words;
  }

  private void render(AppState state) {
    setVisible(state.musicGrid().activeCount() == 0 && !state.isSequencerRunning());
  }
}
