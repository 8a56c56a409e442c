package org.trillsymbiont.client.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.Replica;

class OutboxTest {
  private static final long MILLI = 1_000_000;

  private Outbox outbox = new Outbox();
  private long fence;

  @BeforeEach
  void empty() {
    outbox = new Outbox();
    fence = 0;
  }

  private List<Edit> offer(Edit edit, long atMillis) {
    Replica.Outgoing outgoing = new Replica.Outgoing(++fence, edit);
    return edits(outbox.offer(new Outbox.Letter(outgoing, AppState.INITIAL), atMillis * MILLI));
  }

  private static List<Edit> edits(List<Outbox.Letter> letters) {
    return letters.stream().map(letter -> letter.outgoing().edit()).toList();
  }

  private static Edit tempo(double bpm) {
    return Edit.of("Change tempo", Fields.TEMPO, bpm);
  }

  private static Edit volume(double gain) {
    return Edit.of("Change volume", Fields.MASTER_VOLUME, gain);
  }

  @Test
  void anEditLeavesAtOnce() {
    assertEquals(List.of(tempo(100)), offer(tempo(100), 0));
    assertEquals(OptionalLong.empty(), outbox.dueNanos());
  }

  @Test
  void aDragLeavesThirtyTimesASecondAndItsLastValueAlways() {
    List<Edit> sent = new ArrayList<>();
    for (int millis = 0; millis < 1000; millis += 5) {
      if (outbox.dueNanos().orElse(Long.MAX_VALUE) <= millis * MILLI) {
        sent.addAll(edits(outbox.drain(millis * MILLI)));
      }
      sent.addAll(offer(tempo(40 + millis / 5), millis));
    }
    sent.addAll(edits(outbox.drain(1000 * MILLI)));

    assertTrue(sent.size() <= 31, "sent " + sent.size());
    assertTrue(sent.size() >= 28, "sent " + sent.size());
    assertEquals(tempo(239), sent.getLast());
  }

  @Test
  void theMergedEditCarriesTheLastFence() {
    offer(tempo(100), 0);
    offer(tempo(101), 1);
    offer(tempo(102), 2);

    assertEquals(3, outbox.drain(40 * MILLI).getFirst().outgoing().fence());
  }

  @Test
  void anotherEditIsNotHeldUpAndDoesNotOvertake() {
    offer(tempo(100), 0);
    assertEquals(List.of(), offer(tempo(101), 1));

    assertEquals(List.of(tempo(101), volume(0.5)), offer(volume(0.5), 2));
  }

  @Test
  void nothingThatWaitedSurvivesALostConnection() {
    offer(tempo(100), 0);
    offer(tempo(101), 1);
    outbox.clear();

    assertEquals(List.of(), outbox.drain(50 * MILLI));
    assertEquals(List.of(tempo(102)), offer(tempo(102), 2));
  }
}
