package org.trillsymbiont.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.trillsymbiont.client.Stages.fromFx;
import static org.trillsymbiont.client.Stages.onFx;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.state.Waveform;

/// What the menus of voices do, from one window to the other through a real server, and back by a
/// single undo.
class VoiceMenusTest extends TwoPlayers {
  private static final int SQUARE = 21;
  private static final String PANEL = "#voice-" + SQUARE;

  @Test
  void aKnobsValueGoesToTheRowInOneStep() {
    lookAtShapedSquare();
    ada().type(PANEL + " #knob-gain", KeyCode.CONTEXT_MENU);
    choose("apply-row");
    awaitBens(square -> square / 8 == SQUARE / 8, Voice::primaryGain, 0.1);
    assertEquals(7, ada().made().getLast().fields().size(), "the square itself has it");
    undo("Apply gain to row");
    awaitBens(square -> square == SQUARE, Voice::primaryGain, 0.1);
  }

  @Test
  void aKnobsValueGoesToTheColumnInOneStep() {
    lookAtShapedSquare();
    ada().type(PANEL + " #knob-gain", KeyCode.CONTEXT_MENU);
    choose("apply-column");
    awaitBens(square -> square % 8 == SQUARE % 8, Voice::primaryGain, 0.1);
    undo("Apply gain to column");
    awaitBens(square -> square == SQUARE, Voice::primaryGain, 0.1);
  }

  @Test
  void aShapeGoesToAllThatAreActiveInOneStep() {
    ada().click("#square-3");
    ada().click("#square-60");
    lookAtShapedSquare();
    ada().click(PANEL + " #wave-oscillator #triangle");
    ada().type(PANEL + " #wave-oscillator #triangle", KeyCode.CONTEXT_MENU);
    choose("apply-active");
    awaitBens(List.of(3, SQUARE, 60)::contains, Voice::primaryWave, Waveform.TRIANGLE);
    undo("Apply waveform to active squares");
    awaitBens(square -> square == SQUARE, Voice::primaryWave, Waveform.TRIANGLE);
  }

  @Test
  void aWholeVoiceIsCopiedAndPastedAndApplied() {
    lookAtShapedSquare();
    ada().type(PANEL + " #knob-lfo_depth", KeyCode.END);
    Voice made = voice(ada().state(), SQUARE);
    ada().click(PANEL + " .voice-menu");
    choose("voice-copy");
    ada().lookAt(40);
    ada().type("#voice-40 .voice-menu", KeyCode.CONTEXT_MENU);
    choose("voice-paste");
    awaitBens(List.of(SQUARE, 40)::contains, voice -> voice, made);
    assertEquals("Paste voice", ada().made().getLast().label());
    ada().type("#voice-40 .voice-menu", KeyCode.CONTEXT_MENU);
    choose("voice-apply-column");
    awaitBens(square -> square == SQUARE || square % 8 == 0, voice -> voice, made);
    undo("Apply voice to column");
    awaitBens(List.of(SQUARE, 40)::contains, voice -> voice, made);
  }

  @Test
  void theVoiceOfNewSquaresGoesToAllThatAreActive() {
    ada().click("#square-" + SQUARE);
    ada().click("#voices-new");
    ada().type(".default-voice #knob-decay", KeyCode.END);
    ada().type(".default-voice #knob-decay", KeyCode.CONTEXT_MENU);
    choose("apply-active");
    awaitBens(square -> square == SQUARE, Voice::primaryDecay, 2.0);
  }

  /// On, with the lowest gain.
  private void lookAtShapedSquare() {
    ada().click("#square-" + SQUARE);
    ada().lookAt(SQUARE);
    ada().type(PANEL + " #knob-gain", KeyCode.HOME);
  }

  private void undo(String label) {
    assertEquals(label, ada().made().getLast().label());
    ada().command(KeyCode.Z, false);
  }

  private static Voice voice(AppState state, int square) {
    return state.musicGrid().square(square).voice();
  }

  /// Waits until Ben has a value just where it should be.
  private <T> void awaitBens(Predicate<Integer> where, Function<Voice, T> part, T value) {
    List<Integer> wanted = IntStream.range(0, 64).boxed().filter(where).toList();
    Stages.await(
        value + " at " + wanted,
        () -> {
          AppState bens = ben().client().store().state();
          return IntStream.range(0, 64)
              .boxed()
              .filter(square -> part.apply(voice(bens, square)).equals(value))
              .toList()
              .equals(wanted);
        });
  }

  private static void choose(String id) {
    Stages.await("a menu", () -> menus().stream().anyMatch(Window::isShowing));
    MenuItem item =
        fromFx(() ->
            menus().getFirst().getItems().stream()
                .filter(each -> id.equals(each.getId()))
                .findFirst()
                .orElseThrow());
    assertTrue(fromFx(() -> !item.isDisable()), id + " can be chosen");
    onFx(() -> {
      menus().forEach(ContextMenu::hide);
      item.fire();
    });
  }

  private static List<ContextMenu> menus() {
    return Window.getWindows().stream()
        .filter(ContextMenu.class::isInstance)
        .map(ContextMenu.class::cast)
        .toList();
  }
}
