package org.trillsymbiont.client.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.trillsymbiont.client.sound.Levels;
import org.trillsymbiont.client.sound.Monitor;
import org.trillsymbiont.client.sound.SoundStatus;
import org.trillsymbiont.client.sound.device.DeviceChoice;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.theory.Mode;
import org.trillsymbiont.model.theory.PitchClass;

/// This computer's own sound, in the header and in what opens from it.
class SoundTest extends WindowTest {
  private void open(FxRobot robot) {
    robot.interact(() -> node(robot, "#sound", Node.class).requestFocus());
    robot.type(KeyCode.SPACE);
  }

  private void status(FxRobot robot, SoundStatus status) {
    robot.interact(() -> window().sound().set(status));
  }

  private Monitor monitor() {
    return window().monitor().get();
  }

  private DeviceChoice device() {
    return window().device().get();
  }

  @Test
  void opensByKeyboardAndSaysWhatPlays(FxRobot robot) {
    assertEquals("Sound on", text(robot, "#sound"));
    open(robot);
    assertEquals("Through Test card, 44.1 kHz, 80 ms", text(robot, "#sound-state"));
    assertEquals("80 ms", text(robot, "#sound-latency"));
    Bounds bubble = inScene(robot, "#sound-bubble");
    assertTrue(bubble.getMinY() >= inScene(robot, "#sound").getMaxY(), bubble::toString);
    assertTrue(bubble.getMaxY() <= 990 && bubble.getMaxX() <= 990, bubble::toString);
    robot.type(KeyCode.ESCAPE);
    assertNull(window().view().lookup("#sound-bubble"));
    assertTrue(node(robot, "#sound", Node.class).isFocused());
    assertEquals(List.of(), sent(), "it is nobody else's business");
  }

  private static Bounds inScene(FxRobot robot, String query) {
    Node node = node(robot, query, Node.class);
    return node.localToScene(node.getLayoutBounds());
  }

  @Test
  void theHeaderSaysWhyLessIsHeard(FxRobot robot) {
    assertFalse(isHeldBack(robot));
    robot.interact(() -> window().monitor().set(Monitor.OPEN.withSoloRows(Set.of(2, 3))));
    assertEquals("Solo: 2 rows", text(robot, "#sound"));
    assertTrue(isHeldBack(robot));
    robot.interact(() -> window().monitor().set(monitor().withMuted(true)));
    assertEquals("Muted", text(robot, "#sound"));
    assertEquals("Muted", text(robot, "#sounding"));
    assertTrue(isHeldBack(robot));
    robot.interact(() -> window().monitor().set(Monitor.OPEN.withTrimDecibels(-12)));
    assertEquals("Sound -12.0 dB", text(robot, "#sound"));
    robot.interact(() -> window().monitor().set(Monitor.OPEN));
    status(robot, new SoundStatus.Playing("Test card", 44_100, 80, 1, null));
    assertEquals("Sound on · 1 drop-out", text(robot, "#sound"));
    status(robot, new SoundStatus.Silent("There is no sound card."));
    assertEquals("Silent", text(robot, "#sound"));
  }

  private static boolean isHeldBack(FxRobot robot) {
    return node(robot, "#sound", Node.class)
        .getPseudoClassStates()
        .contains(PseudoClass.getPseudoClass("held-back"));
  }

  @Test
  void mutesByShortcutEverywhere(FxRobot robot) {
    robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.M);
    robot.release(KeyCode.SHIFT, KeyCode.CONTROL);
    assertTrue(monitor().muted());
    open(robot);
    assertTrue(node(robot, "#mute", ToggleButton.class).isSelected());
    robot.clickOn("#mute");
    assertFalse(monitor().muted());
    assertEquals(List.of(), sent());
  }

  @Test
  void choosesDeviceBufferAndRate(FxRobot robot) {
    robot.interact(() -> window().devices("Speakers", "Headset"));
    open(robot);
    assertEquals("System default", shown(robot, "#sound-device"));
    assertEquals(3, node(robot, "#sound-device", ComboBox.class).getItems().size());
    assertTrue(node(robot, "#sound-device", Node.class).isFocused());
    robot.type(KeyCode.DOWN, 2);
    assertEquals(new DeviceChoice("Headset", 0, 0), device());
    robot.type(KeyCode.TAB).type(KeyCode.DOWN, 3);
    assertEquals(new DeviceChoice("Headset", 60, 0), device());
    robot.type(KeyCode.TAB).type(KeyCode.DOWN, 2);
    assertEquals(new DeviceChoice("Headset", 60, 48_000), device());
    assertEquals("60 ms", shown(robot, "#sound-buffer"));
    assertEquals("48 kHz", shown(robot, "#sound-rate"));
  }

  @Test
  void aChosenDeviceThatIsAwayStaysChosen(FxRobot robot) {
    robot.interact(() -> {
      window().device().set(new DeviceChoice("Headset", 100, 0));
      window().devices("Speakers");
    });
    open(robot);
    assertEquals("Headset (not there)", shown(robot, "#sound-device"));
    assertEquals("100 ms", shown(robot, "#sound-buffer"));
    robot.interact(() -> window().devices("Headset", "Speakers"));
    robot.type(KeyCode.ESCAPE);
    open(robot);
    assertEquals("Headset", shown(robot, "#sound-device"));
    assertEquals(new DeviceChoice("Headset", 100, 0), device(), "looking has changed nothing");
  }

  private static String shown(FxRobot robot, String query) {
    return node(robot, query, ComboBox.class).getButtonCell().getText();
  }

  @Test
  void trimsByKeyboardAndDoubleClickTakesItBack(FxRobot robot) {
    open(robot);
    robot.interact(() -> node(robot, "#monitor-trim", Slider.class).requestFocus());
    robot.type(KeyCode.LEFT, 6);
    assertEquals(-6, monitor().trimDecibels());
    assertEquals("-6.0 dB", text(robot, "#monitor-decibels"));
    robot.clickOn("#monitor-reset");
    assertEquals(0, monitor().trimDecibels());
    robot.interact(() -> window().monitor().set(Monitor.OPEN.withTrimDecibels(-20)));
    robot.doubleClickOn("#monitor-trim");
    assertEquals(0, monitor().trimDecibels());
    assertEquals("0.0 dB", text(robot, "#monitor-decibels"));
  }

  @Test
  void soloNamesTheRowsAsTheGridDoes(FxRobot robot) {
    open(robot);
    assertEquals("C", text(robot, "#solo-0"));
    robot.clickOn("#solo-4");
    robot.clickOn("#solo-2");
    assertEquals(Set.of(2, 4), monitor().soloRows());
    robot.clickOn("#solo-4");
    assertEquals(Set.of(2), monitor().soloRows());
    robot.interact(() ->
        window()
            .store()
            .dispatch(Gestures.chooseKey(AppState.INITIAL, PitchClass.parse("D"), Mode.DORIAN)));
    assertEquals("D", text(robot, "#solo-0"));
  }

  @Test
  void countsDropOutsAnewWhenAsked(FxRobot robot) {
    open(robot);
    assertTrue(node(robot, "#sound-drop-outs-reset", Node.class).isDisabled());
    status(robot, new SoundStatus.Playing("Test card", 44_100, 120, 7, null));
    assertEquals("7", text(robot, "#sound-drop-outs"));
    robot.clickOn("#sound-drop-outs-reset");
    assertEquals(1, window().recounts());
  }

  @Test
  void saysWhatIsNotAsTheUserWantedIt(FxRobot robot) {
    open(robot);
    assertFalse(node(robot, "#sound-remark", Node.class).isVisible());
    robot.interact(() -> window().lateMillis(90));
    status(robot, new SoundStatus.Playing("Test card", 48_000, 320, 0, "It plays at 48 kHz."));
    assertEquals("It plays at 48 kHz.", text(robot, "#sound-remark"));
    assertTrue(node(robot, "#sound-remark", Node.class).isVisible());
    assertTrue(text(robot, "#sound-late").startsWith("Steps are heard 90 ms late here"));
    robot.interact(() -> window().lateMillis(0));
    status(robot, new SoundStatus.Playing("Test card", 44_100, 80, 0, null));
    assertFalse(node(robot, "#sound-late", Node.class).isVisible());
  }

  @Test
  void showsHowLoudItIs(FxRobot robot) throws TimeoutException {
    open(robot);
    assertEquals("-∞ dB", text(robot, "#sound-peak"));
    Levels.Channel half = new Levels.Channel(0.5, 0.7, 0.25);
    robot.interact(() -> window().levels(new Levels(half, half, 2.5)));
    await(() -> text(robot, "#sound-peak").equals("-3.1 dB"));
    assertEquals("-2.5 dB", text(robot, "#sound-reduction"));
    Node bar = window().view().lookup("#sound-meter .level-rms.zone-low");
    assertTrue(bar.isVisible());
    double all = window().view().lookup("#sound-meter .level-bar").getLayoutBounds().getWidth();
    assertEquals(all * 0.8, bar.getLayoutBounds().getWidth(), 1, "-12 dB is at four fifths");
    assertFalse(window().view().lookup("#sound-meter .level-rms.zone-middle").isVisible());
    assertTrue(window().view().lookup("#sound-meter .level-peak.zone-middle").isVisible());
    assertTrue(window().view().lookup("#sound-level .level-rms.zone-low").isVisible());
    robot.interact(() -> window().levels(Levels.SILENT));
    await(() -> text(robot, "#sound-peak").equals("-∞ dB"));
    assertFalse(bar.isVisible());
  }

  @Test
  void allNotesAreEndedByAKey(FxRobot robot) {
    robot.press(KeyCode.CONTROL).type(KeyCode.PERIOD).release(KeyCode.CONTROL);
    assertEquals(1, window().panics());
    assertEquals(List.of(), sent());
  }
}
