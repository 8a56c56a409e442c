package org.trillsymbiont.client.view;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.prefs.Preferences;
import javafx.geometry.Rectangle2D;
import javafx.stage.Stage;

/// Remembers from one start to the next where the window was, how large, and which panels were open
/// in it while they were its own.
///
/// Thread: FX.
public final class WindowMemory {
  private static final String X = "window x";
  private static final String Y = "window y";
  private static final String WIDTH = "window width";
  private static final String HEIGHT = "window height";
  private static final String MAXIMIZED = "window maximized";
  private static final String HELP = "help open";
  private static final String CIRCLE = "circle open";

  /// Less is no window that anybody wanted.
  private static final double LEAST_WIDTH = 480;

  private static final double LEAST_HEIGHT = 360;

  /// How much of the window's upper edge must be on a screen to be got hold of.
  private static final double HANDLE_WIDTH = 120;

  private static final double HANDLE_HEIGHT = 32;

  private final Preferences preferences;

  /// A memory that is kept in some preferences.
  public WindowMemory(Preferences preferences) {
    this.preferences = Objects.requireNonNull(preferences, "preferences");
  }

  /// Puts a window where it was, as far as the screens that there are now let it, and remembers
  /// where it goes.
  ///
  /// @param first where to put it at the first start
  /// @param screens the visible parts of the screens, the first one's first; not empty
  public void apply(Stage stage, Rectangle2D first, List<Rectangle2D> screens) {
    Rectangle2D place = fitted(remembered().orElse(first), screens);
    stage.setX(place.getMinX());
    stage.setY(place.getMinY());
    stage.setWidth(place.getWidth());
    stage.setHeight(place.getHeight());
    stage.setMaximized(preferences.getBoolean(MAXIMIZED, false));
    stage.xProperty().addListener(observed -> remember(stage));
    stage.yProperty().addListener(observed -> remember(stage));
    stage.widthProperty().addListener(observed -> remember(stage));
    stage.heightProperty().addListener(observed -> remember(stage));
    stage.maximizedProperty().addListener(observed -> remember(stage));
  }

  /// Opens a session's own panels as they were, and remembers which are open. Panels that follow
  /// the room stay as they are there.
  public void apply(Panels panels) {
    panels.showOwn(preferences.getBoolean(HELP, false), preferences.getBoolean(CIRCLE, false));
    panels.helpProperty().addListener(observed -> remember(panels));
    panels.circleProperty().addListener(observed -> remember(panels));
    panels.followingProperty().addListener(observed -> remember(panels));
  }

  private void remember(Panels panels) {
    if (!panels.followingProperty().get()) {
      preferences.putBoolean(HELP, panels.helpProperty().get());
      preferences.putBoolean(CIRCLE, panels.circleProperty().get());
    }
  }

  /// A window that fills the screen, or is out of sight, keeps the place that it goes back to.
  private void remember(Stage stage) {
    if (!stage.isShowing() || stage.isIconified()) {
      return;
    }
    preferences.putBoolean(MAXIMIZED, stage.isMaximized());
    if (!stage.isMaximized() && !stage.isFullScreen()) {
      preferences.putDouble(X, stage.getX());
      preferences.putDouble(Y, stage.getY());
      preferences.putDouble(WIDTH, stage.getWidth());
      preferences.putDouble(HEIGHT, stage.getHeight());
    }
  }

  private Optional<Rectangle2D> remembered() {
    double width = preferences.getDouble(WIDTH, 0);
    double height = preferences.getDouble(HEIGHT, 0);
    double x = preferences.getDouble(X, Double.NaN);
    double y = preferences.getDouble(Y, Double.NaN);
    boolean isWindow =
        width >= LEAST_WIDTH && height >= LEAST_HEIGHT && Double.isFinite(x) && Double.isFinite(y);
    return isWindow && Double.isFinite(width) && Double.isFinite(height)
        ? Optional.of(new Rectangle2D(x, y, width, height))
        : Optional.empty();
  }

  /// A place that can be seen: where it is wanted when its upper edge can be got hold of there,
  /// else in the middle of the first screen; never larger than the screen.
  static Rectangle2D fitted(Rectangle2D wanted, List<Rectangle2D> screens) {
    Rectangle2D screen =
        screens.stream().filter(each -> hasHandle(wanted, each)).findFirst().orElse(null);
    Rectangle2D on = screen == null ? screens.getFirst() : screen;
    double width = Math.min(wanted.getWidth(), on.getWidth());
    double height = Math.min(wanted.getHeight(), on.getHeight());
    return screen == null
        ? new Rectangle2D(
            on.getMinX() + Math.floor((on.getWidth() - width) / 2),
            on.getMinY() + Math.floor((on.getHeight() - height) / 2),
            width,
            height)
        : new Rectangle2D(wanted.getMinX(), wanted.getMinY(), width, height);
  }

  private static boolean hasHandle(Rectangle2D window, Rectangle2D screen) {
    double left = Math.max(window.getMinX(), screen.getMinX());
    double right = Math.min(window.getMaxX(), screen.getMaxX());
    boolean isWide = right - left >= HANDLE_WIDTH;
    double top = window.getMinY();
    return isWide && top >= screen.getMinY() && top <= screen.getMaxY() - HANDLE_HEIGHT;
  }
}
