package org.trillsymbiont.client.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Transport;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.state.Waveform;
import org.trillsymbiont.model.sync.Score;

/// A score in the finished sound: when its notes begin, and which they are.
class PerformanceTest {
  private static final double MILLI = 44.1;
  private static final Voice SHORT = Voice.DEFAULT.withPrimaryDecay(0.1);
  private static final AppState ONE_EACH =
      Studio.eachSquare(
          Studio.withVoices(AppState.INITIAL, SHORT),
          square -> square.withActive(square.row() == 4));

  /// When the steps of a transport begin, as frames.
  private static List<Double> due(Studio studio, Transport transport, double untilSeconds) {
    List<Double> frames = new ArrayList<>();
    var step = transport.nextStep(0);
    while (step.isPresent()) {
      double frame = studio.room.nanos(step.get().beginMicros()) / 1e9 * Block.RATE;
      if (frame > untilSeconds * Block.RATE) {
        break;
      }
      frames.add(frame);
      step = transport.nextStep(step.get().beginMicros() + 1);
    }
    return frames;
  }

  private static void assertOnsets(List<Double> due, Studio studio, double offsetMillis) {
    List<Integer> onsets = studio.sound().onsets(0, 0.02);
    assertEquals(due.size(), onsets.size());
    for (int i = 0; i < due.size(); i++) {
      assertEquals(due.get(i) + offsetMillis * MILLI, onsets.get(i), MILLI, "onset " + i);
    }
  }

  private static void perform(Studio studio, AppState state, Score score) {
    studio.show(state);
    studio.engine.perform(new Performance(score, studio.room));
  }

  @Test
  void stepsAreHeardWhenTheyBeginThroughTempoChangePauseAndStop() throws InterruptedException {
    try (Studio studio = new Studio()) {
      long at = studio.room.micros(0);
      Score score =
          Scores.of(
              ONE_EACH,
              Scores.segment(at + 700_000, 0, 120),
              Scores.segment(at + 700_000 + 6 * 250_000, 6, 90),
              Scores.segment(at + 2_200_000 + 4 * 333_333, 10, 0),
              Scores.segment(at + 4_000_000, 10, 150),
              Scores.segment(at + 5_000_000, 0, 0),
              Scores.segment(at + 5_300_000, 0, 100));
      perform(studio, ONE_EACH, score);
      advanceTo(studio, 7);
      List<Double> due = due(studio, score.transport(), 6.9);
      assertTrue(due.size() > 20);
      assertOnsets(due, studio, 0);
      assertEquals(0, studio.engine.droppedSteps());
    }
  }

  @Test
  void aChangeThatIsAnnouncedALeadBeforeIsHeardInTime() throws InterruptedException {
    try (Studio studio = new Studio()) {
      Score score = Scores.running(ONE_EACH, studio.room.micros(500_000_000), 120);
      perform(studio, ONE_EACH, score);
      for (double bpm : new double[] {90, 133, 71, 120}) {
        studio.advance(1.3);
        long now = studio.room.micros(studio.engine.nanos());
        score = score.changed(now, ONE_EACH, score.transport().tempo(now, bpm));
        studio.engine.perform(new Performance(score, studio.room));
      }
      studio.advance(2);
      long end = studio.room.micros(studio.engine.nanos());
      score = score.changed(end, ONE_EACH, score.transport().pause(end));
      studio.engine.perform(new Performance(score, studio.room));
      studio.advance(1);
      List<SoundedNote> notes = studio.notes();
      assertOnsets(
          notes.stream().map(note -> note.atNanos() / 1e9 * Block.RATE).toList(), studio, 0);
      for (int i = 0; i < notes.size(); i++) {
        assertTrue(
            notes.get(i).source() instanceof SoundedNote.Source.Step step && step.number() == i);
      }
    }
  }

  @Test
  void anOffsetSendsEarlierOrLater() throws InterruptedException {
    for (int millis : new int[] {90, -150}) {
      try (Studio studio = new Studio()) {
        Score score = Scores.running(ONE_EACH, studio.room.micros(1_000_000_000), 120);
        studio.engine.offsetMillis(millis);
        perform(studio, ONE_EACH, score);
        advanceTo(studio, 2.7);
        assertOnsets(due(studio, score.transport(), 2.7 + millis / 1000.0), studio, -millis);
      }
    }
  }

  @Test
  void anOffsetOutOfRangeIsRefused() {
    try (Studio studio = new Studio()) {
      assertThrows(IllegalArgumentException.class, () -> studio.engine.offsetMillis(501));
    }
  }

  @Test
  void aStepSoundsTheVoicesThatItContainsAndATouchThoseOfNow() throws InterruptedException {
    Voice brief = SHORT.withPrimaryWave(Waveform.SINE);
    AppState before = Studio.withVoices(ONE_EACH, brief);
    AppState after = Studio.withVoices(ONE_EACH, brief.withPrimaryDecay(0.25));
    try (Studio studio = new Studio()) {
      Score score = Scores.running(before, studio.room.micros(500_000_000), 60);
      perform(studio, before, score);
      advanceTo(studio, 1.3);
      // The step at 1.5 s is fixed by now, that at 2 s is not.
      long now = studio.room.micros(studio.engine.nanos());
      studio.engine.perform(
          new Performance(score.changed(now, after, score.transport()), studio.room));
      studio.show(after);
      studio.engine.audition(after, 36);
      advanceTo(studio, 2.9);
      double[] late = studio.notes().stream().mapToDouble(note -> late(studio, note)).toArray();
      assertEquals(6, late.length);
      for (int brevis : new int[] {0, 1, 3}) {
        assertEquals(0, late[brevis], "note " + brevis);
      }
      for (int longa : new int[] {2, 4, 5}) {
        assertEquals(late[2], late[longa], 0.02 * late[2], "note " + longa);
        assertTrue(late[longa] > 0.05, "note " + longa);
      }
    }
  }

  private static void advanceTo(Studio studio, double seconds) throws InterruptedException {
    studio.advance(seconds - studio.engine.nanos() / 1e9);
  }

  /// How loud a note is when a brief one is over.
  private static double late(Studio studio, SoundedNote note) {
    int from = (int) note.frame();
    return studio.sound().peak(from + 7500, from + 8500);
  }

  @Test
  void clicksAreHeardOnTheBeatsOfTheRoomWhateverTheVolume() throws InterruptedException {
    try (Studio studio = new Studio()) {
      studio.room.set(3_000_123_456L);
      studio.engine.perform(new Performance(Score.EMPTY, studio.room));
      studio.engine.show(Studio.edit(AppState.INITIAL, builder -> builder.masterVolume(0)));
      studio.advance(0.6);
      studio.engine.clicks(true);
      studio.advance(3);
      studio.engine.clicks(false);
      studio.advance(1);
      List<Integer> onsets = studio.sound().onsets(0, 0.1);
      assertEquals(6, onsets.size());
      long first = 3_001_000_000L;
      for (int i = 0; i < onsets.size(); i++) {
        long nanos = studio.room.nanos(first + i * SoundEngine.CLICK_MICROS);
        assertEquals((double) Block.frames(nanos), onsets.get(i), 0.2 * MILLI);
      }
      assertTrue(studio.sound().peak() > 0.3);
    }
  }
}
