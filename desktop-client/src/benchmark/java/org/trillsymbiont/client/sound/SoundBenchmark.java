package org.trillsymbiont.client.sound;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sound.sampled.AudioFormat;
import org.trillsymbiont.client.sound.device.FakeDevice;
import org.trillsymbiont.client.sound.device.FakeDevices;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.GridPitch;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.state.Waveform;
import org.trillsymbiont.model.theory.Pitch;

/// Measures the sound: voices, the processor's share, onsets, envelope, LFO, level. All but the
/// idle engine is in virtual time. `./mvnw -Pbenchmark-sound`
public final class SoundBenchmark {
  private static final Voice SINE = Voice.DEFAULT.withPrimaryWave(Waveform.SINE);
  private static final double SECOND = 1e9;
  private static final int IDLE_SECONDS = 20;
  private static final int BUSY_SECONDS = 20;
  private static final int PARTS = 50;

  private SoundBenchmark() {}

  /// Measures, and prints a table.
  public static void main(String[] args) throws InterruptedException {
    System.out.println("\n| what | figure |\n|---|---|");
    opening();
    busy(0, 0);
    busy(1, 1);
    loudest();
    onsets();
    for (double decay : new double[] {0.1, 0.2, 0.5, 1, 2}) {
      envelope(decay);
    }
    for (int square : new int[] {0, 28, 63}) {
      filter(square);
    }
    for (Waveform shape : Waveform.values()) {
      lfo(shape);
    }
    idle("without a device", new Output.Silent());
    FakeDevices.plug(new FakeDevice("Speakers"));
    idle("with a device of 80 ms", new Output.Device());
    FakeDevices.plug(new FakeDevice("Speakers", new AudioFormat(48_000, 16, 2, true, false)));
    idle("with a device of 80 ms at 48 kHz", new Output.Device());
    FakeDevices.plug();
    System.out.println();
  }

  private static void say(String what, String figure) {
    System.out.println("| " + what + " | " + figure + " |");
  }

  private static void opening() {
    double[] millis = new double[5];
    for (int i = 0; i < millis.length; i++) {
      long begin = cpuNanos(Thread.currentThread());
      new Studio().close();
      millis[i] = (cpuNanos(Thread.currentThread()) - begin) / 1e6;
    }
    say(
        "an engine opens, cold / warm",
        "%.0f / %.0f ms of the processor".formatted(millis[0], millis[4]));
  }

  private static AppState busiest(Voice voice) {
    return Studio.eachSquare(
        Studio.withVoices(AppState.INITIAL, voice), square -> square.withActive(true));
  }

  /// 64 squares with 64 different voices, as fast and as long as they can be.
  private static void busy(double reverb, double chorus) throws InterruptedException {
    try (Studio studio = new Studio()) {
      AppState all = CapacityTest.busiest();
      studio.show(all);
      studio.engine.ambience(reverb, chorus);
      studio.engine.perform(
          new Performance(Scores.running(all, studio.room.micros(300_000_000), 240), studio.room));
      // Long enough for the compiler.
      studio.advance(BUSY_SECONDS);
      int most = 0;
      long cpu = cpuNanos();
      for (int part = 0; part < PARTS * BUSY_SECONDS; part++) {
        studio.advance(1.0 / PARTS);
        most = Math.max(most, studio.engine.activeVoices());
      }
      double share = (cpuNanos() - cpu) / (BUSY_SECONDS * SECOND) * 100;
      say(
          "64 voices, 240 BPM, decay 2 s, reverb %.0f, chorus %.0f".formatted(reverb, chorus),
          "%d voices, %.1f %% of a core, %d steps left out"
              .formatted(most, share, studio.engine.droppedSteps()));
    }
  }

  private static void loudest() throws InterruptedException {
    try (Studio studio = new Studio()) {
      AppState all =
          Studio.edit(
              busiest(Voice.DEFAULT.withPrimaryDecay(2)), builder -> builder.masterVolume(1));
      studio.show(all);
      studio.engine.ambience(1, 1);
      studio.engine.perform(
          new Performance(Scores.running(all, studio.room.micros(300_000_000), 240), studio.room));
      studio.advance(8);
      say(
          "all squares at gain 1.5, volume, reverb and chorus 1: peak",
          "%.3f dBFS".formatted(Analysis.decibels(studio.sound().peak())));
    }
  }

  private static void onsets() throws InterruptedException {
    AppState state =
        Studio.eachSquare(
            Studio.withVoices(AppState.INITIAL, Voice.DEFAULT.withPrimaryDecay(0.1)),
            square -> square.withActive(square.row() == 4));
    try (Studio studio = new Studio()) {
      studio.engine.perform(
          new Performance(
              Scores.running(state, studio.room.micros(500_000_000), 141.3), studio.room));
      studio.advance(23);
      Onsets onsets = Onsets.of(studio);
      say(
          onsets.count() + " onsets",
          "%.3f ms after their time, %.4f ms sd"
              .formatted(onsets.meanMillis(), onsets.deviationMillis()));
    }
  }

  private static Analysis note(AppState state, int square, double seconds)
      throws InterruptedException {
    try (Studio studio = new Studio()) {
      studio.show(state);
      studio.engine.audition(state, square);
      studio.advance(seconds + 0.1);
      return studio.soundFrom(studio.last().frame());
    }
  }

  private static void envelope(double decay) throws InterruptedException {
    Voice voice = SINE.withPrimaryDecay(decay).withPrimaryFreq(2);
    AppState state = Studio.withVoices(AppState.INITIAL, voice);
    Analysis note = note(state, 63, decay + 0.3);
    double hertz = 2 * Pitch.hertz(GridPitch.midi(state, 63));
    double top = Preset.VOICE_GAIN * 1.5 * MasterBus.LEVEL * Biquad.gain(hertz, 63);
    Envelope line = new Envelope(decay);
    double worst = 0;
    double worstAttack = 0;
    double squares = 0;
    int count = 0;
    for (double t = 0.004; t < 0.05 + 0.95 * decay; t += decay / 100) {
      int at = note.frame(t);
      double level = note.level(hertz, at - 132, at + 132) / top;
      if (t < 0.05 - Block.SECONDS) {
        worstAttack = Math.max(worstAttack, Math.abs(level - line.level(t, -1)));
      } else {
        double db = Analysis.decibels(level / line.level(t, -1));
        worst = Math.max(worst, Math.abs(db));
        squares += db * db;
        count++;
      }
    }
    say(
        "decay " + decay + " s against the line, to 95 % of it",
        "%.2f dB rms, %.2f worst; attack within %.3f of the peak"
            .formatted(Math.sqrt(squares / count), worst, worstAttack));
  }

  /// A sawtooth's harmonics, against those behind the original's lowpass.
  private static void filter(int square) throws InterruptedException {
    AppState state = AppState.INITIAL;
    Analysis note = note(state, square, 0.5);
    double hertz = Pitch.hertz(GridPitch.midi(state, square));
    int from = note.frame(0.06);
    int to = note.frame(0.3);
    double first = note.level(hertz, from, to);
    double worst = 0;
    int n = 2;
    for (; n * hertz < 2 * Preset.cutoffHertz(square); n++) {
      double expected = Biquad.gain(n * hertz, square) / n / Biquad.gain(hertz, square);
      double measured = note.level(n * hertz, from, to) / first;
      worst = Math.max(worst, Math.abs(Analysis.decibels(measured / expected)));
    }
    say(
        "lowpass of square " + square + ", harmonics 2.." + (n - 1),
        "within %.2f dB of Web Audio's".formatted(worst));
  }

  private static void lfo(Waveform shape) throws InterruptedException {
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
      errors[i] = Math.abs(Analysis.cents(hertz, base + Lfo.of(voice).offset(2 * t, t)));
    }
    Arrays.sort(errors);
    say(
        "LFO " + shape.wireName() + ", 2 Hz, 30 Hz deep",
        "median error %.2f cents".formatted(errors[44]));
  }

  /// An open engine in real time that has nothing to play, with all its threads.
  private static void idle(String where, Output output) throws InterruptedException {
    Set<Long> before = ids();
    try (SoundEngine engine = SoundEngine.open(output)) {
      Thread.sleep(IDLE_SECONDS * 1000L);
      long blocks = engine.renderedBlocks();
      long begin = cpuNanos(before);
      Thread.sleep(IDLE_SECONDS * 1000L);
      double share = (cpuNanos(before) - begin) / (IDLE_SECONDS * SECOND) * 100;
      say(
          "an engine with nothing to play, " + where,
          "%.2f %% of a core, %d blocks rendered"
              .formatted(share, engine.renderedBlocks() - blocks));
    }
  }

  private static Set<Long> ids() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::threadId)
        .collect(Collectors.toSet());
  }

  /// What the audio threads have used of the processor.
  private static long cpuNanos() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("AudioPusher"))
        .mapToLong(SoundBenchmark::cpuNanos)
        .sum();
  }

  /// What all threads that are not among some have used.
  private static long cpuNanos(Set<Long> others) {
    List<Thread> ours =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> !others.contains(thread.threadId()))
            .toList();
    return ours.stream().mapToLong(SoundBenchmark::cpuNanos).sum();
  }

  private static long cpuNanos(Thread thread) {
    return Math.max(0, ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.threadId()));
  }
}
