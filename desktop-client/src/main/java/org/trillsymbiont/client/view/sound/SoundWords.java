package org.trillsymbiont.client.view.sound;

import java.util.Locale;
import org.trillsymbiont.client.sound.Monitor;
import org.trillsymbiont.client.sound.SoundStatus;

/// What is to be said about this computer's sound. Pure.
final class SoundWords {
  private static final double HERTZ_IN_KILOHERTZ = 1000;

  private SoundWords() {}

  /// In a word or two: `Sound on`, `Sound -6.0 dB`, with drop-outs if there were some, `Silent`,
  /// `Muted`, `Solo: 2 rows`.
  static String summary(SoundStatus status, Monitor monitor) {
    return switch (status) {
      case SoundStatus.Silent _ -> "Silent";
      case SoundStatus.Playing playing ->
          playing.dropOuts() == 0 || !monitor.isWhole()
              ? heard(monitor)
              : heard(monitor) + " · " + dropOuts(playing.dropOuts());
    };
  }

  private static String heard(Monitor monitor) {
    if (monitor.muted()) {
      return "Muted";
    }
    int rows = monitor.soloRows().size();
    return switch (rows) {
      case 0 -> monitor.trimDecibels() == 0 ? "Sound on" : "Sound " + trim(monitor.trimDecibels());
      case 1 -> "Solo: 1 row";
      default -> "Solo: " + rows + " rows";
    };
  }

  /// `1 drop-out`, `12 drop-outs`.
  static String dropOuts(long count) {
    return count == 1 ? "1 drop-out" : count + " drop-outs";
  }

  /// Through what: `Through Speakers, 44.1 kHz, 80 ms`, or why nothing is heard.
  static String detail(SoundStatus status) {
    return switch (status) {
      case SoundStatus.Silent(String sentence) -> sentence;
      case SoundStatus.Playing playing ->
          "Through %s, %s, %d ms"
              .formatted(playing.deviceName(), rate(playing.sampleRate()), playing.latencyMillis());
    };
  }

  /// `44.1 kHz`, `48 kHz`; `Automatic` for 0.
  static String rate(int hertz) {
    if (hertz == 0) {
      return "Automatic";
    }
    double kilohertz = hertz / HERTZ_IN_KILOHERTZ;
    boolean isWhole = kilohertz == Math.rint(kilohertz);
    return String.format(Locale.ROOT, isWhole ? "%.0f kHz" : "%.1f kHz", kilohertz);
  }

  /// `80 ms`; `Automatic` for 0.
  static String buffer(int millis) {
    return millis == 0 ? "Automatic" : millis + " ms";
  }

  /// `-6.5 dB`.
  static String trim(double decibels) {
    return String.format(Locale.ROOT, "%.1f dB", decibels == 0 ? 0.0 : decibels);
  }
}
