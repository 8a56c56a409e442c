package org.trillsymbiont.client.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.MusicGridSquare;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.state.Waveform;
import org.trillsymbiont.model.sync.Score;
import org.trillsymbiont.model.theory.Mode;
import org.trillsymbiont.model.theory.PitchClass;

/// Nothing that can be changed while notes sound is heard as a click.
class ClickTest {
  private static final Voice SINE =
      Voice.DEFAULT
          .withPrimaryWave(Waveform.SINE)
          .withPrimaryGain(0.8)
          .withPrimaryDecay(1.2)
          .withLfoFreq(1.3)
          .withLfoGain(12)
          .withLfoDecay(1);
  private static final AppState STATE =
      Studio.eachSquare(
          Studio.withVoices(AppState.INITIAL, SINE),
          square -> square.withActive((square.row() + square.column()) % 4 == 0));
  private static final int CHANGES = 4;

  /// Something that is done to the engine, for the n-th time.
  private interface Change {
    void make(Studio studio, int n) throws InterruptedException;
  }

  /// The same voice in all squares, one way and the other.
  private static Change voices(Voice one, Voice other) {
    return (studio, n) -> change(studio, Studio.withVoices(STATE, n % 2 == 0 ? one : other));
  }

  /// Shows a state and plays it, as the app does.
  private static void change(Studio studio, AppState state) {
    studio.show(state);
    studio.engine.perform(new Performance(Scores.running(state, begin(studio), 120), studio.room));
  }

  private static long begin(Studio studio) {
    return studio.room.micros(500_000_000);
  }

  private static AppState volume(double volume) {
    return Studio.edit(STATE, builder -> builder.masterVolume(volume));
  }

  private static Map<String, Change> changes() {
    Map<String, Change> all = new LinkedHashMap<>();
    all.put("nothing", (studio, n) -> {});
    all.put("pitch", voices(SINE.withPrimaryFreq(2), SINE.withPrimaryFreq(0.25)));
    all.put("gain", voices(SINE.withPrimaryGain(0.1), SINE.withPrimaryGain(1.5)));
    all.put("decay", voices(SINE.withPrimaryDecay(0.1), SINE.withPrimaryDecay(2)));
    all.put("waveform", voices(SINE.withPrimaryWave(Waveform.TRIANGLE), SINE));
    all.put("LFO rate", voices(SINE.withLfoFreq(3), SINE.withLfoFreq(0.05)));
    all.put("LFO depth", voices(SINE.withLfoGain(50), SINE.withLfoGain(0)));
    all.put("LFO shape", voices(SINE.withLfoWave(Waveform.SQUARE), SINE));
    all.put("LFO decay", voices(SINE.withLfoDecay(2), SINE.withLfoDecay(0.1)));
    all.put("volume", (studio, n) -> studio.show(volume(n % 2 == 0 ? 0.1 : 1)));
    all.put("mute", (studio, n) -> studio.show(volume(n % 2 == 0 ? 0 : 1)));
    all.put("key", (studio, n) -> change(studio, key(n)));
    all.put("mode", (studio, n) -> change(studio, mode(n)));
    all.put("free matrix", (studio, n) -> change(studio, free(n % 2 == 0)));
    all.put("tempo", ClickTest::tempo);
    all.put("square off", (studio, n) -> change(studio, off(n)));
    all.put("reverb", (studio, n) -> studio.engine.ambience(n % 2 == 0 ? 1 : 0, 0));
    all.put("chorus", (studio, n) -> studio.engine.ambience(0, n % 2 == 0 ? 1 : 0));
    all.put("stop", ClickTest::stop);
    all.put("panic", ClickTest::panic);
    all.put("hold and release", ClickTest::hold);
    all.put("chord", (studio, n) -> studio.engine.auditionChord(STATE));
    return all;
  }

  private static AppState key(int n) {
    return Studio.edit(
        STATE, builder -> builder.selectedKey(PitchClass.parse(List.of("E", "Bb").get(n % 2))));
  }

  private static AppState mode(int n) {
    return Studio.edit(STATE, builder -> builder.selectedScale(List.of(Mode.values()).get(n)));
  }

  private static AppState free(boolean free) {
    return Studio.edit(STATE, builder -> builder.isSynchronized(!free));
  }

  private static AppState off(int n) {
    return Studio.eachSquare(STATE, square -> square.withActive(square.row() == n));
  }

  private static void tempo(Studio studio, int n) {
    long now = studio.room.micros(studio.engine.nanos());
    Score score = Scores.running(STATE, begin(studio), 120);
    studio.engine.perform(
        new Performance(
            score.changed(now, STATE, score.transport().tempo(now, 60 + 40.0 * n)), studio.room));
  }

  private static void stop(Studio studio, int n) {
    long now = studio.room.micros(studio.engine.nanos());
    Score score = Scores.running(STATE, begin(studio), 120);
    studio.engine.perform(
        new Performance(
            n % 2 == 0 ? score.changed(now, STATE, score.transport().rest(now, 0)) : score,
            studio.room));
  }

  private static void panic(Studio studio, int n) throws InterruptedException {
    studio.engine.ambience(n % 2, n % 2);
    studio.engine.silence();
    studio.advance(0.1);
    change(studio, STATE);
  }

  private static void hold(Studio studio, int n) throws InterruptedException {
    MusicGridSquare square = STATE.musicGrid().square(9 * n);
    studio.engine.hold(STATE, square.squareIndex());
    studio.advance(0.16);
    studio.engine.release(square.squareIndex());
  }

  /// Makes a change some times while notes sound.
  private static float[] sound(Change change) throws InterruptedException {
    try (Studio studio = new Studio()) {
      studio.show(volume(1));
      change(studio, STATE);
      studio.advance(1.21);
      for (int n = 0; n < CHANGES; n++) {
        change.make(studio, n);
        studio.advance(0.43);
      }
      studio.advance(0.5);
      return studio.samplesFrom(0, studio.sound().frames());
    }
  }

  @TestFactory
  List<DynamicTest> noChangeIsHeardAsAClick() {
    return changes().entrySet().stream()
        .map(entry ->
            DynamicTest.dynamicTest(
                entry.getKey(),
                () -> {
                  float[] sound = sound(entry.getValue());
                  assertTrue(new Analysis(sound, Block.RATE).peak() > 0.1, "there is sound");
                  assertEquals(List.of(), Clicking.clicks(sound));
                }))
        .toList();
  }

  @Test
  void aStepInTheSoundIsFound() throws InterruptedException {
    float[] sound = sound((studio, n) -> {});
    for (int at : new int[] {80_000, 100_000, 120_000}) {
      float[] stepped = sound.clone();
      for (int i = at; i < stepped.length; i++) {
        stepped[i] += 0.004f;
      }
      assertEquals(1, Clicking.clicks(stepped).size(), "a step at " + at);
      assertEquals(at, Clicking.clicks(stepped).getFirst(), 6.0);
    }
  }

  @Test
  void aGainThatJumpsIsFound() throws InterruptedException {
    float[] sound = sound((studio, n) -> {});
    int found = 0;
    for (int at = 70_000; at < 90_000; at += 997) {
      float[] jumped = sound.clone();
      for (int i = at; i < jumped.length; i++) {
        jumped[i] *= 0.8f;
      }
      found += Clicking.clicks(jumped).isEmpty() ? 0 : 1;
    }
    assertTrue(found > 15, "of 21 jumps, some of them near a zero of the wave, found " + found);
  }
}
