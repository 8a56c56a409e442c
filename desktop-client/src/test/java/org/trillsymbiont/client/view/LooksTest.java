package org.trillsymbiont.client.view;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.trillsymbiont.client.Stages.fromFx;
import static org.trillsymbiont.client.Stages.onFx;
import static org.trillsymbiont.client.Stages.picture;

import java.util.List;
import java.util.Objects;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.trillsymbiont.client.Stages;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.view.grid.GridSounds;
import org.trillsymbiont.client.view.grid.GridView;
import org.trillsymbiont.client.view.voice.DefaultVoiceView;
import org.trillsymbiont.client.view.voice.SquareVoicesView;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.model.theory.Mode;
import org.trillsymbiont.model.theory.PitchClass;

/// Pictures of the grid and the voice panels in `target/`, for people to look at.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start() fills the fields.
class LooksTest {
  private final Store store = new Store(outgoing -> {});
  private GridView grid;
  private DefaultVoiceView defaults;
  private SquareVoicesView voices;
  private Stage stage;

  @Start
  void start(Stage newStage) {
    stage = newStage;
    grid = new GridView(store, new Silence(), () -> Voice.DEFAULT);
    defaults = new DefaultVoiceView(store, new SimpleObjectProperty<>(Voice.DEFAULT));
    voices = new SquareVoicesView(store, grid.selectedSquareProperty());
    Stages.show(stage, new StackPane(), 700, 700);
  }

  private static final class Silence implements GridSounds {
    @Override
    public void audition(int squareIndex) {}

    @Override
    public void hold(int squareIndex) {}

    @Override
    public void release(int squareIndex) {}
  }

  @Test
  void theGridInAllItsStates() {
    receive(pattern());
    take(grid, "grid-700", 700, 700);
    focus("#square-34");
    take(grid, "grid-focus", 700, 700);
    receive(all());
    take(grid, "grid-all", 700, 700);
    take(grid, "grid-small", 320, 320);
    take(grid, "grid-wide", 900, 480);
    receive(free());
    take(grid, "grid-free", 700, 700);
    take(grid, "grid-large", 1400, 1400);
    assertTrue(grid.getWidth() >= 1400);
  }

  @Test
  void theVoicePanels() {
    receive(pattern());
    VBox column = fromFx(() -> new VBox(12, defaults, voices));
    take(column, "voices-none", 340, 900);
    show(fromFx(() -> new VBox(12, grid, column)));
    focus("#square-34");
    show(column);
    take(column, "voices-selected", 340, 900);
    focus("#voice-34 .knob");
    take(column, "voices-focus", 340, 900);
    assertTrue(column.getHeight() > 0);
  }

  private void focus(String selector) {
    onFx(() ->
        Objects.requireNonNull(stage.getScene().getRoot().lookup(selector), selector)
            .requestFocus());
  }

  private void show(Parent node) {
    onFx(() -> ((StackPane) stage.getScene().getRoot()).getChildren().setAll(node));
  }

  private void take(Parent node, String name, double width, double height) {
    onFx(() -> {
      StackPane root = (StackPane) stage.getScene().getRoot();
      if (!root.getChildren().equals(List.of(node))) {
        root.getChildren().setAll(node);
      }
      root.setStyle("-fx-padding: 0;");
      ((Region) node).setMinSize(width, height);
      ((Region) node).setMaxSize(width, height);
    });
    onFx(() -> {
      stage.getScene().getRoot().applyCss();
      stage.getScene().getRoot().layout();
      picture(node, name, 1);
      picture(node, name, 2);
    });
  }

  private void receive(AppState state) {
    onFx(() -> store.receive(new ServerMessage.StateUpdate(state), System.nanoTime()));
  }

  private static AppState pattern() {
    AppState.Builder state = AppState.INITIAL.toBuilder();
    state.selectedKey(PitchClass.parse("Eb"));
    state.selectedScale(Mode.MINOR);
    state.isSequencerRunning(true);
    state.currentSequenceStep(2);
    int[] active = {0, 2, 10, 19, 20, 29, 34, 38, 45, 52, 58, 63, 23};
    for (int index : active) {
      state.square(
          state
              .square(index)
              .withActive(true)
              .withExpanded(index == 2)
              .withVoice(Voice.DEFAULT.withPrimaryGain(0.1 + 1.4 * (index % 5) / 4.0)));
    }
    return state.build();
  }

  private static AppState all() {
    AppState.Builder state = pattern().toBuilder();
    for (int index = 0; index < 64; index++) {
      state.square(state.square(index).withActive(true));
    }
    return state.build();
  }

  private static AppState free() {
    AppState.Builder state = pattern().toBuilder();
    state.isSynchronized(false);
    state.isSequencerRunning(false);
    return state.build();
  }
}
