package org.trillsymbiont.client.view.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.trillsymbiont.client.Stages.fromFx;
import static org.trillsymbiont.client.Stages.onFx;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.event.EventType;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.trillsymbiont.client.FxTimer;
import org.trillsymbiont.client.LocalRoom;
import org.trillsymbiont.client.Stages;
import org.trillsymbiont.client.control.Knob;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.state.Waveform;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start() fills the fields.
class VoiceViewsTest {
  private final List<Edit> sent = new CopyOnWriteArrayList<>();
  private final LocalRoom room = new LocalRoom();
  private final FxTimer timer = new FxTimer();
  private final Store store = LocalRoom.storeIn(room, timer);
  private final ObjectProperty<Voice> defaultVoice = new SimpleObjectProperty<>(Voice.DEFAULT);
  private final SimpleIntegerProperty selected = new SimpleIntegerProperty(-1);
  private VoicesView voices;

  @Start
  void start(Stage stage) {
    store.onDispatch((edit, before) -> sent.add(edit));
    voices = new VoicesView(store, defaultVoice, selected);
    VBox.setVgrow(voices, Priority.ALWAYS);
    Stages.show(stage, new VBox(voices), 400, 980);
  }

  /// Else it would keep the views alive.
  @AfterEach
  void endTime() {
    timer.close();
    Texts.use(Locale.ENGLISH);
  }

  @Test
  void everyKnobOfASquareSendsExactlyItsField(FxRobot robot) {
    show(state -> state.square(state.square(5).withActive(true).withExpanded(true)));
    onFx(() -> selected.set(5));
    for (VoiceKnob which : VoiceKnob.values()) {
      sent.clear();
      Knob knob = knob(voices.lookup("#voice-5"), which);
      onFx(knob::requestFocus);
      robot.type(KeyCode.UP, 2).type(KeyCode.PAGE_DOWN);
      Field<Double> field = which.field(5);
      assertFalse(sent.isEmpty(), which + " sends");
      sent.forEach(edit -> assertEquals(Set.of(field), edit.fields()));
      assertEquals(knob.value(), fromFx(() -> field.get(store.state())));
    }
  }

  @Test
  void everyShapeOfASquareSendsExactlyItsField(FxRobot robot) {
    show(state -> state.square(state.square(5).withActive(true).withExpanded(true)));
    onFx(() -> selected.set(5));
    robot.clickOn(voices.lookup("#voice-5 #wave-oscillator #triangle"));
    robot.clickOn(voices.lookup("#voice-5 #wave-lfo #square"));
    assertEquals(2, sent.size());
    assertEquals(Set.of(Fields.square(5).primaryWave()), sent.getFirst().fields());
    assertEquals(Set.of(Fields.square(5).lfoWave()), sent.getLast().fields());
    robot.type(KeyCode.RIGHT);
    assertEquals(
        Waveform.SAWTOOTH, fromFx(() -> store.state().musicGrid().square(5).voice().lfoWave()));
  }

  @Test
  void theDefaultVoiceIsTurnedHereAndSentOnlyWhenApplied(FxRobot robot) {
    Knob gain = knob(voices.lookup(".default-voice"), VoiceKnob.GAIN);
    onFx(gain::requestFocus);
    robot.type(KeyCode.HOME);
    robot.clickOn(voices.lookup(".default-voice #wave-oscillator #sine"));
    assertEquals(
        Voice.DEFAULT.withPrimaryGain(0.1).withPrimaryWave(Waveform.SINE), defaultVoice.get());
    assertEquals(List.of(), sent);

    Button apply = (Button) voices.lookup("#apply-to-active");
    assertTrue(fromFx(apply::isDisabled));
    show(state -> {
      state.square(state.square(1).withActive(true));
      state.square(state.square(60).withActive(true));
    });
    assertEquals("Apply to active (2)", fromFx(apply::getText));
    robot.clickOn(apply);
    assertEquals(1, sent.size());
    assertEquals(4, sent.getFirst().fields().size(), "what is not so already");
    assertEquals(defaultVoice.get(), fromFx(() -> store.state().musicGrid().square(60).voice()));
    robot.clickOn("#reset-default-voice");
    assertEquals(Voice.DEFAULT, defaultVoice.get());
    assertEquals(1.5, fromFx(gain::value));
    assertEquals(1, sent.size());
  }

  @Test
  void selectingASquareTurnsToItsPageEvenWhenItIsOff(FxRobot robot) {
    show(state -> state.square(state.square(3).withActive(true)));
    assertTrue(isChosen("#voices-new"));
    onFx(() -> selected.set(40));
    assertTrue(isChosen("#voices-selected"));
    assertTrue(fromFx(() -> knob(voices.lookup("#voice-40"), VoiceKnob.LFO_DEPTH).isVisible()));
    assertEquals("Major 6th · step 1 · off, takes the voice of new squares", place(40));
    show(state -> state.square(state.square(40).withVoice(Voice.DEFAULT.withLfoGain(3))));
    assertEquals("Major 6th · step 1 · off, but sounds like this when on", place(40));
    robot.clickOn("#voices-new");
    assertTrue(isChosen("#voices-new"));
    assertEquals(Set.of(), fromFx(() -> Set.copyOf(voices.lookupAll("#voice-40"))));
    onFx(() -> selected.set(3));
    assertEquals("Root · step 4", place(3));
    assertEquals("C · step 4", text("#voices-selected"), "in a narrow card");
  }

  @Test
  void theSwitchSaysHowManyAreActiveAndListsThem(FxRobot robot) {
    assertEquals("All active (0)", text("#voices-active"));
    show(state -> {
      state.square(state.square(3).withActive(true));
      state.square(state.square(9).withActive(true));
    });
    assertEquals("All active (2)", text("#voices-active"));
    robot.clickOn("#voices-active");
    assertEquals(List.of("voice-3", "voice-9"), listed());
    show(state -> state.square(state.square(5).withActive(true)));
    assertEquals(List.of("voice-3", "voice-5", "voice-9"), listed());
    robot.clickOn("#voices-new");
    show(state -> state.square(state.square(9).withActive(false)));
    robot.clickOn("#voices-active");
    assertEquals(List.of("voice-3", "voice-5"), listed());
  }

  @Test
  void arrowKeysTurnThePagesAndTheSwitchIsOneTabStop(FxRobot robot) {
    onFx(() -> voices.lookup("#voices-new").requestFocus());
    robot.type(KeyCode.RIGHT);
    assertTrue(isChosen("#voices-selected"));
    robot.type(KeyCode.RIGHT, 2);
    assertTrue(isChosen("#voices-new"), "round");
    robot.type(KeyCode.END);
    assertTrue(isChosen("#voices-active"));
    Node active = voices.lookup("#voices-active");
    assertTrue(fromFx(active::isFocused));
    assertEquals(AccessibleRole.RADIO_BUTTON, fromFx(active::getAccessibleRole));
    assertEquals(
        1,
        fromFx(() ->
            voices.lookupAll(".toggle-button").stream().filter(Node::isFocusTraversable).count()));
  }

  @Test
  void anotherSquareKeepsTheFocusOnTheSameKnob() {
    onFx(() -> selected.set(1));
    onFx(() -> knob(voices.lookup("#voice-1"), VoiceKnob.DECAY).requestFocus());
    onFx(() -> selected.set(2));
    assertTrue(fromFx(() -> knob(voices.lookup("#voice-2"), VoiceKnob.DECAY).isFocused()));
  }

  @Test
  void enterOnASquareAsksForItsFirstKnob(FxRobot robot) {
    onFx(() -> selected.set(7));
    robot.clickOn("#voices-active");
    onFx(() -> voices.focusOn(7));
    assertTrue(isChosen("#voices-selected"));
    assertTrue(fromFx(() -> knob(voices.lookup("#voice-7"), VoiceKnob.FREQUENCY).isFocused()));
  }

  @Test
  void everyControlSpeaksWithWhatItIsOf() {
    onFx(() -> selected.set(34));
    Node page = voices.lookup("#voice-34");
    assertEquals("Gain of G, step 3", fromFx(() -> knob(page, VoiceKnob.GAIN).getAccessibleText()));
    assertEquals(
        "LFO wave of G, step 3, Sine",
        fromFx(() -> page.lookup("#wave-lfo #sine").getAccessibleText()));
    assertEquals(
        "Gain of new squares",
        fromFx(() -> knob(voices.lookup(".default-voice"), VoiceKnob.GAIN).getAccessibleText()));
  }

  @Test
  void theListIsSharedInHowMuchItShows(FxRobot robot) {
    show(state -> state.square(state.square(3).withActive(true)));
    robot.clickOn("#voices-active");
    Stages.await("the knobs", () -> voices.lookup("#voice-3 .knob") != null);
    Node panel = voices.lookup("#voice-3");
    assertFalse(fromFx(() -> knob(panel, VoiceKnob.LFO_DEPTH).getParent().isVisible()));
    robot.clickOn(panel.lookup(".voice-expand"));
    assertEquals(Set.of(Fields.square(3).expanded()), sent.getFirst().fields());
    assertTrue(fromFx(() -> knob(panel, VoiceKnob.LFO_DEPTH).getParent().isVisible()));
    show(state -> state.square(state.square(3).withExpanded(false)));
    assertFalse(fromFx(() -> knob(panel, VoiceKnob.LFO_DEPTH).getParent().isVisible()));
  }

  @Test
  void aDragHoldsThePage() {
    onFx(() -> selected.set(8));
    Knob knob = knob(voices.lookup("#voice-8"), VoiceKnob.GAIN);
    onFx(() -> mouse(knob, MouseEvent.MOUSE_PRESSED, 300));
    onFx(() -> selected.set(2));
    assertTrue(fromFx(knob::isValueChanging));
    assertTrue(fromFx(() -> knob.getScene() != null));
    onFx(() -> mouse(knob, MouseEvent.MOUSE_RELEASED, 300));
    assertEquals("Root · step 3 · off, takes the voice of new squares", place(2));
  }

  @Test
  void nothingMovesInTheListWhileAKnobIsDragged(FxRobot robot) {
    robot.clickOn("#voices-active");
    show(state -> {
      state.square(state.square(3).withActive(true));
      state.square(state.square(9).withActive(true));
    });
    Node panel = fromFx(() -> voices.lookup("#voice-9"));
    onFx(() -> ((SquareVoiceView) panel).wake());
    Knob knob = knob(panel, VoiceKnob.GAIN);
    onFx(() -> mouse(knob, MouseEvent.MOUSE_PRESSED, 300));
    onFx(() -> mouse(knob, MouseEvent.MOUSE_DRAGGED, 340));
    show(state -> {
      state.square(state.square(9).withActive(false));
      state.square(state.square(1).withActive(true));
    });
    onFx(() -> selected.set(2));
    assertSame(panel, fromFx(() -> voices.lookup("#voice-9")));
    assertTrue(fromFx(knob::isValueChanging));
    onFx(() -> mouse(knob, MouseEvent.MOUSE_RELEASED, 340));
    assertEquals("Root · step 3 · off, takes the voice of new squares", place(2));
    robot.clickOn("#voices-active");
    assertEquals(List.of("voice-1", "voice-3"), listed());
  }

  @Test
  void somebodyElsesVoiceIsShownAndNotSentBack() {
    onFx(() -> selected.set(8));
    show(state -> state.square(state.square(8).withVoice(Voice.DEFAULT.withPrimaryGain(0.4))));
    assertEquals(0.4, fromFx(() -> knob(voices.lookup("#voice-8"), VoiceKnob.GAIN).value()));
    assertEquals(List.of(), sent);
  }

  @Test
  void sixtyFourActiveSquaresHaveKnobsOnlyWhereTheyAreSeen(FxRobot robot) {
    robot.clickOn("#voices-active");
    show(state -> {
      for (int index = 0; index < 64; index++) {
        state.square(state.square(index).withActive(true));
      }
    });
    Stages.await("the first knobs", () -> voices.lookup(".square-voice .knob") != null);
    assertEquals(64, fromFx(() -> voices.lookupAll(".square-voice").size()));
    long awake =
        fromFx(() ->
            voices.lookupAll(".square-voice").stream()
                .filter(panel -> ((SquareVoiceView) panel).isAwake())
                .count());
    assertTrue(awake < 16, awake + " panels have knobs");
  }

  private void show(Consumer<AppState.Builder> change) {
    onFx(() -> {
      AppState.Builder builder = store.state().toBuilder();
      change.accept(builder);
      room.arrive(store, builder.build());
    });
  }

  private boolean isChosen(String id) {
    return fromFx(() -> ((ToggleButton) voices.lookup(id)).isSelected());
  }

  private String text(String id) {
    return fromFx(() -> ((Labeled) voices.lookup(id)).getText());
  }

  private String place(int index) {
    return text("#voice-" + index + " .voice-place");
  }

  private List<String> listed() {
    return fromFx(() ->
        ((Parent) voices.lookup(".voice-list"))
            .getChildrenUnmodifiable().stream().map(Node::getId).toList());
  }

  private static Knob knob(Node within, VoiceKnob which) {
    String id = "#knob-" + which.name().toLowerCase(Locale.ROOT);
    return fromFx(() -> (Knob) within.lookup(id));
  }

  private static void mouse(Node node, EventType<MouseEvent> type, double y) {
    node.fireEvent(
        new MouseEvent(
            type,
            0,
            y,
            0,
            y,
            MouseButton.PRIMARY,
            1,
            false,
            false,
            false,
            false,
            true,
            false,
            false,
            true,
            false,
            true,
            null));
  }
}
