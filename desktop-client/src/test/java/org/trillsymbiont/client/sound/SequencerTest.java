package org.trillsymbiont.client.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.MusicGrid;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.sync.Score;
import org.trillsymbiont.model.theory.Pitch;

class SequencerTest {
  private static final long BEGIN = 10_000_000;

  private static AppState active(AppState state, int row, int column, Voice voice) {
    int index = MusicGrid.index(row, column);
    return Studio.edit(
        state, builder -> builder.square(builder.square(index).withActive(true).withVoice(voice)));
  }

  @Test
  void aStepHasTheNotesOfItsColumnFromTheLowestUp() {
    Voice voice = Voice.DEFAULT.withPrimaryGain(0.7).withPrimaryFreq(0.5);
    AppState state = active(active(AppState.INITIAL, 5, 1, voice), 2, 1, Voice.DEFAULT);
    state = active(state, 4, 2, Voice.DEFAULT);
    var cues = Sequencer.between(Scores.running(state, BEGIN, 120), BEGIN, BEGIN + 1_000_000);
    assertEquals(List.of(0L, 1L, 2L, 3L), cues.stream().map(cue -> cue.step().number()).toList());
    assertEquals(List.of(0, 2, 1, 0), cues.stream().map(cue -> cue.notes().size()).toList());
    NoteSpec low = cues.get(1).notes().getFirst();
    NoteSpec high = cues.get(1).notes().getLast();
    assertEquals(
        new SoundedNote.Source.Step(MusicGrid.index(2, 1), 1, BEGIN + 250_000), low.source());
    assertEquals(state.key().midi(3), low.midi(0, 0), 1e-9);
    assertEquals(0.7, high.gain());
    assertEquals(Pitch.hertz(state.key().midi(6)) / 2, high.hertz(), 1e-9);
  }

  @Test
  void anEditTakesPartFromTheStepThatIsFixedAfterIt() {
    AppState before = active(AppState.INITIAL, 0, 3, Voice.DEFAULT);
    AppState after = active(before, 7, 3, Voice.DEFAULT);
    Score score = Scores.running(before, BEGIN, 120);
    long third = BEGIN + 3 * 250_000;
    long fixed = third - 250_000;
    assertEquals(1, notesAt(score.changed(fixed + 1, after, score.transport()), third));
    assertEquals(2, notesAt(score.changed(fixed, after, score.transport()), third));
  }

  private static int notesAt(Score score, long micros) {
    return Sequencer.between(score, micros, micros + 1).getFirst().notes().size();
  }
}
