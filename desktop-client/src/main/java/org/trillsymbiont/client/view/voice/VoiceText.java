package org.trillsymbiont.client.view.voice;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.trillsymbiont.client.control.WaveformPicker;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.state.Waveform;

/// A voice as text in the user's language, a line for each part: for the clipboard, a mail, a
/// notebook.
final class VoiceText {
  private static final Texts TEXTS = Texts.of(VoiceText.class);

  private VoiceText() {}

  /// The voice to the last digit.
  static String of(Voice voice) {
    StringBuilder text = new StringBuilder(TEXTS.get("title")).append('\n');
    for (VoiceKnob knob : VoiceKnob.values()) {
      text.append(knob.format().copied(knob.label(), knob.read(voice))).append('\n');
    }
    for (VoiceWave wave : VoiceWave.values()) {
      text.append(wave.label() + " " + WaveformPicker.name(wave.read(voice))).append('\n');
    }
    return text.toString();
  }

  /// Reads a voice, in whatever order its parts are, among whatever other lines. Numbers beyond a
  /// range are its ends. Empty unless all parts are there.
  static Optional<Voice> parse(String text) {
    List<String> lines = text.lines().map(String::strip).toList();
    Voice voice = Voice.DEFAULT;
    for (VoiceKnob knob : VoiceKnob.values()) {
      Optional<Double> number = number(knob, lines);
      if (number.isEmpty()) {
        return Optional.empty();
      }
      voice = knob.write(voice, number.get());
    }
    for (VoiceWave wave : VoiceWave.values()) {
      Optional<Waveform> shape = shape(wave, lines);
      if (shape.isEmpty()) {
        return Optional.empty();
      }
      voice = wave.write(voice, shape.get());
    }
    return Optional.of(voice);
  }

  private static Optional<Double> number(VoiceKnob knob, List<String> lines) {
    return behind(knob.label(), lines)
        .map(rest -> knob.format().parse(rest))
        .filter(OptionalDouble::isPresent)
        .map(value -> knob.range().clamp(value.getAsDouble()))
        .findFirst();
  }

  private static Optional<Waveform> shape(VoiceWave wave, List<String> lines) {
    return behind(wave.label(), lines)
        .flatMap(rest ->
            Stream.of(Waveform.values())
                .filter(shape -> WaveformPicker.name(shape).equalsIgnoreCase(rest)))
        .findFirst();
  }

  private static Stream<String> behind(String label, List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith(label + " "))
        .map(line -> line.substring(label.length() + 1));
  }
}
