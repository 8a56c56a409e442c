package org.trillsymbiont.model.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trillsymbiont.model.RandomEdits;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Voice;

/// Undo and redo of several people in one room. R21-R24
final class UndoTest {
  private static final int MOST_STEPS = 100;

  private final Authority room = new Authority("epoch1");
  private final int ada = room.join("token-of-ada");
  private final int bob = room.join("token-of-bob");

  private void does(int who, Edit edit, long gesture) {
    long counter = room.ack(who) + 1;
    assertInstanceOf(
        Authority.Reply.Taken.class,
        room.take(who, new ClientMessage.Change(counter, edit, gesture, false), 0));
  }

  private void does(int who, Edit edit) {
    does(who, edit, 0);
  }

  private <T> void sets(int who, Field<T> field, T value) {
    does(who, Edit.of(field, value));
  }

  /// The edit that undo makes.
  private Edit undoes(int who) {
    return taken(room.take(who, new ClientMessage.Undo(room.ack(who) + 1), 0));
  }

  private Edit redoes(int who) {
    return taken(room.take(who, new ClientMessage.Redo(room.ack(who) + 1), 0));
  }

  private static Edit taken(Authority.Reply reply) {
    return assertInstanceOf(Authority.Reply.Taken.class, reply).edited().edit();
  }

  private void assertNothingToUndo(int who) {
    assertRefused(Rejection.NOTHING_TO_UNDO, new ClientMessage.Undo(room.ack(who) + 1), who);
  }

  private void assertNothingToRedo(int who) {
    assertRefused(Rejection.NOTHING_TO_REDO, new ClientMessage.Redo(room.ack(who) + 1), who);
  }

  private void assertRefused(Rejection code, ClientMessage.Numbered message, int who) {
    long rev = room.rev();
    var refused = assertInstanceOf(Authority.Reply.Refused.class, room.take(who, message, 0));
    assertEquals(code, refused.rejected().code());
    assertEquals(rev, room.rev());
  }

  private void assertSteps(@Nullable String undo, @Nullable String redo, int who) {
    assertEquals(new ServerMessage.Steps(undo, redo), room.steps(who));
  }

  @Test
  void takesBackTheOwnLastStepAndNobodyElses() {
    sets(ada, Fields.TEMPO, 120.0);
    sets(ada, Fields.MASTER_VOLUME, 0.5);
    sets(bob, Fields.square(5).active(), true);
    assertEquals(Edit.of("Undo Change volume", Fields.MASTER_VOLUME, 1.0), undoes(ada));
    assertEquals(Edit.of("Undo Change tempo", Fields.TEMPO, 99.0), undoes(ada));
    assertNothingToUndo(ada);
    assertTrue(room.state().musicGrid().square(5).isActive());
    undoes(bob);
    assertEquals(AppState.INITIAL, room.state());
  }

  @Test
  void leavesOutWhatSomebodyElseHasWrittenSince() {
    does(
        ada, Edit.labelled("Both").set(Fields.TEMPO, 120.0).set(Fields.MASTER_VOLUME, 0.5).build());
    sets(bob, Fields.TEMPO, 80.0);
    assertEquals(Edit.of("Undo Both", Fields.MASTER_VOLUME, 1.0), undoes(ada));
    assertEquals(80, room.state().tempo());
  }

  /// Also when he has set it to what it was: it is his now.
  @Test
  void passesOverAStepOfWhichNothingIsLeft() {
    sets(ada, Fields.MASTER_VOLUME, 0.5);
    sets(ada, Fields.TEMPO, 120.0);
    sets(bob, Fields.TEMPO, 120.0);
    assertEquals(Edit.of("Undo Change volume", Fields.MASTER_VOLUME, 1.0), undoes(ada));
    assertNothingToUndo(ada);
    assertEquals(120, room.state().tempo());
  }

  @Test
  void evolutionIsSomebodyElse() {
    sets(ada, Fields.square(5).active(), true);
    room.own(Edit.of(Fields.square(5).active(), false), 0);
    room.own(Edit.of(Fields.square(5).active(), true), 0);
    assertNothingToUndo(ada);
    assertTrue(room.state().musicGrid().square(5).isActive());
  }

  @Test
  void theOwnLaterStepsAreNotSomebodyElses() {
    sets(ada, Fields.TEMPO, 120.0);
    sets(bob, Fields.TEMPO, 80.0);
    sets(ada, Fields.TEMPO, 140.0);
    sets(ada, Fields.TEMPO, 150.0);
    assertEquals(140, undoes(ada).get(Fields.TEMPO));
    assertEquals(80, undoes(ada).get(Fields.TEMPO));
    // Before that Bob came between.
    assertNothingToUndo(ada);
  }

  /// R22
  @Test
  void theEditsOfAGestureAreOneStep() {
    for (double tempo = 100; tempo <= 130; tempo++) {
      does(ada, Edit.of(Fields.TEMPO, tempo), 7);
    }
    does(ada, Edit.of(Fields.MASTER_VOLUME, 0.5), 7);
    assertSteps("Change volume", null, ada);
    does(ada, Edit.of(Fields.TEMPO, 140.0), 8);
    assertEquals(130, undoes(ada).get(Fields.TEMPO));
    undoes(ada);
    assertEquals(AppState.INITIAL, room.state());
    assertNothingToUndo(ada);
  }

  /// R22
  @Test
  void editsOfNoGestureAreAStepEach() {
    does(ada, Edit.of(Fields.TEMPO, 120.0), 0);
    does(ada, Edit.of(Fields.TEMPO, 130.0), 0);
    assertEquals(120, undoes(ada).get(Fields.TEMPO));
  }

  @Test
  void aGestureThatSomebodyElseCameBetweenGoesBackToWhatHeSet() {
    does(ada, Edit.of(Fields.TEMPO, 110.0), 7);
    sets(bob, Fields.TEMPO, 80.0);
    does(ada, Edit.of(Fields.TEMPO, 120.0), 7);
    assertEquals(80, undoes(ada).get(Fields.TEMPO));
    assertNothingToUndo(ada);
  }

  @Test
  void aGestureThatIsUndoneHalfWayBeginsAnew() {
    does(ada, Edit.of(Fields.TEMPO, 110.0), 7);
    undoes(ada);
    does(ada, Edit.of(Fields.TEMPO, 120.0), 7);
    does(ada, Edit.of(Fields.TEMPO, 130.0), 7);
    assertEquals(99, undoes(ada).get(Fields.TEMPO));
    assertNothingToUndo(ada);
  }

  @Test
  void aGestureThatEndsWhereItBeganIsPassedOver() {
    sets(ada, Fields.MASTER_VOLUME, 0.5);
    does(ada, Edit.of(Fields.TEMPO, 120.0), 7);
    does(ada, Edit.of(Fields.TEMPO, 99.0), 7);
    assertEquals(Set.of(Fields.MASTER_VOLUME), undoes(ada).fields());
  }

  static Stream<Edit> editsThatAreNoSteps() {
    return Stream.of(
        Edit.of(Fields.SHOW_HELP, true),
        Edit.of(Fields.SHOW_CIRCLE_OF_FIFTHS, true),
        Gestures.play(),
        Edit.of(Fields.CURRENT_SEQUENCE_STEP, 3),
        Edit.of(Fields.IS_EVOLVING, true),
        Edit.of(Fields.EVOLUTION_STEP, 3),
        Edit.of(Fields.EVOLUTION_GENERATION, 3),
        Edit.of(Fields.TEMPO, 99.0));
  }

  /// R22
  @ParameterizedTest
  @MethodSource("editsThatAreNoSteps")
  void transportPanelsAndWhatChangesNothingAreNoSteps(Edit edit) {
    sets(ada, Fields.MASTER_VOLUME, 0.5);
    undoes(ada);
    does(ada, edit);
    assertSteps(null, "Change volume", ada);
    assertNothingToUndo(ada);
    // Nor do they end what can be redone.
    assertEquals(0.5, redoes(ada).get(Fields.MASTER_VOLUME));
  }

  /// R22
  @Test
  void ofAMixedEditOnlyTheMusicIsTakenBack() {
    does(
        ada,
        Edit.labelled("Go")
            .set(Fields.IS_SEQUENCER_RUNNING, true)
            .set(Fields.CURRENT_SEQUENCE_STEP, 0)
            .set(Fields.TEMPO, 120.0)
            .build());
    assertEquals(Edit.of("Undo Go", Fields.TEMPO, 99.0), undoes(ada));
    assertTrue(room.state().isSequencerRunning());
  }

  @Test
  void aNewSquaresVoiceIsTakenBackWithIt() {
    does(ada, Gestures.toggle(room.state(), 12, Voice.DEFAULT.withLfoGain(30)));
    undoes(ada);
    assertEquals(AppState.INITIAL, room.state());
  }

  /// R23
  @Test
  void redoSetsBackWhatWasThereAtTheUndo() {
    sets(ada, Fields.TEMPO, 120.0);
    undoes(ada);
    assertEquals(Edit.of("Redo Change tempo", Fields.TEMPO, 120.0), redoes(ada));
    assertEquals(Edit.of("Undo Change tempo", Fields.TEMPO, 99.0), undoes(ada));
    assertEquals(120, redoes(ada).get(Fields.TEMPO));
    assertNothingToRedo(ada);
  }

  /// R23: Ada undid only her part, so she redoes only her part, and undoes only that again.
  @Test
  void redoGoesByTheSameRules() {
    does(
        ada, Edit.labelled("Both").set(Fields.TEMPO, 120.0).set(Fields.MASTER_VOLUME, 0.5).build());
    sets(bob, Fields.TEMPO, 80.0);
    undoes(ada);
    assertEquals(Edit.of("Redo Both", Fields.MASTER_VOLUME, 0.5), redoes(ada));
    assertEquals(Edit.of("Undo Both", Fields.MASTER_VOLUME, 1.0), undoes(ada));
    sets(bob, Fields.MASTER_VOLUME, 0.75);
    assertNothingToRedo(ada);
    assertEquals(80, room.state().tempo());
    assertEquals(0.75, room.state().masterVolume());
  }

  /// R23
  @Test
  void aNewEditEndsWhatCouldBeRedone() {
    sets(ada, Fields.TEMPO, 120.0);
    sets(ada, Fields.TEMPO, 130.0);
    undoes(ada);
    undoes(ada);
    sets(ada, Fields.MASTER_VOLUME, 0.5);
    assertNothingToRedo(ada);
  }

  /// R22, R23
  @Test
  void aGestureThatGoesOnEndsWhatCouldBeRedoneToo() {
    does(ada, Edit.of(Fields.TEMPO, 120.0), 7);
    does(ada, Edit.of(Fields.MASTER_VOLUME, 0.5), 8);
    undoes(ada);
    does(ada, Edit.of(Fields.TEMPO, 130.0), 7);
    assertNothingToRedo(ada);
    assertEquals(99, undoes(ada).get(Fields.TEMPO));
  }

  /// R23: what others wrote before the step is no obstacle, on the way back and forth neither.
  @Test
  void redoMindsOnlyWhatOthersHaveWrittenSinceTheUndo() {
    sets(bob, Fields.TEMPO, 80.0);
    sets(ada, Fields.TEMPO, 120.0);
    assertEquals(80, undoes(ada).get(Fields.TEMPO));
    assertEquals(120, redoes(ada).get(Fields.TEMPO));
    assertEquals(80, undoes(ada).get(Fields.TEMPO));
  }

  /// R23
  @Test
  void somebodyElsesEditDoesNot() {
    sets(ada, Fields.TEMPO, 120.0);
    undoes(ada);
    sets(bob, Fields.MASTER_VOLUME, 0.5);
    assertEquals(120, redoes(ada).get(Fields.TEMPO));
  }

  /// R23
  @Test
  void whoGoesBackAndForthEndsWhereHeBegan() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<AppState> states = new ArrayList<>();
    states.add(room.state());
    for (int edits = 0; edits < 40; edits++) {
      Edit edit = RandomEdits.edit(random).only(Fields::isUndoable);
      does(ada, edit);
      if (!room.state().equals(states.getLast())) {
        states.add(room.state());
      }
    }
    for (int back = states.size() - 2; back >= 0; back--) {
      undoes(ada);
      assertEquals(states.get(back), room.state(), "seed " + seed);
    }
    for (AppState forth : states.subList(1, states.size())) {
      redoes(ada);
      assertEquals(forth, room.state(), "seed " + seed);
    }
  }

  /// R24
  @Test
  void saysWhatUndoAndRedoWouldDo() {
    assertSteps(null, null, ada);
    sets(ada, Fields.TEMPO, 120.0);
    does(ada, Gestures.randomise(new Random(1)));
    assertSteps("Randomise grid", null, ada);
    undoes(ada);
    assertSteps("Change tempo", "Randomise grid", ada);
    undoes(ada);
    assertSteps(null, "Change tempo", ada);
    redoes(ada);
    assertSteps("Change tempo", "Randomise grid", ada);
    assertSteps(null, null, bob);
  }

  /// R16: with "Undo " before it, a label must not be too long to be read.
  @ParameterizedTest
  @ValueSource(strings = {"x", "é", "🎹"})
  void aLabelStaysShort(String letter) {
    String longest = letter.repeat(64 / letter.length());
    does(ada, Edit.of(longest, Fields.TEMPO, 120.0));
    String undo = undoes(ada).label();
    assertTrue(undo.length() <= 64 && undo.startsWith("Undo " + letter), undo);
    assertTrue(PlainText.isPlain(undo), "half a letter at the end of " + undo);
    assertTrue(redoes(ada).label().startsWith("Redo " + letter));
    assertSteps(longest, null, ada);
  }

  @Test
  void remembersAHundredSteps() {
    for (int tempo = 100; tempo < 100 + MOST_STEPS + 5; tempo++) {
      sets(ada, Fields.TEMPO, (double) tempo);
    }
    for (int step = 0; step < MOST_STEPS; step++) {
      undoes(ada);
    }
    assertNothingToUndo(ada);
    assertEquals(104, room.state().tempo());
  }

  /// R15
  @Test
  void anUndoThatArrivesTwiceTakesBackOneStep() {
    sets(ada, Fields.TEMPO, 120.0);
    sets(ada, Fields.TEMPO, 130.0);
    var undo = new ClientMessage.Undo(3);
    assertInstanceOf(Authority.Reply.Taken.class, room.take(ada, undo, 0));
    assertInstanceOf(Authority.Reply.Known.class, room.take(ada, undo, 0));
    assertEquals(120, room.state().tempo());
  }

  /// R15, R21
  @Test
  void anUndoThatFindsNothingIsAnswered() {
    assertNothingToUndo(ada);
    assertNothingToRedo(ada);
    assertEquals(2, room.ack(ada));
  }
}
