package org.trillsymbiont.client.view;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.Scene;
import org.trillsymbiont.client.settings.Appearance;

/// The window's looks: AtlantaFX's Primer below, the instrument's own colours, type and cards above
/// it. `theme/base.css` says which colours all views use (`-ts-...`), `theme/dark.css` and
/// `theme/light.css` what they are. Stylesheets and not a style class tell dark from light, because
/// popups have roots of their own and take their window's stylesheets.
///
/// Thread: FX.
public final class Theme {
  private static final List<String> SHEETS =
      List.of(
          "theme/base.css",
          "theme/controls.css",
          "theme/frame.css",
          "theme/bubble.css",
          "session/session.css",
          "circle/circle.css",
          "presence/presence.css",
          "sound/sound.css",
          "scope/scope.css",
          "midi/midi.css",
          "export/export.css",
          "history/history.css",
          "notice/notice.css",
          "help/help.css");

  private Theme() {}

  /// Dresses a scene and the popups of its window, and changes its dress when the user chooses
  /// another theme, or the system does and the user goes with it. The focus shows wherever keys
  /// have brought it.
  public static void apply(Scene scene, Appearance looks) {
    InvalidationListener dress = observed -> dress(scene, isDark(looks));
    looks.themeProperty().addListener(new WeakInvalidationListener(dress));
    Platform.getPreferences()
        .colorSchemeProperty()
        .addListener(new WeakInvalidationListener(dress));
    // The preferences outlive every window, so they hold no scene; the scene holds its listener.
    scene.getProperties().put(Theme.class, dress);
    dress(scene, isDark(looks));
    KeyFocus.install(scene);
  }

  /// True when the app looks dark at this moment.
  public static boolean isDark(Appearance looks) {
    return switch (looks.themeProperty().get()) {
      case DARK -> true;
      case LIGHT -> false;
      case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
    };
  }

  private static void dress(Scene scene, boolean isDark) {
    Application.setUserAgentStylesheet(
        (isDark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
    scene
        .getStylesheets()
        .setAll(
            Stream.concat(Stream.of(isDark ? "theme/dark.css" : "theme/light.css"), SHEETS.stream())
                .map(Theme::sheet)
                .toList());
  }

  private static String sheet(String name) {
    URL found = Theme.class.getResource(name);
    return Objects.requireNonNull(found, name).toExternalForm();
  }
}
