package org.trillsymbiont.client.view.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import javafx.scene.Group;
import javafx.scene.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;
import org.trillsymbiont.client.VirtualTimer;
import org.trillsymbiont.client.control.LevelMeter;
import org.trillsymbiont.client.sound.Levels;

/// What the meter costs: nothing while nobody sees it or nothing changes.
@ExtendWith(ApplicationExtension.class)
class LevelFeedTest {
  private static final Levels LOUD =
      new Levels(new Levels.Channel(0.5, 0.5, 0.2), new Levels.Channel(0.5, 0.5, 0.2), 0);

  private final VirtualTimer timer = new VirtualTimer();
  private final LevelMeter meter = new LevelMeter(false);
  private final Group parent = new Group();
  private Levels levels = Levels.SILENT;
  private int asked;
  private int changes;

  private void open() {
    new LevelFeed(
        () -> {
          asked++;
          return levels;
        },
        timer,
        List.of(meter),
        () -> changes++);
  }

  private static void onFx(Runnable action) throws Exception {
    FxToolkit.registerPrimaryStage();
    WaitForAsyncUtils.waitForAsyncFx(10_000, action);
  }

  @Test
  void nobodyIsAskedWhileTheMeterIsNotInAWindow() throws Exception {
    onFx(() -> {
      open();
      levels = LOUD;
      timer.run(10_000);
      assertEquals(0, asked);
      parent.getChildren().add(meter);
      var _ = new Scene(parent);
      timer.run(1000);
      assertEquals(1, changes);
    });
  }

  @Test
  void silenceIsLookedAtSeldomAndNeverDrawn() throws Exception {
    onFx(() -> {
      parent.getChildren().add(meter);
      var _ = new Scene(parent);
      open();
      timer.run(10_000);
      assertEquals(41, asked);
      assertEquals(0, changes);
      levels = LOUD;
      timer.run(1000);
      assertEquals(1, changes, "what stays the same is drawn once");
      levels = Levels.SILENT;
      timer.run(1000);
      assertEquals(2, changes);
    });
  }

  @Test
  void soundIsFollowedTwentyFiveTimesASecond() throws Exception {
    onFx(() -> {
      parent.getChildren().add(meter);
      var _ = new Scene(parent);
      levels = LOUD;
      open();
      timer.run(10_000);
      assertEquals(251, asked);
    });
  }
}
