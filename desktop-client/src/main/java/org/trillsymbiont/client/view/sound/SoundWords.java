package org.trillsymbiont.client.view.sound;

import org.trillsymbiont.client.control.LevelMeter;
import org.trillsymbiont.client.sound.Monitor;
import org.trillsymbiont.client.sound.SoundStatus;
import org.trillsymbiont.client.text.Texts;

/// What is to be said about this computer's sound. Pure.
final class SoundWords {
  private static final Texts TEXTS = Texts.of(SoundWords.class);
  private static final double HERTZ_IN_KILOHERTZ = 1000;

  private SoundWords() {}

  /// In a word or two: `Sound on`, `Sound -6.0 dB`, with drop-outs if there were some, `Silent`,
  /// `Muted`, `Solo: 2 rows`.
  static String summary(SoundStatus status, Monitor monitor) {
    return switch (status) {
      case SoundStatus.Silent _ -> TEXTS.get("summary.silent");
      case SoundStatus.Playing playing ->
          playing.dropOuts() == 0 || !monitor.isWhole()
              ? heard(monitor)
              : TEXTS.get("summary.drop-outs", heard(monitor), playing.dropOuts());
    };
  }

  private static String heard(Monitor monitor) {
    if (monitor.muted()) {
      return TEXTS.get("summary.muted");
    }
    if (!monitor.soloRows().isEmpty()) {
      return TEXTS.get("summary.solo", monitor.soloRows().size());
    }
    return monitor.trimDecibels() == 0
        ? TEXTS.get("summary.on")
        : TEXTS.get("summary.softer", LevelMeter.words(monitor.trimDecibels()));
  }

  /// Through what: `Through Speakers, 44.1 kHz, 80 ms`, or why nothing is heard.
  static String detail(SoundStatus status) {
    return switch (status) {
      case SoundStatus.Silent(String sentence) -> sentence;
      case SoundStatus.Playing playing ->
          TEXTS.get(
              "through",
              playing.deviceName(),
              rate(playing.sampleRate()),
              millis(playing.latencyMillis()));
    };
  }

  /// `44.1 kHz`, `48 kHz`; `Automatic` for 0.
  static String rate(int hertz) {
    return hertz == 0 ? TEXTS.get("automatic") : TEXTS.get("kilohertz", hertz / HERTZ_IN_KILOHERTZ);
  }

  /// `80 ms`; `Automatic` for 0.
  static String buffer(int millis) {
    return millis == 0 ? TEXTS.get("automatic") : millis(millis);
  }

  /// `80 ms`.
  static String millis(long millis) {
    return TEXTS.get("millis", millis);
  }
}
