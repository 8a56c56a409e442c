package org.trillsymbiont.client.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.state.AppState;

/// What all tests of the window share: the window, and ways to see and wait.
@ExtendWith(ApplicationExtension.class)
abstract class WindowTest {
  private static final long DEADLINE_SECONDS = 15;

  private @Nullable WindowFixture window;

  /// Not TestFX's `@Start`, which it looks for in the test's own class only.
  @BeforeEach
  void openWindow() throws TimeoutException {
    Stage stage = FxToolkit.registerPrimaryStage();
    WaitForAsyncUtils.waitForAsyncFx(
        20_000, () -> window = new WindowFixture(990, 990).show(stage));
    WaitForAsyncUtils.waitForFxEvents();
  }

  @AfterEach
  void closeWindow() throws TimeoutException {
    FxToolkit.cleanupStages();
    WaitForAsyncUtils.waitForAsyncFx(
        20_000,
        () -> {
          window().close();
          return true;
        });
  }

  WindowFixture window() {
    return Objects.requireNonNull(window, "window");
  }

  /// Lets a changed state arrive, and the window show it.
  void arrive(Consumer<AppState.Builder> change) {
    WaitForAsyncUtils.waitForAsyncFx(
        10_000,
        () ->
            window()
                .arrive(builder -> {
                  change.accept(builder);
                  return builder;
                }));
    WaitForAsyncUtils.waitForFxEvents();
  }

  /// The only edit that has been sent since the last look.
  Edit onlyEdit() {
    List<Edit> sent = sent();
    assertEquals(1, sent.size(), sent::toString);
    return sent.getFirst();
  }

  List<Edit> sent() {
    WaitForAsyncUtils.waitForFxEvents();
    return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> window().takeSent());
  }

  AppState state() {
    return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> window().store().state());
  }

  static String text(FxRobot robot, String query) {
    return robot.lookup(query).queryAs(Labeled.class).getText();
  }

  static <T extends Node> T node(FxRobot robot, String query, Class<T> type) {
    return robot.lookup(query).queryAs(type);
  }

  static void await(Callable<Boolean> condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        DEADLINE_SECONDS,
        TimeUnit.SECONDS,
        () -> WaitForAsyncUtils.waitForAsyncFx(10_000, condition));
  }
}
