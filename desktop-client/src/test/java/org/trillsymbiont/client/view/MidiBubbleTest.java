package org.trillsymbiont.client.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.trillsymbiont.client.midi.Controller;
import org.trillsymbiont.client.midi.FakePort;
import org.trillsymbiont.client.midi.FakePorts;
import org.trillsymbiont.client.midi.LearnTarget;
import org.trillsymbiont.client.midi.MidiInSettings;
import org.trillsymbiont.client.midi.MidiOutSettings;
import org.trillsymbiont.client.midi.PortName;

class MidiBubbleTest extends WindowTest {
  private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");

  @AfterEach
  void pullOut(FxRobot robot) {
    robot.interact(() -> window().midi().close());
    FakePorts.unplugAll();
  }

  private void open(FxRobot robot) {
    robot.interact(() -> node(robot, "#midi", Node.class).requestFocus());
    robot.type(KeyCode.SPACE);
  }

  private void press(FxRobot robot, String query) {
    robot.interact(() -> node(robot, query, ButtonBase.class).fire());
  }

  private MidiOutSettings out() {
    return window().midi().outProperty().get();
  }

  private static List<String> texts(FxRobot robot) {
    return robot.lookup("#midi-bubble .label").queryAllAs(Labeled.class).stream()
        .filter(Node::isVisible)
        .map(Labeled::getText)
        .toList();
  }

  @Test
  void opensByKeyboardAndFitsTheWindow(FxRobot robot) {
    open(robot);
    assertTrue(node(robot, "#midi-page-out", Node.class).isFocused());
    Node bubble = node(robot, "#midi-bubble", Node.class);
    Bounds bounds = bubble.localToScene(bubble.getLayoutBounds());
    assertTrue(bounds.getMinY() >= 0 && bounds.getMinX() >= 0, bounds::toString);
    robot.type(KeyCode.ESCAPE);
    assertNull(window().view().lookup("#midi-bubble"));
    assertEquals(List.of(), sent(), "it is nobody else's business");
  }

  @Test
  void saysWhatToDoWhenThereIsNoPort(FxRobot robot) {
    open(robot);
    assertTrue(text(robot, "#midi-out-status").contains("loopMIDI"), texts(robot)::toString);
    press(robot, "#midi-page-in");
    assertTrue(texts(robot).stream().anyMatch(text -> text.contains("loopMIDI")));
  }

  @Test
  void aPortThatIsPluggedInCanBeChosenAndIsUsed(FxRobot robot) throws TimeoutException {
    open(robot);
    FakePort synth = FakePort.output("Synth");
    ComboBox<?> ports = node(robot, "#midi-out-port", ComboBox.class);
    await(() -> ports.getItems().size() == 2);
    robot.interact(() -> ports.getSelectionModel().select(1));
    assertEquals(new PortName("Synth"), out().port());
    assertTrue(out().isEnabled());
    await(() -> synth.isOpen() && text(robot, "#midi-out-status").equals("Notes go to Synth."));
    assertTrue(node(robot, "#midi", Node.class).getAccessibleText().contains("Synth"));
    robot.interact(() -> ports.getSelectionModel().select(0));
    assertFalse(out().isEnabled());
    await(() -> !synth.isOpen());
  }

  @Test
  void aPortThatIsMissingIsStillTheChosenOneAndASentence(FxRobot robot) throws TimeoutException {
    robot.interact(() -> window().midi().sendTo(new PortName("Synth")));
    open(robot);
    await(() -> text(robot, "#midi-out-status").startsWith("Synth is not connected."));
    assertEquals("Synth", node(robot, "#midi-out-port", ComboBox.class).getValue());
  }

  @Test
  void everySettingIsSetByItsControl(FxRobot robot) {
    open(robot);
    press(robot, "#midi-place-instead");
    assertTrue(out().isInstead());
    type(robot, "#midi-members", "7");
    assertEquals(7, out().members());
    type(robot, "#midi-bend", "24");
    assertEquals(24, out().bendSemitones());
    press(robot, "#midi-layout-one_channel");
    assertEquals(MidiOutSettings.Layout.ONE_CHANNEL, out().layout());
    assertFalse(node(robot, "#midi-members", Node.class).getParent().isVisible());
    type(robot, "#midi-channel", "16");
    assertEquals(16, out().channel());
    type(robot, "#midi-program", "128");
    assertEquals(128, out().program());
    type(robot, "#midi-lowest", "36");
    type(robot, "#midi-highest", "84");
    assertEquals(36, out().lowest());
    assertEquals(84, out().highest());
    assertTrue(texts(robot).contains("C2 to C6"), texts(robot)::toString);
    press(robot, "#midi-folding");
    assertFalse(out().isFolding());
    press(robot, "#midi-clock");
    assertTrue(out().isClock());
    robot.interact(() -> node(robot, "#midi-latency", Node.class).requestFocus());
    robot.type(KeyCode.LEFT, 3);
    assertEquals(-3, out().latencyMillis());
    assertEquals("-3 ms", text(robot, "#midi-millis"));
    assertFalse(node(robot, "#midi-latency-limit", Node.class).isVisible());
    robot.type(KeyCode.LEFT, 78);
    assertTrue(node(robot, "#midi-latency-limit", Node.class).isVisible(), "81 ms are too early");
    press(robot, "#midi-latency-reset");
    assertEquals(0, out().latencyMillis());
    assertEquals(List.of(), sent());
  }

  private static void type(FxRobot robot, String query, String digits) {
    TextField field = node(robot, query, TextField.class);
    robot.interact(() -> {
      field.requestFocus();
      field.selectAll();
    });
    robot.write(digits).type(KeyCode.ENTER);
  }

  @Test
  void settingsThatWereMadeElsewhereAreShown(FxRobot robot) {
    open(robot);
    robot.interact(
        () -> window().midi().outProperty().set(out().with().members(4).clock(true).build()));
    assertEquals("4", node(robot, "#midi-members", TextField.class).getText());
    assertTrue(node(robot, "#midi-clock", CheckBox.class).isSelected());
  }

  @Test
  void inputsAreTickedAndKeysPlayOrWrite(FxRobot robot) throws TimeoutException {
    FakePort keys = FakePort.input("Keys");
    open(robot);
    press(robot, "#midi-page-in");
    await(() -> !robot.lookup("#midi-bubble .check-box").queryAll().isEmpty());
    press(robot, "#midi-bubble .check-box");
    MidiInSettings in = window().midi().inProperty().get();
    assertEquals(Set.of(new PortName("Keys")), in.ports());
    await(() -> keys.isOpen() && texts(robot).contains("listening"));
    press(robot, "#midi-keys-write");
    assertEquals(MidiInSettings.Keys.WRITE, window().midi().inProperty().get().keys());
    FakePorts.unplug(keys);
    await(() -> texts(robot).stream().anyMatch(text -> text.startsWith("Keys is not connected.")));
    press(robot, "#midi-bubble .check-box");
    assertEquals(Set.of(), window().midi().inProperty().get().ports());
  }

  @Test
  void aKnobIsLearnedShownAndCleared(FxRobot robot) throws TimeoutException {
    FakePort knobs = FakePort.input("nano");
    robot.interact(() -> window().midi().listenTo(new PortName("nano"), true));
    await(knobs::isOpen);
    open(robot);
    press(robot, "#midi-page-learn");
    press(robot, "#midi-learn-tempo");
    assertEquals("Move a knob or fader …", text(robot, "#midi-known-tempo"));
    knobs.says("B0 15 7F");
    await(() -> text(robot, "#midi-known-tempo").equals("CC 21, channel 1, nano"));
    assertEquals(240, state().tempo());
    assertEquals(
        Map.of(LearnTarget.TEMPO, new Controller(new PortName("nano"), 0, 21)),
        window().midi().learn().controllersProperty().get());
    press(robot, "#midi-clear-tempo");
    assertEquals("not learned", text(robot, "#midi-known-tempo"));
    press(robot, "#midi-learn-gain");
    robot.type(KeyCode.ESCAPE);
    assertNull(window().midi().learn().learningProperty().get(), "nobody waits unseen");
  }

  @Test
  void theLampLightsWhenSomethingComesIn(FxRobot robot) throws TimeoutException {
    FakePort knobs = FakePort.input("nano");
    assertFalse(node(robot, "#midi-in-lamp", Node.class).isVisible());
    robot.interact(() -> window().midi().listenTo(new PortName("nano"), true));
    Node lamp = node(robot, "#midi-in-lamp", Node.class);
    await(() -> knobs.isOpen() && lamp.isVisible());
    await(() -> {
      knobs.says("B0 15 01");
      return lamp.getPseudoClassStates().contains(LIT);
    });
    await(() -> !lamp.getPseudoClassStates().contains(LIT));
  }
}
