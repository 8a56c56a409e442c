package org.trillsymbiont.model.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.HistoryEvent;

/// A stretch of the past, and what can be asked and made of it.
final class HistoryTest {
  private static final long SECOND = 1_000_000;

  private static long rev(HistoryEvent event) {
    return event.rev();
  }

  @Test
  void growsAtBothEndsAndNowhereElse() {
    Jam jam = new Jam(1).play(100, false);
    long last = jam.rev();
    History history = new History(jam.page(40, 60));
    assertFalse(history.isWhole());
    assertFalse(history.prepend(jam.page(10, 30)), "there is a gap");
    assertFalse(history.append(jam.page(70, 80)), "there is a gap");
    assertFalse(history.append(jam.event(62)));
    assertTrue(history.prepend(jam.page(20, 45)), "they may overlap");
    assertTrue(history.append(jam.page(55, 70)));
    assertTrue(history.append(jam.event(71)));
    assertTrue(history.append(jam.event(71)), "twice is once");
    assertEquals(20, history.begin());
    assertEquals(71, history.end());
    assertEquals(51, history.size());
    for (long rev = 20; rev <= 71; rev++) {
      assertEquals(jam.state(rev), history.at(rev).state());
    }
    assertThrows(IllegalArgumentException.class, () -> history.at(19));
    assertThrows(IllegalArgumentException.class, () -> history.at(last));
    assertTrue(history.prepend(jam.page(0, 20)));
    assertTrue(history.isWhole());
  }

  @Test
  void eventsArePickedByPersonAndKind() {
    Jam jam = new Jam(2);
    jam.change(1, Edit.of(Fields.TEMPO, 100.0))
        .change(2, Edit.of(Fields.square(3).active(), true))
        .change(1, Edit.of(Fields.square(3).primaryGain(), 0.5))
        .change(2, Edit.of(Fields.REVERB, 0.5))
        .change(1, Edit.of(Fields.SHOW_HELP, true));
    History history = jam.history();
    Filter ones = Filter.person(1);
    assertEquals(
        List.of(1L, 3L, 5L), history.events(1, 5, ones).stream().map(HistoryTest::rev).toList());
    Filter notes = new Filter(Set.of(), Set.of(Kind.NOTES, Kind.VOICE));
    assertEquals(
        List.of(2L, 3L), history.events(1, 5, notes).stream().map(HistoryTest::rev).toList());
    assertEquals(3, history.next(1, ones).map(HistoryTest::rev).orElseThrow());
    assertEquals(1, history.previous(3, ones).map(HistoryTest::rev).orElseThrow());
    assertTrue(history.next(5, Filter.ALL).isEmpty());
    assertTrue(history.previous(1, Filter.ALL).isEmpty());
    assertEquals(Map.of(1, Jam.identity(1), 2, Jam.identity(2)), history.people());
    assertEquals(EnumSet.of(Kind.VIEW), Kind.of(history.event(5)));
  }

  @Test
  void everyFieldIsOfSomeKindAndGenerationsAreTheirOwn() {
    assertEquals(Kind.NOTES, Kind.of(Fields.square(5).active()));
    assertEquals(Kind.VOICE, Kind.of(Fields.square(5).lfoDecay()));
    assertEquals(Kind.HARMONY, Kind.of(Fields.A4_HERTZ));
    assertEquals(Kind.TRANSPORT, Kind.of(Fields.LEAD_MILLIS));
    assertEquals(Kind.MIX, Kind.of(Fields.CHORUS));
    assertEquals(Kind.VIEW, Kind.of(Fields.square(5).expanded()));
    for (Field<?> field : Fields.all()) {
      boolean isSeenOnly =
          Fields.isExpanded(field)
              || field == Fields.SHOW_HELP
              || field == Fields.SHOW_CIRCLE_OF_FIFTHS;
      assertEquals(isSeenOnly, Kind.of(field) == Kind.VIEW, field.pointer());
    }
    Jam jam = new Jam(3);
    jam.change(1, Gestures.evolve(AppState.INITIAL));
    assertEquals(EnumSet.of(Kind.EVOLUTION), Kind.of(jam.event(1)));
  }

  @Test
  void densityCountsEachEventOnceAndForItsAuthor() {
    Jam jam = new Jam(4).play(300, true);
    History history = jam.history();
    Density density = history.density(0, history.length(), 50, Filter.ALL);
    int total = 0;
    for (int stretch = 0; stretch < density.count(); stretch++) {
      int there = density.total(stretch);
      total += there;
      assertEquals(
          there, density.byPerson(stretch).values().stream().mapToInt(Integer::intValue).sum());
      assertTrue(there <= density.most());
    }
    assertEquals(jam.rev(), total);
    long middle = history.length() / 2;
    Density second = history.density(middle, history.length(), 7, Filter.person(2));
    int seconds = 0;
    for (int stretch = 0; stretch < 7; stretch++) {
      seconds += second.total(stretch);
      assertTrue(Set.of(2).containsAll(second.byPerson(stretch).keySet()));
    }
    assertEquals(
        history.events(history.revAt(middle - 1) + 1, history.end(), Filter.person(2)).size(),
        seconds);
  }

  @Test
  void timeAndRevisionsBelongTogether() {
    History history = new Jam(5).play(200, true).history();
    for (long rev = history.begin(); rev <= history.end(); rev++) {
      long time = history.micros(rev);
      assertEquals(time, history.micros(history.revAt(time)));
      assertTrue(history.revAt(time) >= rev);
      assertTrue(rev == history.begin() || history.micros(rev - 1) <= time);
    }
    assertEquals(history.end(), history.revAt(Long.MAX_VALUE));
    assertEquals(history.begin(), history.revAt(-1));
  }

  @Test
  void barsBeginWithTheFirstColumn() {
    // Steps every 250 ms from 0.25 s after Play on; a bar every two seconds.
    Jam jam = new Jam(6);
    jam.change(1, Edit.of(Fields.TEMPO, 120.0))
        .change(1, Edit.of(Fields.IS_SEQUENCER_RUNNING, true))
        .pass(5 * SECOND)
        .change(2, Edit.of(Fields.REVERB, 0.5))
        .pass(4 * SECOND)
        .change(2, Edit.of(Fields.REVERB, 0.7));
    History history = jam.history();
    Bars bars = new Bars(history);
    long play = history.micros(2);
    long lead = 250_000;
    OptionalLong first = bars.after(-1);
    assertEquals(OptionalLong.of(play + lead), first);
    OptionalLong second = bars.after(play + lead);
    assertEquals(OptionalLong.of(play + lead + 2 * SECOND), second);
    assertEquals(second, bars.after(play + lead + SECOND));
    assertEquals(OptionalLong.of(play + lead + 8 * SECOND), bars.after(play + 7 * SECOND));
    assertEquals(OptionalLong.empty(), bars.after(history.length()));
    assertEquals(first, bars.before(play + lead + 2 * SECOND));
    assertEquals(second, bars.before(play + lead + 2 * SECOND + 1));
    assertEquals(OptionalLong.empty(), bars.before(play + lead));
  }

  @Test
  void aMomentIsRestoredButForWhetherItPlays() {
    Jam jam = new Jam(7).play(100, false);
    History history = jam.history();
    AppState now = history.at(jam.rev()).state();
    AppState then = history.at(40).state();
    Edit edit = Acts.restore(now, then, Acts.RESTORE, _ -> true);
    assertEquals(Acts.RESTORE, edit.label());
    AppState restored = Reducer.apply(now, edit);
    for (Field<?> field : Fields.all()) {
      Object expected = Fields.isUndoable(field) ? field.get(then) : field.get(now);
      assertEquals(expected, field.get(restored), field.pointer());
    }
    assertTrue(Acts.restore(now, now, Acts.RESTORE, _ -> true).isEmpty());
    Edit some = Acts.restore(now, then, Acts.RESTORE, field -> field != Fields.TEMPO);
    assertFalse(some.sets(Fields.TEMPO));
  }

  @Test
  void onesPartIsTakenBackButForWhatOthersHaveSetSince() {
    Jam jam = new Jam(8);
    jam.change(1, Edit.of(Fields.TEMPO, 100.0))
        .change(2, Edit.of(Fields.TEMPO, 110.0))
        .change(1, Edit.of(Fields.REVERB, 0.1))
        .pass(100 * SECOND)
        .change(1, Edit.of(Fields.REVERB, 0.2))
        .change(1, Edit.of(Fields.CHORUS, 0.3))
        .change(1, Edit.of(Fields.MASTER_VOLUME, 0.4))
        .change(2, Edit.of(Fields.CHORUS, 0.5))
        .change(1, Edit.of(Fields.TEMPO, 120.0))
        .change(1, Edit.of(Fields.TEMPO, 130.0))
        .change(1, Edit.of(Fields.IS_SEQUENCER_RUNNING, true))
        .pass(10 * SECOND)
        .change(2, Edit.of(Fields.A4_HERTZ, 441.0));
    History history = jam.history();
    long minute = Acts.lastMinute(history, 1).orElseThrow();
    assertEquals(4, minute);
    AppState now = history.at(jam.rev()).state();
    Edit edit = Acts.revert(history, 1, minute, history.end(), now, Acts.REVERT, _ -> true);
    assertEquals(Set.of(Fields.REVERB, Fields.MASTER_VOLUME, Fields.TEMPO), edit.fields());
    assertEquals(0.1, edit.get(Fields.REVERB));
    assertEquals(1.0, edit.get(Fields.MASTER_VOLUME));
    assertEquals(110.0, edit.get(Fields.TEMPO), "what it was before he set it twice");
    Edit early = Acts.revert(history, 1, 1, 3, now, Acts.REVERT, _ -> true);
    assertTrue(early.isEmpty(), "all of it was set again since");
    assertTrue(Acts.lastMinute(history, 3).isEmpty());
  }

  /// Against the plain rule, for any jam.
  @Test
  void revertTouchesOnlyWhatIsHis() {
    for (long seed = 0; seed < 200; seed++) {
      Jam jam = new Jam(seed).play(80, true);
      History history = jam.history();
      AppState now = history.at(jam.rev()).state();
      long from = jam.rev() / 3;
      long to = 2 * jam.rev() / 3;
      Edit edit = Acts.revert(history, 2, from, to, now, Acts.REVERT, _ -> true);
      for (Field<?> field : Fields.all()) {
        long last = 0;
        for (long rev = 1; rev <= jam.rev(); rev++) {
          last = jam.event(rev).edit().sets(field) ? rev : last;
        }
        boolean isHis = last >= from && last <= to && last > 0 && jam.event(last).id().by() == 2;
        assertTrue(isHis || !edit.sets(field), "seed " + seed + " " + field.pointer());
      }
    }
  }
}
