package org.trillsymbiont.model.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.state.AppState;

final class OutboxTest {
  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000 * MILLI;
  private static final Edit BOTH =
      Edit.labelled("Both").set(Fields.TEMPO, 150.0).set(Fields.MASTER_VOLUME, 0.5).build();

  private final Outbox outbox = new Outbox();

  private static Edit tempo(double value) {
    return Edit.of(Fields.TEMPO, value);
  }

  private static Edit volume(double value) {
    return Edit.of(Fields.MASTER_VOLUME, value);
  }

  private static ClientMessage.Change change(long counter, Edit edit) {
    return new ClientMessage.Change(counter, edit, 0, false);
  }

  /// R15, R29
  @Test
  void sendsAtOnceAndCounts() {
    assertEquals(
        List.of(new ClientMessage.Change(1, tempo(120), 7, false)), outbox.offer(tempo(120), 7, 0));
    assertEquals(List.of(change(2, volume(0.5))), outbox.offer(volume(0.5), 0, 0));
    assertEquals(new ClientMessage.Undo(3), outbox.undo());
    assertEquals(new ClientMessage.Redo(4), outbox.redo());
    assertEquals(4, outbox.lastCounter());
  }

  /// R29: a drag of a second, with an edit every millisecond.
  @Test
  void aFieldLeavesThirtyTimesASecondAndItsLastValueAlways() {
    List<ClientMessage.Numbered> sent = new ArrayList<>();
    for (int milli = 0; milli < 1_000; milli++) {
      sent.addAll(outbox.flush(false, milli * MILLI));
      sent.addAll(outbox.offer(tempo(100 + milli / 10.0), 7, milli * MILLI));
    }
    assertTrue(sent.size() >= 28 && sent.size() <= 31, sent.size() + " messages");
    sent.addAll(outbox.flush(false, SECOND + Outbox.INTERVAL_NANOS));
    assertEquals(199.9, ((ClientMessage.Change) sent.getLast()).edit().get(Fields.TEMPO));
    assertTrue(outbox.flush(true, 2 * SECOND).isEmpty());
  }

  /// R29
  @Test
  void aFieldThatWaitsHoldsUpNoOther() {
    outbox.offer(tempo(120), 0, 0);
    assertEquals(List.of(), outbox.offer(tempo(130), 0, MILLI));
    assertEquals(List.of(change(2, volume(0.5))), outbox.offer(volume(0.5), 0, MILLI));
  }

  /// R29: all of it or nothing.
  @Test
  void anEditWaitsWhenOneOfItsFieldsHasTo() {
    outbox.offer(tempo(120), 0, 0);
    assertEquals(List.of(), outbox.offer(BOTH, 0, MILLI));
    assertEquals(List.of(), outbox.flush(false, Outbox.INTERVAL_NANOS - 1));
    assertEquals(List.of(change(2, BOTH)), outbox.flush(false, Outbox.INTERVAL_NANOS));
  }

  @Test
  void tellsWhenTheNextMayLeave() {
    assertEquals(OptionalLong.empty(), outbox.nanosUntilDue(0));
    outbox.offer(tempo(120), 0, 0);
    outbox.offer(volume(0.5), 0, 10 * MILLI);
    assertEquals(OptionalLong.empty(), outbox.nanosUntilDue(10 * MILLI));
    outbox.offer(volume(0.6), 0, 12 * MILLI);
    assertEquals(
        OptionalLong.of(Outbox.INTERVAL_NANOS - 2 * MILLI), outbox.nanosUntilDue(12 * MILLI));
    outbox.offer(tempo(130), 0, 12 * MILLI);
    assertEquals(
        OptionalLong.of(Outbox.INTERVAL_NANOS - 12 * MILLI), outbox.nanosUntilDue(12 * MILLI));
    // One that sets both waits for both.
    outbox.offer(BOTH, 0, 12 * MILLI);
    assertEquals(
        OptionalLong.of(Outbox.INTERVAL_NANOS - 2 * MILLI), outbox.nanosUntilDue(12 * MILLI));
    assertEquals(OptionalLong.of(0), outbox.nanosUntilDue(SECOND));
  }

  /// R29, R30
  @Test
  void ofWhatWaitsTheNewestValueCounts() {
    outbox.hold(BOTH, 3);
    outbox.hold(volume(0.75), 4);
    outbox.hold(tempo(120), 5);
    outbox.hold(tempo(130), 5);
    assertEquals(
        List.of(
            new ClientMessage.Change(1, volume(0.75), 4, false),
            new ClientMessage.Change(2, tempo(130), 5, false)),
        outbox.flush(true, 0));
  }

  /// What is sent at once is newer than what waits.
  @Test
  void whatIsSentAtOnceIsNotOverwrittenByWhatWaited() {
    outbox.offer(tempo(120), 0, 0);
    outbox.offer(BOTH, 0, MILLI);
    assertEquals(List.of(change(2, volume(0.75))), outbox.offer(volume(0.75), 0, 2 * MILLI));
    var later = (ClientMessage.Change) outbox.flush(false, SECOND).getFirst();
    assertEquals(Set.of(Fields.TEMPO), later.edit().fields());
  }

  /// R28
  @Test
  void laysEverythingThatIsUnansweredOverAState() {
    outbox.offer(tempo(120), 0, 0);
    outbox.offer(tempo(130), 0, MILLI);
    outbox.undo();
    outbox.offer(volume(0.5), 0, MILLI);
    AppState visible = outbox.over(AppState.INITIAL);
    assertEquals(130, visible.tempo());
    assertEquals(0.5, visible.masterVolume());
    assertEquals(130, outbox.pending().get(Fields.TEMPO));
    outbox.acknowledged(3);
    assertEquals(1, outbox.over(AppState.INITIAL).masterVolume());
    assertEquals(Set.of(Fields.TEMPO), outbox.pending().fields());
  }

  /// R14, R15
  @Test
  void knowsWhatHasNoAnswer() {
    outbox.offer(tempo(120), 0, 0);
    outbox.undo();
    outbox.offer(volume(0.5), 0, 0);
    assertTrue(outbox.hasSentWithin(2, 2));
    assertEquals(List.of(change(1, tempo(120))), outbox.acknowledged(2));
    assertFalse(outbox.hasSentWithin(0, 2));
    assertTrue(outbox.hasSentWithin(0, 3));
    outbox.rejected(3);
    assertFalse(outbox.hasSentWithin(0, 3));
    assertEquals(List.of(), outbox.sent());
  }

  /// R9, R15
  @Test
  void goesOnCountingWhereTheServerHasGotTo() {
    outbox.countFrom(40);
    assertEquals(List.of(change(41, tempo(120))), outbox.offer(tempo(120), 0, 0));
    outbox.countFrom(7);
    assertEquals(new ClientMessage.Undo(42), outbox.undo());
  }

  private List<Edit> keepOnly(Field<?> kept) {
    List<Edit> dropped = new ArrayList<>();
    outbox.filter((field, _) -> field == kept, dropped::add);
    return dropped;
  }

  /// R31
  @Test
  void givesUpFieldsAndTellsWhich() {
    outbox.offer(BOTH, 0, 0);
    outbox.hold(Edit.of(Fields.IS_SYNCHRONIZED, false), 0);
    List<Edit> dropped = keepOnly(Fields.TEMPO);
    assertEquals(
        List.of(Set.of(Fields.MASTER_VOLUME), Set.of(Fields.IS_SYNCHRONIZED)),
        dropped.stream().map(Edit::fields).toList());
    assertEquals(List.of(change(1, BOTH.only(field -> field == Fields.TEMPO))), outbox.sent());
    assertEquals(List.of(), outbox.flush(true, 0));
  }

  /// R31: it would take back another step than the one that was meant.
  @Test
  void givesUpTheUndoOfAnEditThatItHasGivenUp() {
    outbox.offer(volume(0.5), 0, 0);
    outbox.undo();
    outbox.redo();
    keepOnly(Fields.TEMPO);
    assertEquals(List.of(), outbox.sent());
  }

  @Test
  void keepsTheUndoOfAnEditThatItKeeps() {
    outbox.offer(BOTH, 0, 0);
    outbox.undo();
    outbox.offer(volume(0.5), 0, SECOND);
    keepOnly(Fields.TEMPO);
    assertEquals(2, outbox.sent().size());
    assertEquals(new ClientMessage.Undo(2), outbox.sent().getLast());
  }

  @Test
  void keepsTheUndoBehindAnEditThatIsNoStep() {
    outbox.offer(Edit.of(Fields.CURRENT_SEQUENCE_STEP, 3), 0, 0);
    outbox.undo();
    keepOnly(Fields.TEMPO);
    assertEquals(List.of(new ClientMessage.Undo(2)), outbox.sent());
  }

  /// R19
  @Test
  void bringsASessionBackBeforeAllElse() {
    outbox.offer(tempo(120), 7, 0);
    outbox.undo();
    outbox.restore(volume(0.5));
    assertEquals(
        List.of(
            new ClientMessage.Change(3, volume(0.5), 0, true),
            new ClientMessage.Change(4, tempo(120), 7, false),
            new ClientMessage.Undo(5)),
        outbox.sent());
    // Again, from another server that has lost it too.
    outbox.restore(volume(0.6));
    assertEquals(new ClientMessage.Change(6, volume(0.6), 0, true), outbox.sent().getFirst());
    assertEquals(3, outbox.sent().size());
    outbox.dropRestores();
    assertEquals(2, outbox.sent().size());
  }

  /// R19
  @Test
  void bringsNothingBackWhereThereWasNothing() {
    outbox.offer(tempo(120), 0, 0);
    outbox.restore(Edit.labelled("Nothing").build());
    assertEquals(List.of(change(2, tempo(120))), outbox.sent());
  }

  /// R18
  @Test
  void sendsAgainBeforeWhatIsUnanswered() {
    outbox.countFrom(4);
    outbox.offer(tempo(120), 0, 0);
    outbox.sendAgain(List.of(change(3, volume(0.5))));
    assertEquals(List.of(change(3, volume(0.5)), change(5, tempo(120))), outbox.sent());
  }

  private static Edit square(int index, boolean isActive) {
    return Edit.of(Fields.square(index).active(), isActive);
  }

  /// R56: somebody who paints a square each millisecond, for two seconds.
  @Test
  void sendsNoMoreThanAServerTakes() {
    List<ClientMessage.Numbered> sent = new ArrayList<>();
    for (int milli = 0; milli < 2_000; milli++) {
      sent.addAll(outbox.flush(false, milli * MILLI));
      sent.addAll(outbox.offer(square(milli % 64, milli % 128 < 64), 0, milli * MILLI));
    }
    assertEquals(Pace.BURST + 2 * Pace.RATE, sent.size(), 1.0, "no more, and no less");
    long end = 2 * SECOND;
    while (outbox.nanosUntilDue(end).isPresent()) {
      long wait = outbox.nanosUntilDue(end).getAsLong();
      assertTrue(wait <= SECOND / Pace.RATE + Outbox.INTERVAL_NANOS, "the next is near");
      end += wait;
      assertFalse(outbox.flush(false, end).isEmpty(), "and may leave then");
    }
    AppState there = AppState.INITIAL;
    for (ClientMessage.Numbered each : outbox.sent()) {
      there = Reducer.apply(there, ((ClientMessage.Change) each).edit());
    }
    assertEquals(outbox.over(AppState.INITIAL), there, "nothing was lost");
  }

  /// R56
  @Test
  void whatCameTooFastWaitsAgainButForWhatWasSetSince() {
    outbox.offer(BOTH, 7, 0);
    outbox.offer(tempo(120), 0, SECOND);
    assertTrue(outbox.postpone(1, SECOND));
    assertEquals(List.of(change(2, tempo(120))), outbox.sent());
    assertTrue(outbox.nanosUntilDue(SECOND).getAsLong() > 0, "not at once");
    List<ClientMessage.Numbered> again = outbox.flush(false, 2 * SECOND);
    ClientMessage.Change later = (ClientMessage.Change) again.getFirst();
    assertEquals(3, later.counter());
    assertEquals(7, later.gesture());
    assertEquals(Set.of(Fields.MASTER_VOLUME), later.edit().fields());
    assertFalse(outbox.postpone(9, 2 * SECOND), "never sent");
  }
}
