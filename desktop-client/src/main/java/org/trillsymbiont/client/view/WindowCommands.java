package org.trillsymbiont.client.view;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.view.settings.AboutPage;
import org.trillsymbiont.client.view.settings.SettingsView;

/// What the window around a view does.
///
/// Thread: FX.
final class WindowCommands implements Commands.Window {
  private final Node view;
  private final SettingsView settings;

  WindowCommands(Node view, SettingsView settings) {
    this.view = view;
    this.settings = settings;
  }

  @Override
  public void openSettings() {
    settings.open();
  }

  @Override
  public void openAbout() {
    settings.open(AboutPage.ID);
  }

  @Override
  public void toggleFullScreen() {
    if (window() instanceof Stage stage) {
      stage.setFullScreen(!stage.isFullScreen());
    }
  }

  /// Whoever owns the window may ask first.
  @Override
  public void close() {
    Window window = window();
    if (window != null) {
      window.fireEvent(new WindowEvent(window, WindowEvent.WINDOW_CLOSE_REQUEST));
    }
  }

  private @Nullable Window window() {
    Scene scene = view.getScene();
    return scene == null ? null : scene.getWindow();
  }
}
