package org.trillsymbiont.model.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.edit.Unattended.Change;
import org.trillsymbiont.model.sync.Score;

/// Whatever was played, it is seen and heard again as it was: the state at every revision, and the
/// content of every step. A thousand jams.
final class ReplayEqualsLiveTest {
  private static final int JAMS = 1000;
  private static final int EDITS = 120;

  @Test
  void theStateAtEveryRevisionIsWhatItWas() {
    for (long seed = 0; seed < JAMS; seed++) {
      Jam jam = new Jam(seed).play(EDITS, true);
      History history = jam.history();
      assertEquals(0, history.begin());
      assertEquals(jam.rev(), history.end());
      for (long rev = 0; rev <= jam.rev(); rev++) {
        String where = "seed " + seed + ", revision " + rev;
        assertEquals(jam.state(rev).hashCode(), history.at(rev).state().hashCode(), where);
        assertEquals(jam.state(rev), history.at(rev).state(), where);
        assertEquals(jam.transport(rev), history.at(rev).transport(), where);
      }
    }
  }

  @Test
  void everyStepContainsWhatItContained() {
    int steps = 0;
    for (long seed = 0; seed < JAMS; seed++) {
      Jam jam = new Jam(seed);
      List<Score.Played> live = new ArrayList<>();
      long heard = 0;
      for (int count = 0; count < EDITS; count++) {
        Score before = jam.score();
        jam.play(1, false);
        live.addAll(before.between(heard, jam.nowMicros()));
        heard = jam.nowMicros();
      }
      History history = jam.history();
      // From the middle, as it is from the begin.
      for (long from : new long[] {0, jam.rev() / 2}) {
        Replay replay = new Replay(history, from, jam.rev());
        List<Score.Played> again = heard(replay, heard);
        long begin = replay.beginMicros();
        List<Score.Played> expected =
            live.stream().filter(played -> played.step().beginMicros() >= begin).toList();
        assertEquals(expected, again, "seed " + seed + " from " + from);
        steps += again.size();
      }
    }
    assertTrue(steps > 10 * JAMS, steps + " steps were heard");
  }

  /// The steps of a replay, as whoever follows it hears them.
  private static List<Score.Played> heard(Replay replay, long end) {
    List<Score.Played> played = new ArrayList<>();
    Iterator<Change> changes = replay.iterator();
    Change first = changes.next();
    Score score = Score.found(first.atMicros(), first.state(), first.transport());
    long from = replay.beginMicros();
    while (changes.hasNext()) {
      Change next = changes.next();
      long to = Math.max(from, next.atMicros());
      played.addAll(score.between(from, to));
      from = to;
      score = score.changed(next.atMicros(), next.state(), next.transport());
    }
    played.addAll(score.between(from, end));
    return played;
  }

  @Test
  void fromEpochToEpochTheClockGoesOn() {
    for (long seed = 0; seed < 200; seed++) {
      Jam jam = new Jam(seed).play(EDITS, true);
      History history = jam.history();
      Replay replay = new Replay(history, 0, jam.rev());
      long before = 0;
      long rev = 0;
      for (Change change : replay) {
        assertTrue(change.atMicros() >= before, "time goes forward");
        assertEquals(jam.state(rev), change.state());
        assertEquals(jam.transport(rev).segments().size(), change.transport().segments().size());
        before = change.atMicros();
        rev++;
      }
      assertEquals(history.length(), replay.endMicros() - replay.beginMicros());
    }
  }
}
