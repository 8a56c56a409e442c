package org.trillsymbiont.client.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.trillsymbiont.client.FxTimer;
import org.trillsymbiont.client.LocalRoom;
import org.trillsymbiont.client.Stages;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start() fills the fields.
class WindowMemoryTest {
  private static final Rectangle2D FIRST = new Rectangle2D(0, 0, 600, 400);
  private static final List<Rectangle2D> SCREENS =
      List.of(new Rectangle2D(0, 0, 1000, 1000), new Rectangle2D(1000, 200, 800, 600));

  private final Preferences preferences = Preferences.userRoot().node("window-memory-test");
  private Stage stage;

  @Start
  void start(Stage primary) {
    // A window of this test alone: it is remembered for as long as it is there.
    stage = new Stage();
    stage.setScene(new Scene(new Pane()));
    new WindowMemory(preferences).apply(stage, FIRST, SCREENS);
    stage.show();
  }

  @AfterEach
  void forget() throws BackingStoreException {
    Stages.onFx(stage::hide);
    preferences.removeNode();
  }

  /// Where a window would be at the next start.
  private Rectangle2D next(List<Rectangle2D> screens) {
    return Stages.fromFx(() -> {
      Stage other = new Stage();
      new WindowMemory(preferences).apply(other, FIRST, screens);
      return new Rectangle2D(other.getX(), other.getY(), other.getWidth(), other.getHeight());
    });
  }

  private void move(double x, double y, double width, double height) {
    Stages.onFx(() -> {
      stage.setX(x);
      stage.setY(y);
      stage.setWidth(width);
      stage.setHeight(height);
    });
  }

  @Test
  void theWindowComesBackWhereItWas() {
    move(120, 80, 640, 480);
    assertEquals(new Rectangle2D(120, 80, 640, 480), next(SCREENS));
  }

  @Test
  void aMaximisedWindowComesBackMaximisedAndKnowsWhereItWasBefore() {
    move(120, 80, 640, 480);
    Stages.onFx(() -> stage.setMaximized(true));
    assertTrue(
        Stages.fromFx(() -> {
          Stage other = new Stage();
          new WindowMemory(preferences).apply(other, FIRST, SCREENS);
          return other.isMaximized();
        }));
    Stages.onFx(() -> stage.setMaximized(false));
    assertEquals(new Rectangle2D(120, 80, 640, 480), next(SCREENS));
  }

  @Test
  void aWindowOfAScreenThatIsGoneIsSeen() {
    preferences.putDouble("window x", 1100);
    preferences.putDouble("window y", 300);
    preferences.putDouble("window width", 640);
    preferences.putDouble("window height", 480);
    assertEquals(new Rectangle2D(1100, 300, 640, 480), next(SCREENS));
    assertEquals(new Rectangle2D(180, 260, 640, 480), next(SCREENS.subList(0, 1)));
  }

  @Test
  void nonsenseIsTheFirstStart() {
    preferences.put("window x", "left");
    preferences.putDouble("window width", -5);
    assertEquals(
        new Rectangle2D(200, 300, 600, 400), next(List.of(new Rectangle2D(200, 300, 600, 400))));
  }

  @Test
  void theTitleBarCanBeGotHoldOf() {
    List<Rectangle2D> screens = SCREENS.subList(0, 1);
    Rectangle2D middle = new Rectangle2D(200, 300, 600, 400);
    for (Rectangle2D lost :
        List.of(
            new Rectangle2D(-550, 100, 600, 400),
            new Rectangle2D(950, 100, 600, 400),
            new Rectangle2D(100, -20, 600, 400),
            new Rectangle2D(100, 990, 600, 400))) {
      assertEquals(middle, WindowMemory.fitted(lost, screens), lost::toString);
    }
    Rectangle2D half = new Rectangle2D(-400, 900, 600, 400);
    assertEquals(half, WindowMemory.fitted(half, screens), "half of it is enough");
  }

  @Test
  void noWindowIsLargerThanItsScreen() {
    assertEquals(
        new Rectangle2D(0, 0, 1000, 1000),
        WindowMemory.fitted(new Rectangle2D(0, 0, 3000, 2000), SCREENS));
  }

  @Test
  void ownPanelsComeBackAndTheRoomsDoNot() {
    try (FxTimer timer = new FxTimer()) {
      Panels first = Stages.fromFx(() -> own(timer));
      Stages.onFx(first::toggleCircle);
      Panels next = Stages.fromFx(() -> own(timer));
      assertTrue(next.circleProperty().get());
      assertFalse(next.helpProperty().get());
      Panels following =
          Stages.fromFx(() -> {
            Panels panels = new Panels(LocalRoom.storeIn(new LocalRoom(), timer));
            new WindowMemory(preferences).apply(panels);
            return panels;
          });
      assertFalse(following.circleProperty().get());
    }
  }

  private Panels own(FxTimer timer) {
    Panels panels = new Panels(LocalRoom.storeIn(new LocalRoom(), timer));
    panels.followingProperty().set(false);
    new WindowMemory(preferences).apply(panels);
    return panels;
  }
}
