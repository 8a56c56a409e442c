package org.trillsymbiont.client.view;

import atlantafx.base.theme.PrimerDark;
import java.net.URL;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Scene;

/// The window's looks: AtlantaFX's dark theme below, the instrument's own colours, type and cards
/// above it. `theme.css` lists the colours that all views use (`-ts-...`).
public final class Theme {
  private Theme() {}

  /// Dresses a scene, and the popups of its window.
  ///
  /// Thread: FX.
  public static void apply(Scene scene) {
    Application.setUserAgentStylesheet(new PrimerDark().getUserAgentStylesheet());
    URL theme = Theme.class.getResource("theme.css");
    scene.getStylesheets().add(Objects.requireNonNull(theme, "theme.css").toExternalForm());
  }
}
