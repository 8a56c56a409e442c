package org.trillsymbiont.client.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.trillsymbiont.client.FxTimer;
import org.trillsymbiont.client.LocalRoom;
import org.trillsymbiont.client.Stages;
import org.trillsymbiont.client.settings.Appearance;
import org.trillsymbiont.client.sound.Monitor;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.view.pattern.EmptyGridHint;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.DemoPattern;

/// The empty grid's hint, and what its button does.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start() fills the fields.
class PatternTest {
  private final LocalRoom room = new LocalRoom();
  private final List<String> clicks = new ArrayList<>();
  private FxTimer timer;
  private Store store;
  private EmptyGridHint hint;

  @Start
  void start(Stage stage) {
    timer = new FxTimer();
    store = LocalRoom.storeIn(room, timer);
    Commands commands =
        new Commands(
            store,
            new Panels(store),
            new SimpleObjectProperty<>(Monitor.OPEN),
            new Appearance(),
            () -> {},
            new Random(1));
    hint = new EmptyGridHint(store, commands);
    Pane squares = new Pane();
    squares.setOnMouseClicked(event -> clicks.add("square"));
    Stages.show(stage, new StackPane(squares, hint), 600, 500);
  }

  @AfterEach
  void end() {
    timer.close();
  }

  private boolean isShown() {
    return Stages.fromFx(hint::isVisible);
  }

  @Test
  void isThereWhileTheGridIsEmptyAndNothingPlays() {
    assertTrue(isShown());
    Stages.onFx(() -> room.arrive(Edit.of(Fields.square(12).active(), true)));
    assertFalse(isShown(), "somebody else has switched a square on");
    Stages.onFx(() -> room.arrive(Gestures.clear()));
    assertTrue(isShown());
    Stages.onFx(() -> store.dispatch(Gestures.play()));
    assertFalse(isShown());
  }

  @Test
  void clicksGoThroughToTheSquares(FxRobot robot) {
    robot.clickOn(".grid-hint-title");
    assertEquals(List.of("square"), clicks);
    robot.clickOn("#load-pattern");
    assertEquals(List.of("square"), clicks);
  }

  @Test
  void loadsAPatternAsOneStepOfUndo(FxRobot robot) {
    robot.clickOn("#load-pattern");
    Stages.await(
        "the menu", () -> robot.lookup("#load-pattern").queryAs(MenuButton.class).isShowing());
    robot.type(KeyCode.DOWN).type(KeyCode.ENTER);
    Stages.await("a pattern", () -> store.state().musicGrid().activeCount() > 0);
    AppState loaded = Stages.fromFx(store::state);
    assertTrue(
        List.of(DemoPattern.values()).stream()
            .anyMatch(pattern -> pattern.squares() == loaded.musicGrid().activeBits()));
    assertTrue(loaded.isSequencerRunning());
    assertFalse(isShown());
    Stages.onFx(store::undo);
    AppState before = Stages.fromFx(store::state);
    assertEquals(AppState.INITIAL.musicGrid(), before.musicGrid());
    assertEquals(AppState.INITIAL.tempo(), before.tempo());
    assertEquals(AppState.INITIAL.selectedKey(), before.selectedKey());
  }
}
