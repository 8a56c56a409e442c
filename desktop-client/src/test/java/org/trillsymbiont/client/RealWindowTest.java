package org.trillsymbiont.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.trillsymbiont.client.Stages.await;
import static org.trillsymbiont.client.Stages.fromFx;
import static org.trillsymbiont.client.Stages.onFx;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/// The app as it is composed for its users, in a real window of the system's own toolkit, with the
/// mouse and the keys of its display. It has a profile of its own (`./mvnw -Pwindow`): all other
/// tests run without a display.
@Tag("window")
@EnabledIfEnvironmentVariable(
    named = "DISPLAY",
    matches = ".+",
    disabledReason = "A real window needs a display: .ci/window starts one that nobody sees.")
@SuppressWarnings("NullAway.Init") // start() fills the fields.
class RealWindowTest {
  private static final int FEWEST_COLOURS = 100;

  /// A control's edge may lie between two pixels.
  private static final double ROUNDING = 0.5;

  private static final PseudoClass RUNNING = PseudoClass.getPseudoClass("running");

  private final FxRobot robot = new FxRobot();
  private Stage stage;

  /// As on a computer on which it was never started: what an earlier run has remembered (the
  /// window's size, the theme, what was played alone) would be there again.
  @BeforeEach
  void start(@TempDir Path home) throws TimeoutException, BackingStoreException {
    Preferences.userRoot().node("org/trillsymbiont").removeNode();
    System.setProperty("user.home", home.toString());
    Platform.setImplicitExit(false);
    FxToolkit.registerPrimaryStage();
    FxToolkit.setupApplication(ClientApp.class, "--alone", "--name", "Ada");
    stage = FxToolkit.registerPrimaryStage();
    await("a session", () -> stage.isShowing() && find("#play") != null);
    onFx(() -> {
      stage.setX(0);
      stage.setY(0);
      stage.requestFocus();
    });
  }

  @AfterEach
  void end() throws TimeoutException {
    FxToolkit.cleanupStages();
  }

  private Node find(String selector) {
    return stage.getScene().lookup(selector);
  }

  @Test
  void isPlayedAndResizedAndClosed() throws IOException {
    assertSize(1280, 800);
    assertAllInside();

    robot.clickOn("#load-pattern");
    robot.clickOn("#pattern-BELLS");
    awaitPlayhead();
    robot.clickOn("#play");
    await("it rests", () -> !find("#play").getPseudoClassStates().contains(RUNNING));

    int dark = brightness(picture("window-1280x800"));
    String other = dark < 128 ? "LIGHT" : "DARK";
    robot.push(KeyCode.CONTROL, KeyCode.COMMA);
    robot.clickOn("#settings-theme-" + other);
    robot.push(KeyCode.ESCAPE);
    int light = brightness(picture("window-" + other));
    assertTrue(Math.abs(light - dark) > 100, () -> "brightness " + dark + ", then " + light);

    resize(1024, 700);
    assertAllInside();
    picture("window-1024x700");

    onFx(() -> stage.setFullScreen(true));
    await("full screen", stage::isFullScreen);
    assertAllInside();
    onFx(() -> stage.setFullScreen(false));
    await("a window again", () -> !stage.isFullScreen() && stage.getScene().getWidth() <= 1024);

    robot.push(KeyCode.CONTROL, KeyCode.Q);
    await("it is closed", () -> !stage.isShowing());
  }

  /// The column light goes from column to column.
  private void awaitPlayhead() {
    Set<Long> seen = new HashSet<>();
    await(
        "the playhead moves",
        () -> {
          Node light = find(".grid-column-frame");
          if (light.isVisible()) {
            seen.add(Math.round(light.getLayoutX()));
          }
          return seen.size() > 2;
        });
  }

  private void assertSize(double width, double height) {
    assertEquals(width, fromFx(() -> stage.getScene().getWidth()), 1);
    assertEquals(height, fromFx(() -> stage.getScene().getHeight()), 1);
  }

  private void resize(double width, double height) {
    onFx(() -> {
      stage.setWidth(width + stage.getWidth() - stage.getScene().getWidth());
      stage.setHeight(height + stage.getHeight() - stage.getScene().getHeight());
    });
    await(
        "the size",
        () ->
            Math.abs(stage.getScene().getWidth() - width) <= 1
                && Math.abs(stage.getScene().getHeight() - height) <= 1);
  }

  /// What the display shows of the window, which is not nothing.
  private Image picture(String name) throws IOException {
    Rectangle2D place =
        fromFx(() ->
            new Rectangle2D(
                stage.getX() + stage.getScene().getX(),
                stage.getY() + stage.getScene().getY(),
                stage.getScene().getWidth(),
                stage.getScene().getHeight()));
    robot.interrupt();
    Image image = robot.capture(place).getImage();
    Picture.write(Path.of("target", name + ".png"), image);
    assertTrue(colours(image) > FEWEST_COLOURS, () -> name + " has few colours");
    return image;
  }

  private static int colours(Image image) {
    Set<Integer> colours = new HashSet<>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        colours.add(image.getPixelReader().getArgb(x, y));
      }
    }
    return colours.size();
  }

  /// How bright the window's ground is, 0..255.
  private static int brightness(Image image) {
    int ground = image.getPixelReader().getArgb(2, (int) image.getHeight() / 2);
    return ((ground >> 16 & 0xff) + (ground >> 8 & 0xff) + (ground & 0xff)) / 3;
  }

  /// Every control that can be seen is so as a whole, and none sticks out of its card.
  private void assertAllInside() {
    List<String> outside =
        fromFx(() -> {
          Parent root = stage.getScene().getRoot();
          root.layout();
          List<String> names = new ArrayList<>();
          collect(root, root.getLayoutBounds(), names);
          return names;
        });
    assertEquals(List.of(), outside, "over the edge of the window or of a card");
  }

  /// What scrolls may lie outside; what scrolls it may not.
  private static void collect(Parent above, Bounds place, List<String> outside) {
    for (Node node : above.getChildrenUnmodifiable()) {
      if (!node.isVisible()) {
        continue;
      }
      Bounds own = node.localToScene(node.getLayoutBounds());
      if (node instanceof Control && !isInside(own, place)) {
        outside.add(KeysOnly.name(node) + " " + own);
      }
      if (node instanceof Parent parent && !(node instanceof ScrollPane)) {
        collect(parent, node.getStyleClass().contains("card") ? own : place, outside);
      }
    }
  }

  private static boolean isInside(Bounds own, Bounds place) {
    return own.getMinX() >= place.getMinX() - ROUNDING
        && own.getMinY() >= place.getMinY() - ROUNDING
        && own.getMaxX() <= place.getMaxX() + ROUNDING
        && own.getMaxY() <= place.getMaxY() + ROUNDING;
  }
}
