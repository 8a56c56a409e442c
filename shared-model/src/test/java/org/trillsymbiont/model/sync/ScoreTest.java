package org.trillsymbiont.model.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.edit.TransportRule;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Transport;

/// What a step contains. R44
final class ScoreTest {
  private static final Transport PLAYING = Transport.STOPPED.play(0, 120);

  private static AppState volume(double volume) {
    return Reducer.apply(AppState.INITIAL, Edit.of(Fields.MASTER_VOLUME, volume));
  }

  private static List<Double> volumes(Score score, long from, long to) {
    return score.between(from, to).stream().map(played -> played.content().masterVolume()).toList();
  }

  @Test
  void aStepContainsWhatWasTakenALeadBeforeIt() {
    // Steps at 0.25, 0.5, 0.75 s ..., fixed at 0, 0.25, 0.5 s.
    Score score =
        Score.found(0, volume(1), PLAYING)
            .changed(100_000, volume(0.1), PLAYING)
            .changed(250_000, volume(0.2), PLAYING)
            .changed(250_001, volume(0.3), PLAYING);
    assertEquals(List.of(1.0, 0.2, 0.3, 0.3), volumes(score, 0, 1_200_000));
    assertEquals(List.of(0.2), volumes(score, 500_000, 500_001));
    assertEquals(List.of(), volumes(score, 500_001, 750_000));
  }

  @Test
  void whoComesInDoesNotPlayWhatHeCanNotKnow() {
    Score score = Score.found(300_000, volume(0.5), PLAYING);
    assertEquals(
        List.of(750_000L, 1_000_000L),
        score.between(0, 1_100_000).stream().map(played -> played.step().beginMicros()).toList());
    assertEquals(List.of(), Score.EMPTY.between(0, 10_000_000));
  }

  /// Whatever is changed later.
  @Test
  void aPartOfItHasItsStepsAndNoOthers() {
    Score part =
        Score.found(0, volume(1), PLAYING)
            .within(500_000, 1_000_000)
            .changed(100_000, volume(0.5), PLAYING)
            .changed(600_000, volume(0.25), PLAYING.tempo(600_000, 240));
    assertEquals(
        List.of(500_000L, 750_000L),
        part.between(0, 10_000_000).stream().map(played -> played.step().beginMicros()).toList());
    assertEquals(List.of(0.5, 0.5), volumes(part, 0, 10_000_000));
    assertEquals(List.of(0.5), volumes(part, 750_000, 760_000));
  }

  @Test
  void whatIsTakenAtTheSameMomentCountsInItsOrder() {
    Score score =
        Score.found(0, volume(1), PLAYING)
            .changed(200_000, volume(0.1), PLAYING)
            .changed(200_000, volume(0.2), PLAYING);
    assertEquals(List.of(0.2), volumes(score, 500_000, 600_000));
  }

  /// Whoever has heard the same plays the same, whenever he came and whatever he has forgotten.
  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void everybodyPlaysTheSame(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    AppState state = AppState.INITIAL;
    Transport transport = Transport.STOPPED;
    Score first = Score.found(0, state, transport);
    Score other = first;
    long otherCame = 0;
    long now = 0;
    long played = 0;
    int steps = 0;
    for (int change = 0; change < 4_000; change++) {
      now += random.nextLong(200_000);
      Edit edit =
          switch (random.nextInt(12)) {
            case 0 -> Edit.of(Fields.IS_SEQUENCER_RUNNING, random.nextInt(4) > 0);
            case 1 -> Edit.of(Fields.LEAD_MILLIS, 100 + random.nextInt(900));
            case 2, 3 -> Edit.of(Fields.TEMPO, random.nextDouble(40, 240));
            default -> Edit.of(Fields.MASTER_VOLUME, random.nextDouble());
          };
      state = Reducer.apply(state, edit);
      transport = TransportRule.apply(transport, edit, state, now);
      first = first.changed(now, state, transport);
      if (random.nextInt(50) == 0) {
        other = Score.found(now, state, transport);
        otherCame = now;
      } else {
        other = other.changed(now, state, transport);
      }
      // As late as a sequencer may ask: shortly before the steps begin.
      long until = now + 60_000;
      List<Score.Played> mine = since(otherCame, first.between(played, until));
      assertEquals(mine, since(otherCame, other.between(played, until)));
      steps += mine.size();
      played = until;
    }
    assertEquals(true, steps > 500, "hardly anything was played");
  }

  private static List<Score.Played> since(long came, List<Score.Played> all) {
    return all.stream().filter(played -> played.step().fixedMicros() >= came).toList();
  }
}
