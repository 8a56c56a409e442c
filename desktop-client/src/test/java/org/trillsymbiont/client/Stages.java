package org.trillsymbiont.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.testfx.util.WaitForAsyncUtils;
import org.trillsymbiont.client.settings.Appearance;
import org.trillsymbiont.client.view.Theme;

/// What GUI tests share: a window in the app's colours, waiting, pictures.
public final class Stages {
  private Stages() {}

  /// Shows a node at the screen's corner, where the headless robot's wheel works too.
  public static void show(Stage stage, Parent root, double width, double height) {
    Scene scene = new Scene(root, width, height);
    Theme.apply(scene, new Appearance());
    root.setStyle("-fx-font-size: 14px");
    stage.setScene(scene);
    stage.setX(0);
    stage.setY(0);
    stage.show();
    stage.requestFocus();
  }

  /// Takes the focus from a window, as another program's window does. The headless platform has no
  /// way to: its windows keep the focus when another one is shown.
  public static void loseFocus(Window window) {
    try {
      Method setFocused = Window.class.getDeclaredMethod("setFocused", boolean.class);
      setFocused.setAccessible(true);
      setFocused.invoke(window, false);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("javafx.stage is not open to tests (see desktop-client/pom.xml)", e);
    }
  }

  /// Waits until a condition, asked on the FX thread, holds; fails after ten seconds.
  public static void await(String what, Callable<Boolean> condition) {
    try {
      WaitForAsyncUtils.waitFor(
          10, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
    } catch (TimeoutException e) {
      throw new AssertionError("waited in vain for: " + what, e);
    }
  }

  /// Runs on the FX thread and waits for the end of it and of what it posted.
  public static void onFx(Runnable action) {
    WaitForAsyncUtils.waitForAsyncFx(10_000, action);
    WaitForAsyncUtils.waitForFxEvents();
  }

  /// Reads on the FX thread.
  public static <T> T fromFx(Callable<T> reader) {
    return WaitForAsyncUtils.waitForAsyncFx(10_000, reader);
  }

  /// Writes a picture of a node to `target/`. Thread: FX.
  ///
  /// @param scale 1 or 2, as the screen's
  public static void picture(Node node, String name, double scale) {
    try {
      Picture.write(Path.of("target", name + "@" + (int) scale + "x.png"), Picture.of(node, scale));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
