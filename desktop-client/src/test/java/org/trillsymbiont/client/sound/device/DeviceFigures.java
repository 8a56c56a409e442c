package org.trillsymbiont.client.sound.device;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.client.sound.Analysis;

/// The figures of `docs/sound.md` about devices. Its name is none that Maven runs by itself:
/// `./mvnw -pl desktop-client -am test -Dtest=DeviceFigures
/// -Dsurefire.failIfNoSpecifiedTests=false`
class DeviceFigures {
  private static final int RATE = 44_100;
  private static final int BLOCK = 300;

  @Test
  void resampler() {
    for (int to : new int[] {48_000, 88_200, 96_000, 37_800}) {
      double edge = Math.min(18_000, 0.85 * to / 2);
      double worst = 0;
      for (double hertz = 50; hertz <= edge; hertz += (edge - 50) / 40) {
        worst = Math.max(worst, Math.abs(Analysis.decibels(new Tone(to, hertz).level())));
      }
      double rest = -300;
      for (double hertz : new double[] {440, 4001, 9973, 15_013}) {
        rest = Math.max(rest, Analysis.decibels(new Tone(to, hertz).rest()));
      }
      System.out.printf(
          "%d Hz: flat within %.4f dB up to %.0f Hz; what is added %.1f dB; delay %.3f ms;"
              + " %.2f %% of a core%n",
          to, worst, edge, rest, new Resampler(RATE, to).delayNanos() / 1e6, 100 * cost(to));
    }
  }

  /// A tone that was brought to another rate.
  private static final class Tone {
    private final int rate;
    private final double hertz;
    private final float[] stereo;

    Tone(int rate, double hertz) {
      this.rate = rate;
      this.hertz = hertz;
      Resampler resampler = new Resampler(RATE, rate);
      float[] all = new float[4 * rate];
      float[] block = new float[2 * BLOCK];
      float[] out = new float[2 * resampler.most(BLOCK)];
      int made = 0;
      for (int from = 0; from < RATE; from += BLOCK) {
        for (int i = 0; i < BLOCK; i++) {
          block[2 * i] = (float) Math.sin(2 * Math.PI * hertz * (from + i) / RATE);
        }
        int count = resampler.process(block, BLOCK, out);
        System.arraycopy(out, 0, all, 2 * made, 2 * count);
        made += count;
      }
      stereo = Arrays.copyOf(all, 2 * made);
    }

    private Analysis left() {
      float[] left = new float[stereo.length / 2];
      for (int i = 0; i < left.length; i++) {
        left[i] = stereo[2 * i];
      }
      return new Analysis(left, rate);
    }

    double level() {
      return left().level(hertz, rate / 5, rate * 4 / 5);
    }

    double rest() {
      return ResamplerTest.residue(stereo, rate / 5, rate * 4 / 5, rate, hertz);
    }
  }

  /// Seconds of processor time for a second of sound, when it is warm.
  private static double cost(int to) {
    Resampler resampler = new Resampler(RATE, to);
    float[] block = new float[2 * BLOCK];
    float[] out = new float[2 * resampler.most(BLOCK)];
    double seconds = 0;
    for (int round = 0; round < 2; round++) {
      long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      for (int i = 0; i < 20 * RATE / BLOCK; i++) {
        resampler.process(block, BLOCK, out);
      }
      seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e9;
    }
    return seconds / 20;
  }

  @Test
  void looking() {
    long begin = System.nanoTime();
    int names = 0;
    for (int i = 0; i < 100; i++) {
      names += Devices.list().size();
    }
    System.out.printf(
        "listing %d devices takes %.2f ms%n", names / 100, (System.nanoTime() - begin) / 1e8);
  }
}
