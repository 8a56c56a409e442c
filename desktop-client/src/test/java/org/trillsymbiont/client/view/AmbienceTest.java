package org.trillsymbiont.client.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.trillsymbiont.client.text.ChoiceWords;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.state.VoiceSet;

/// The room's voice set, reverb and chorus.
class AmbienceTest extends WindowTest {

  private VoiceSet set(FxRobot robot) {
    return (VoiceSet) node(robot, "#voice-set", ComboBox.class).getValue();
  }

  @Test
  void aSetIsChosenFromAListThatSaysWhatEachSoundsLike(FxRobot robot) {
    assertEquals(VoiceSet.ORIGINAL, set(robot));
    robot.clickOn("#voice-set");
    for (VoiceSet each : List.of(VoiceSet.ORIGINAL, VoiceSet.GLASS, VoiceSet.PADS)) {
      assertFalse(robot.lookup(ChoiceWords.help(each)).queryAll().isEmpty(), each::name);
    }
    robot.clickOn(ChoiceWords.help(VoiceSet.GLASS));
    assertEquals(Gestures.applyVoiceSet(AppState.INITIAL, VoiceSet.GLASS), onlyEdit());
    assertEquals(VoiceSet.GLASS, set(robot));
    assertEquals("55 %", text(robot, "#reverb-percent"));
    assertEquals(Optional.of(VoiceSet.GLASS), VoiceSet.of(window().store().state().musicGrid()));
  }

  @Test
  void aVoiceThatIsTurnedMakesTheSetOnesOwn(FxRobot robot) {
    Voice turned = Voice.DEFAULT.withPrimaryDecay(1.2);
    arrive(builder -> builder.square(builder.square(5).withVoice(turned)));
    assertEquals(null, set(robot));
    assertFalse(robot.lookup("Own mix").queryAll().isEmpty());
    robot.interact(() -> node(robot, "#voice-set", ComboBox.class).requestFocus());
    robot.type(KeyCode.DOWN);
    assertEquals("Voice set Original", onlyEdit().label());
    assertEquals(VoiceSet.ORIGINAL, set(robot));
  }

  @Test
  void amountsAreTurnedByKey(FxRobot robot) {
    robot.interact(() -> node(robot, "#reverb", Slider.class).requestFocus());
    robot.type(KeyCode.RIGHT);
    assertEquals(Edit.of("Turn reverb", Fields.REVERB, 0.05), onlyEdit());
    robot.interact(() -> node(robot, "#chorus", Slider.class).requestFocus());
    robot.type(KeyCode.END);
    assertEquals(Edit.of("Turn chorus", Fields.CHORUS, 1.0), onlyEdit());
    assertEquals("100 %", text(robot, "#chorus-percent"));
  }

  @Test
  void othersTurnThemToo(FxRobot robot) {
    arrive(builder -> builder.reverb(0.25));
    assertEquals(25, node(robot, "#reverb", Slider.class).getValue());
    assertEquals(List.of(), sent());
  }
}
