package org.trillsymbiont.client.sound;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.GridPitch;
import org.trillsymbiont.model.state.MusicGrid;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.state.Waveform;
import org.trillsymbiont.model.theory.Pitch;

/// The figures of `docs/sound.md`. Its name is none that Maven runs by itself: `./mvnw -pl
/// desktop-client -am test -Dtest=SoundFigures -Dsurefire.failIfNoSpecifiedTests=false`
class SoundFigures {
  private static final Voice SINE = Voice.DEFAULT.withPrimaryWave(Waveform.SINE);

  private static Analysis note(AppState state, int square, double seconds)
      throws InterruptedException {
    try (Studio studio = new Studio()) {
      studio.show(state);
      studio.engine.audition(state, square);
      studio.advance(seconds + 0.1);
      return studio.soundFrom(studio.last().frame());
    }
  }

  @Test
  void envelope() throws InterruptedException {
    for (double decay : new double[] {0.1, 0.2, 0.5, 1, 2}) {
      Analysis note =
          note(Studio.withVoices(AppState.INITIAL, SINE.withPrimaryDecay(decay)), 40, decay + 0.3);
      double top = 0.225;
      double worst = 0;
      double squares = 0;
      int count = 0;
      for (double part = 0.05; part < 0.91; part += 0.05) {
        int at = note.frame(0.05 + part * decay);
        double db =
            Analysis.decibels(note.peak(at - 90, at + 90)) - Analysis.decibels(top * (1 - part));
        worst = Math.max(worst, Math.abs(db));
        squares += db * db;
        count++;
      }
      String text = "%.2f dB rms, %.2f worst".formatted(Math.sqrt(squares / count), worst);
      say("decay " + decay + " s against the line", text);
    }
  }

  @Test
  void onsets() throws InterruptedException {
    AppState state =
        Studio.eachSquare(
            Studio.withVoices(AppState.INITIAL, Voice.DEFAULT.withPrimaryDecay(0.1)),
            square -> square.withActive(square.row() == 4));
    try (Studio studio = new Studio()) {
      studio.show(state);
      studio.engine.perform(
          new Performance(
              Scores.running(state, studio.room.micros(500_000_000), 141.3), studio.room));
      // Until the first step is fixed.
      studio.advance(0.3);
      studio.engine.awaitVoices();
      studio.advance(23);
      double[] late =
          studio.sound().onsets(0, 0.02).stream().mapToDouble(Integer::doubleValue).toArray();
      for (int k = 0; k < late.length; k++) {
        double heard = late[k];
        // Not every onset stands out from the note before.
        double due =
            studio.notes().stream()
                .mapToDouble(note -> note.atNanos() / 1e9 * Block.RATE)
                .filter(frame -> frame <= heard)
                .max()
                .orElseThrow();
        late[k] = (heard - due) / Block.RATE * 1000;
      }
      double mean = Arrays.stream(late).average().orElseThrow();
      double variance =
          Arrays.stream(late).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
      say(
          late.length + " onsets",
          "%.3f ms after their time, %.4f ms sd".formatted(mean, Math.sqrt(variance)));
    }
  }

  @Test
  void lfo() throws InterruptedException {
    for (Waveform shape : Waveform.values()) {
      Voice voice =
          SINE.withPrimaryDecay(2)
              .withLfoWave(shape)
              .withLfoFreq(2)
              .withLfoGain(30)
              .withLfoDecay(1.5);
      AppState state = Studio.withVoices(AppState.INITIAL, voice);
      Analysis note = note(state, 32, 2.1);
      double base = Pitch.hertz(GridPitch.midi(state, 32));
      double[] errors = new double[88];
      for (int i = 0; i < errors.length; i++) {
        double t = 0.05 + 0.02 * i;
        double hertz = note.frequency(note.frame(t - 0.02), note.frame(t + 0.02));
        errors[i] = Math.abs(Analysis.cents(hertz, base + Lfo.of(voice).offset(t, t)));
      }
      Arrays.sort(errors);
      say("lfo " + shape, "median %.2f cents".formatted(errors[44]));
    }
  }

  @Test
  void load() throws InterruptedException {
    AppState all =
        Studio.eachSquare(
            Studio.withVoices(AppState.INITIAL, Voice.DEFAULT.withPrimaryDecay(2)),
            square -> square.withActive(true));
    try (Studio studio = new Studio()) {
      long begin = System.nanoTime();
      studio.show(all);
      say("64 presets", millis(begin));
      begin = System.nanoTime();
      for (int i = 0; i < 50; i++) {
        double gain = 0.5 + 0.01 * i;
        studio.show(
            Studio.edit(
                all,
                builder ->
                    builder.square(builder.square(3).withVoice(SINE.withPrimaryGain(gain)))));
      }
      say("50 times one preset", millis(begin));
      long cpu = audioNanos();
      for (int step = 0; step < 160; step++) {
        studio.play(all, step % MusicGrid.COLUMNS, 0.125);
      }
      double share = (audioNanos() - cpu) / 20e9 * 100;
      say("64 squares at 240 BPM, decay 2 s", "%.1f %% of a core".formatted(share));
      Analysis sound = studio.sound();
      String peak = "peak %.3f dBFS".formatted(Analysis.decibels(sound.peak()));
      say("its level", peak);
    }
  }

  /// What the audio threads have used of the processor.
  private static long audioNanos() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("AudioPusher"))
        .mapToLong(t -> ManagementFactory.getThreadMXBean().getThreadCpuTime(t.threadId()))
        .sum();
  }

  private static void say(String what, String figure) {
    System.out.println(what + ": " + figure);
  }

  private static String millis(long beginNanos) {
    return "%.0f ms".formatted((System.nanoTime() - beginNanos) / 1e6);
  }
}
