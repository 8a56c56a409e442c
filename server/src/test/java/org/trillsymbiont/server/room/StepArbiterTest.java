package org.trillsymbiont.server.room;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.state.AppState;

final class StepArbiterTest {
  private long now = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(1);
  private final StepArbiter<String> arbiter = new StepArbiter<>(() -> now);
  private AppState state = AppState.INITIAL;

  private void send(String sender, Edit edit) {
    state = Reducer.apply(state, arbiter.admit(sender, edit, state));
  }

  private void step(String sender, int step) {
    send(sender, Edit.of("Step", Fields.CURRENT_SEQUENCE_STEP, step));
  }

  private void waitMillis(long millis) {
    now += TimeUnit.MILLISECONDS.toNanos(millis);
  }

  @Test
  void letsAnybodySetTheStepWhileNothingRuns() {
    step("ann", 3);
    assertEquals(3, state.currentSequenceStep());
    step("ben", 5);
    assertEquals(5, state.currentSequenceStep());
  }

  @Test
  void believesOnlyTheOneWhoPressedPlay() {
    send("ann", Gestures.play(state));
    step("ben", 4);
    assertEquals(0, state.currentSequenceStep());
    step("ann", 1);
    step("ben", 2);
    assertEquals(1, state.currentSequenceStep());
  }

  @Test
  void appliesTheRestOfAnUpdateWhoseStepItLeavesOut() {
    send("ann", Gestures.play(state));
    send(
        "ben",
        Edit.labelled("Update")
            .set(Fields.TEMPO, 200.0)
            .set(Fields.CURRENT_SEQUENCE_STEP, 7)
            .set(Fields.SHOW_HELP, true)
            .build());
    assertEquals(0, state.currentSequenceStep());
    assertEquals(200, state.tempo());
    assertEquals(true, state.showHelp());
  }

  @Test
  void letsAnotherTakeOverWhenTheDriverLeaves() {
    send("ann", Gestures.play(state));
    arbiter.leave("ann");
    step("ben", 1);
    step("cleo", 6);
    assertEquals(1, state.currentSequenceStep());
  }

  @Test
  void goesOnWithTheDriverWhenAnotherLeaves() {
    send("ann", Gestures.play(state));
    arbiter.leave("ben");
    step("ben", 4);
    assertEquals(0, state.currentSequenceStep());
  }

  @Test
  void letsAnotherTakeOverFromASilentDriverAfterTwoSeconds() {
    send("ann", Gestures.play(state));
    waitMillis(2000);
    step("ben", 4);
    assertEquals(0, state.currentSequenceStep());
    waitMillis(1);
    step("ben", 4);
    assertEquals(4, state.currentSequenceStep());
    step("ann", 1);
    assertEquals(4, state.currentSequenceStep(), "she no longer drives");
  }

  @Test
  void waitsForThreeStepsWhenTheTempoIsSlow() {
    send("ann", Edit.of("Tempo", Fields.TEMPO, 40.0));
    send("ann", Gestures.play(state));
    waitMillis(2250);
    step("ben", 4);
    assertEquals(0, state.currentSequenceStep());
    waitMillis(1);
    step("ben", 4);
    assertEquals(4, state.currentSequenceStep());
  }

  @Test
  void countsADriversPatienceFromItsLastStep() {
    send("ann", Gestures.play(state));
    for (int i = 1; i < 7; i++) {
      waitMillis(1900);
      step("ann", i);
      step("ben", 7);
      assertEquals(i, state.currentSequenceStep());
    }
  }

  @Test
  void obeysAnybodyWhoStopsOrRestarts() {
    send("ann", Gestures.play(state));
    step("ann", 3);
    send("ben", Gestures.stop());
    assertEquals(false, state.isSequencerRunning());
    assertEquals(-1, state.currentSequenceStep());
    send("ben", Gestures.play(state));
    step("ann", 5);
    assertEquals(0, state.currentSequenceStep(), "ben drives now");
    step("ben", 1);
    assertEquals(1, state.currentSequenceStep());
  }

  @Test
  void keepsTheDriverWhenAnotherPressesPlayWhileItRuns() {
    send("ann", Gestures.play(state));
    send("ben", Gestures.play(state));
    step("ben", 4);
    assertEquals(0, state.currentSequenceStep());
    step("ann", 1);
    assertEquals(1, state.currentSequenceStep());
  }
}
