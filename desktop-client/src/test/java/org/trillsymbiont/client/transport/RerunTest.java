package org.trillsymbiont.client.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trillsymbiont.client.LocalRoom;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.history.History;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.EditId;
import org.trillsymbiont.model.sync.HistoryEvent;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.Moment;
import org.trillsymbiont.model.sync.Score;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.model.theory.Degree;

/// What is heard again contains what was heard, at every speed. R67, R70
final class RerunTest {
  private static final Identity ADA = new Identity("Ada", Colour.PALETTE.getFirst());
  private static final int EDITS = 400;
  private static final List<Degree> DEGREES = List.of(Degree.values());
  private static final long OFFSET = 70_000;
  private static final long POLL_NANOS = 100_000_000;

  /// So far ahead sound is computed.
  private static final long AUDIO_NANOS = 60_000_000;

  private final List<HistoryEvent> events = new ArrayList<>();
  private final List<Score.Played> live = new ArrayList<>();
  private long end;

  @BeforeEach
  void jam() {
    SplittableRandom random = new SplittableRandom(17);
    Moment moment = Moment.BEGINNING;
    Score score = Score.found(0, moment.state(), moment.transport());
    long now = 1_000_000;
    long heard = 0;
    for (int rev = 1; rev <= EDITS; rev++) {
      now += random.nextLong(1_500_000);
      HistoryEvent event =
          new HistoryEvent(rev, new EditId(1, rev), ADA, 1, now, rev, 0, edit(random, rev));
      events.add(event);
      moment = moment.after(event);
      live.addAll(score.between(heard, now));
      heard = now;
      score = score.changed(now, moment.state(), moment.transport());
    }
    end = now;
  }

  private static Edit edit(SplittableRandom random, int rev) {
    return switch (rev == 1 ? 0 : random.nextInt(7)) {
      case 0 -> Edit.of(Fields.IS_SEQUENCER_RUNNING, rev == 1 || random.nextInt(4) > 0);
      case 1 -> Edit.of(Fields.TEMPO, 40.0 + random.nextInt(200));
      case 2 -> Edit.of(Fields.SELECTED_CHORD, DEGREES.get(random.nextInt(7)));
      default -> Edit.of(Fields.square(random.nextInt(64)).active(), random.nextBoolean());
    };
  }

  /// And nothing else: neither while it waits for its begin nor behind its end.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8, 16})
  void everyStepIsHeardAgain(int speed) {
    History history = new History(new ServerMessage.Page(1, Moment.BEGINNING, events, 1, EDITS, 1));
    long at = 50_000_000;
    Rerun rerun = new Rerun(history, 100, OFFSET, EDITS, LocalRoom.TIME, at, speed);
    long begin = events.get(99).atMicros() + OFFSET;
    List<Score.Played> again = new ArrayList<>();
    List<Long> chords = new ArrayList<>();
    long nanos = LocalRoom.TIME.nanos(at - 2_000_000);
    // The engine asks for all that may sound from now on.
    long heard = rerun.time().micros(nanos);
    while (!rerun.isOver(nanos)) {
      Score score = rerun.score(nanos);
      assertSame(score, rerun.score(nanos));
      long to = rerun.time().micros(nanos + POLL_NANOS + AUDIO_NANOS);
      again.addAll(score.between(heard, to));
      heard = to;
      long now = Math.max(begin, rerun.time().micros(nanos));
      assertEquals(
          history.at(history.revAt(history.micros(1) + now - events.getFirst().atMicros())).state(),
          rerun.state(Math.max(nanos, LocalRoom.TIME.nanos(at))));
      rerun.chords(nanos).forEach(chord -> chords.add(rerun.time().micros(chord.nanos())));
      nanos += POLL_NANOS;
    }
    rerun.chords(nanos).forEach(chord -> chords.add(rerun.time().micros(chord.nanos())));
    assertEquals(
        live.stream()
            .filter(
                played -> played.step().beginMicros() >= begin && played.step().beginMicros() < end)
            .toList(),
        again);
    List<Long> chosen =
        events.stream()
            .filter(event -> event.edit().sets(Fields.SELECTED_CHORD))
            .map(HistoryEvent::atMicros)
            .filter(micros -> micros >= begin)
            .toList();
    assertEquals(chosen.size(), chords.size());
    for (int index = 0; index < chosen.size(); index++) {
      long off = Math.abs(chosen.get(index) - chords.get(index));
      assertTrue(off <= speed, off + " us");
    }
    assertTrue(chords.size() > 10, chords.size() + " chords");
    assertFalse(again.isEmpty());
    assertTrue(again.size() > 100, again.size() + " steps");
  }
}
