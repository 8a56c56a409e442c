package org.trillsymbiont.client.sound;

import java.util.ArrayList;
import java.util.List;

/// Measures sounds: pitch, level, onsets, steps. Samples are mono, -1..1; positions are frames.
public final class Analysis {
  private final float[] samples;
  private final double rate;

  /// @param samples what is measured
  /// @param rate frames a second
  public Analysis(float[] samples, double rate) {
    this.samples = samples.clone();
    this.rate = rate;
  }

  /// The left channel of interleaved stereo sound at 44100 Hz.
  public static Analysis leftOf(float[] stereo) {
    float[] left = new float[stereo.length / 2];
    for (int i = 0; i < left.length; i++) {
      left[i] = stereo[2 * i];
    }
    return new Analysis(left, 44_100);
  }

  public int frames() {
    return samples.length;
  }

  public double seconds() {
    return samples.length / rate;
  }

  /// Frames of a time.
  public int frame(double seconds) {
    return Math.clamp(Math.round(seconds * rate), 0, samples.length);
  }

  /// The largest absolute sample.
  public double peak() {
    return peak(0, samples.length);
  }

  /// The largest absolute sample of a stretch.
  public double peak(int from, int to) {
    double peak = 0;
    for (int i = from; i < to; i++) {
      peak = Math.max(peak, Math.abs(samples[i]));
    }
    return peak;
  }

  /// The root of the mean square of a stretch.
  public double rms(int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (double) samples[i] * samples[i];
    }
    return Math.sqrt(sum / Math.max(1, to - from));
  }

  /// The largest step from one sample to the next.
  public double largestStep(int from, int to) {
    double step = 0;
    for (int i = Math.max(1, from); i < to; i++) {
      step = Math.max(step, Math.abs(samples[i] - samples[i - 1]));
    }
    return step;
  }

  /// The frequency of the strongest partial of a stretch, in hertz: the peak of a long spectrum
  /// under a Hann window, between its bins by a parabola through the logarithms. Needs about ten
  /// periods; then a steady tone is right within 0.1 cents.
  public double frequency(int from, int to) {
    int size = Integer.highestOneBit(Math.max(1 << 13, 4 * (to - from))) * 2;
    double[] power = spectrum(from, to, size);
    int best = 1;
    for (int bin = 2; bin < power.length - 1; bin++) {
      if (power[bin] > power[best]) {
        best = bin;
      }
    }
    double low = Math.log(power[best - 1]);
    double top = Math.log(power[best]);
    double high = Math.log(power[best + 1]);
    double between = 0.5 * (low - high) / (low - 2 * top + high);
    return (best + between) * rate / size;
  }

  /// The amplitude of a partial within a stretch, under a Hann window.
  public double level(double hertz, int from, int to) {
    double re = 0;
    double im = 0;
    double weights = 0;
    for (int i = from; i < to; i++) {
      double weight = hann(i - from, to - from);
      double phase = 2 * Math.PI * hertz * i / rate;
      re += weight * samples[i] * Math.cos(phase);
      im += weight * samples[i] * Math.sin(phase);
      weights += weight;
    }
    return 2 * Math.hypot(re, im) / weights;
  }

  /// The first frame from one on that is louder than a threshold, or -1.
  public int firstAbove(double threshold, int from) {
    for (int i = from; i < samples.length; i++) {
      if (Math.abs(samples[i]) > threshold) {
        return i;
      }
    }
    return -1;
  }

  /// Where sounds begin: the first frames after at least `quietSeconds` of silence. For sounds that
  /// do not overlap.
  public List<Integer> onsets(double threshold, double quietSeconds) {
    List<Integer> onsets = new ArrayList<>();
    long lastLoud = Long.MIN_VALUE / 2;
    for (int i = 0; i < samples.length; i++) {
      if (Math.abs(samples[i]) > threshold) {
        if (i - lastLoud > quietSeconds * rate) {
          onsets.add(i);
        }
        lastLoud = i;
      }
    }
    return List.copyOf(onsets);
  }

  /// The difference of two frequencies in cents.
  public static double cents(double measured, double expected) {
    return 1200 * Math.log(measured / expected) / Math.log(2);
  }

  /// An amplitude in dBFS.
  public static double decibels(double amplitude) {
    return 20 * Math.log10(amplitude);
  }

  /// The root of the mean square of what lies between frequencies, of a stretch under a Hann
  /// window.
  ///
  /// @param edges in hertz, rising; one more than there are bands
  public double[] bands(int from, int to, double... edges) {
    int size = Integer.highestOneBit(Math.max(2, to - from - 1)) * 2;
    double[] power = spectrum(from, to, size);
    double[] bands = new double[edges.length - 1];
    for (int bin = 0; bin < power.length; bin++) {
      double hertz = bin * rate / size;
      for (int band = 0; band < bands.length; band++) {
        if (hertz >= edges[band] && hertz < edges[band + 1]) {
          bands[band] += power[bin];
        }
      }
    }
    // Of a Hann window's mean square of 3/8, and half of the spectrum.
    double scale = 2.0 / size / (0.375 * (to - from));
    for (int band = 0; band < bands.length; band++) {
      bands[band] = Math.sqrt(bands[band] * scale);
    }
    return bands;
  }

  private double[] spectrum(int from, int to, int size) {
    double[] re = new double[size];
    double[] im = new double[size];
    for (int i = from; i < to; i++) {
      re[i - from] = samples[i] * hann(i - from, to - from);
    }
    transform(re, im);
    double[] power = new double[size / 2];
    for (int bin = 0; bin < power.length; bin++) {
      power[bin] = re[bin] * re[bin] + im[bin] * im[bin] + 1e-30;
    }
    return power;
  }

  private static double hann(int i, int length) {
    return 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / length);
  }

  /// The discrete Fourier transform in place; the length is a power of two.
  private static void transform(double[] re, double[] im) {
    int size = re.length;
    for (int i = 1, j = 0; i < size; i++) {
      int bit = size >> 1;
      for (; (j & bit) != 0; bit >>= 1) {
        j ^= bit;
      }
      j ^= bit;
      if (i < j) {
        double swap = re[i];
        re[i] = re[j];
        re[j] = swap;
        swap = im[i];
        im[i] = im[j];
        im[j] = swap;
      }
    }
    for (int half = 1; half < size; half *= 2) {
      for (int k = 0; k < half; k++) {
        double cos = Math.cos(Math.PI * k / half);
        double sin = -Math.sin(Math.PI * k / half);
        for (int i = k; i < size; i += 2 * half) {
          double r = re[i + half] * cos - im[i + half] * sin;
          double m = re[i + half] * sin + im[i + half] * cos;
          re[i + half] = re[i] - r;
          im[i + half] = im[i] - m;
          re[i] += r;
          im[i] += m;
        }
      }
    }
  }
}
