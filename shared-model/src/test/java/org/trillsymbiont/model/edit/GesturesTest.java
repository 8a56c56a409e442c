package org.trillsymbiont.model.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.evolution.NextGeneration;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.MusicGrid;
import org.trillsymbiont.model.state.MusicGridSquare;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.state.Waveform;
import org.trillsymbiont.model.theory.Degree;
import org.trillsymbiont.model.theory.Mode;
import org.trillsymbiont.model.theory.PitchClass;

final class GesturesTest {
  private static final Voice MADE = Voice.DEFAULT.withPrimaryWave(Waveform.SINE).withLfoGain(12);
  private static final Voice OTHER = Voice.DEFAULT.withPrimaryDecay(1.75);

  private static AppState random() {
    return Reducer.apply(AppState.INITIAL, Gestures.randomise(new Random(9)));
  }

  private static AppState toggled(AppState state, int square, Voice voice) {
    return Reducer.apply(state, Gestures.toggle(state, square, voice));
  }

  @Test
  void givesANewSquareTheVoice() {
    MusicGridSquare square = toggled(AppState.INITIAL, 9, MADE).musicGrid().square(9);
    assertTrue(square.isActive());
    assertEquals(MADE, square.voice());
  }

  @Test
  void neverOverwritesAVoiceThatSomebodyHasMade() {
    AppState on = toggled(AppState.INITIAL, 9, MADE);
    AppState off = toggled(on, 9, OTHER);
    assertFalse(off.musicGrid().square(9).isActive());
    assertEquals(MADE, off.musicGrid().square(9).voice());
    assertEquals(MADE, toggled(off, 9, OTHER).musicGrid().square(9).voice());
  }

  @Test
  void paintsWhatIsNotYetSoAndErasesIt() {
    AppState one = toggled(AppState.INITIAL, 9, MADE);
    Edit painted = Gestures.paint(one, List.of(8, 9, 10), true, OTHER);
    AppState all = Reducer.apply(one, painted);
    assertEquals(0b111L << 8, all.musicGrid().activeBits());
    assertEquals(MADE, all.musicGrid().square(9).voice());
    assertEquals(OTHER, all.musicGrid().square(10).voice());
    assertFalse(painted.sets(Fields.square(9).active()), "it was on");
    AppState erased = Reducer.apply(all, Gestures.paint(all, List.of(8, 9), false, MADE));
    assertEquals(1L << 10, erased.musicGrid().activeBits());
    assertEquals(OTHER, erased.musicGrid().square(8).voice());
    assertTrue(Gestures.paint(erased, List.of(8, 9), false, MADE).isEmpty());
  }

  @Test
  void clearsTheSquaresAndKeepsTheirVoices() {
    AppState state = toggled(random(), 9, MADE);
    AppState cleared = Reducer.apply(state, Gestures.clear());
    assertEquals(0, cleared.musicGrid().activeCount());
    for (int i = 0; i < 64; i++) {
      assertEquals(state.musicGrid().square(i).voice(), cleared.musicGrid().square(i).voice());
    }
  }

  @Test
  void switchesAQuarterOfTheSquaresOn() {
    Random random = new Random(1);
    int active = 0;
    for (int run = 0; run < 1000; run++) {
      active +=
          Reducer.apply(AppState.INITIAL, Gestures.randomise(random)).musicGrid().activeCount();
    }
    assertEquals(0.25, active / 64_000.0, 0.01);
  }

  @Test
  void appliesAVoiceToActiveSquaresOnly() {
    AppState state = random();
    AppState applied = Reducer.apply(state, Gestures.applyToActive(state, MADE));
    for (MusicGridSquare square : applied.musicGrid().squares()) {
      assertEquals(square.isActive() ? MADE : Voice.DEFAULT, square.voice());
      assertEquals(state.musicGrid().square(square.squareIndex()).isActive(), square.isActive());
    }
    assertTrue(Gestures.applyToActive(AppState.INITIAL, MADE).isEmpty());
  }

  @Test
  void appliesAVoiceToARowOrAColumnWhetherOnOrOff() {
    AppState state = random();
    int square = MusicGrid.index(5, 2);
    Edit row = Gestures.apply(state, Reach.row(square), MADE);
    Edit column = Gestures.apply(state, Reach.column(square), MADE);
    assertEquals("Apply voice to row", row.label());
    assertEquals("Apply voice to column", column.label());
    AppState withRow = Reducer.apply(state, row);
    AppState withColumn = Reducer.apply(state, column);
    for (int i = 0; i < 64; i++) {
      boolean inRow = i / 8 == 5;
      boolean inColumn = i % 8 == 2;
      assertEquals(inRow ? MADE : Voice.DEFAULT, withRow.musicGrid().square(i).voice());
      assertEquals(inColumn ? MADE : Voice.DEFAULT, withColumn.musicGrid().square(i).voice());
    }
    assertEquals(state.musicGrid().activeBits(), withRow.musicGrid().activeBits());
    assertTrue(Gestures.apply(withRow, Reach.row(square), MADE).isEmpty(), "it is so already");
  }

  @Test
  void appliesOnePartOfAVoiceAndNoOther() {
    AppState state = toggled(toggled(random(), 9, MADE), 9, MADE);
    Edit edit = Gestures.apply(state, Reach.row(9), Fields.SquareFields::primaryDecay, 1.75);
    assertEquals("Apply decay to row", edit.label());
    assertEquals(8, edit.fields().size());
    AppState applied = Reducer.apply(state, edit);
    for (int i = 0; i < 64; i++) {
      Voice before = state.musicGrid().square(i).voice();
      Voice wanted = i / 8 == 1 ? before.withPrimaryDecay(1.75) : before;
      assertEquals(wanted, applied.musicGrid().square(i).voice());
    }
    Edit wave =
        Gestures.apply(state, Reach.active(state), Fields.SquareFields::lfoWave, Waveform.TRIANGLE);
    assertEquals("Apply LFO wave to active squares", wave.label());
    assertEquals(state.musicGrid().activeCount(), wave.fields().size());
  }

  @Test
  void pastesAndResetsTheVoiceOfASquare() {
    AppState pasted =
        Reducer.apply(AppState.INITIAL, Gestures.pasteVoice(AppState.INITIAL, 30, MADE));
    assertEquals(MADE, pasted.musicGrid().square(30).voice());
    assertFalse(pasted.musicGrid().square(30).isActive());
    assertTrue(Gestures.pasteVoice(pasted, 30, MADE).isEmpty());
    Edit reset = Gestures.resetVoice(pasted, 30);
    assertEquals("Reset voice", reset.label());
    assertEquals(AppState.INITIAL, Reducer.apply(pasted, reset));
  }

  @Test
  void playsPausesAndStops() {
    AppState playing = Reducer.apply(AppState.INITIAL, Gestures.play());
    assertTrue(playing.isSequencerRunning());
    AppState third = Reducer.apply(playing, Edit.of("Step", Fields.CURRENT_SEQUENCE_STEP, 3));
    AppState paused = Reducer.apply(third, Gestures.pause());
    assertFalse(paused.isSequencerRunning());
    assertEquals(3, paused.currentSequenceStep());
    assertEquals(third, Reducer.apply(paused, Gestures.play()));
    AppState stopped = Reducer.apply(third, Gestures.stop());
    assertEquals(AppState.INITIAL, stopped);
  }

  @Test
  void choosesKeyScaleAndChord() {
    PitchClass d = PitchClass.parse("D");
    AppState state =
        Reducer.apply(AppState.INITIAL, Gestures.chooseKey(AppState.INITIAL, d, Mode.MINOR));
    state = Reducer.apply(state, Gestures.chooseScale(state, Mode.DORIAN));
    state = Reducer.apply(state, Gestures.chooseChord(Degree.IV));
    assertEquals(d, state.selectedKey());
    assertEquals(Mode.DORIAN, state.selectedScale());
    assertEquals("G", state.chord().displayName());
  }

  @Test
  void evolvesToTheNextGenerationAndCountsIt() {
    AppState state = random();
    for (int generation = 0; generation < 40; generation++) {
      AppState next = Reducer.apply(state, Gestures.evolve(state));
      assertEquals(NextGeneration.of(state), next.musicGrid().activeBits());
      assertEquals((generation + 1) % 16, next.evolution().currentStep());
      assertEquals(generation + 1, next.evolution().generation());
      state = next;
    }
  }

  @Test
  void countsAMillionGenerationsAndBeginsAnew() {
    AppState last = Reducer.apply(random(), Edit.of(Fields.EVOLUTION_GENERATION, 1_000_000));
    assertEquals(0, Reducer.apply(last, Gestures.evolve(last)).evolution().generation());
  }

  @Test
  void startsTheEvolutionFromItsFirstGeneration() {
    AppState state = Reducer.apply(random(), Gestures.startEvolution());
    AppState later = Reducer.apply(state, Gestures.evolve(state));
    AppState stopped = Reducer.apply(later, Gestures.stopEvolution());
    assertEquals(later.evolution().withEvolving(false), stopped.evolution());
    AppState again = Reducer.apply(stopped, Gestures.startEvolution());
    assertEquals(state.evolution(), again.evolution());
  }
}
