package org.trillsymbiont.client.view.voice;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.state.Waveform;

/// The two shapes of a voice. Pure.
@SuppressWarnings("ImmutableEnumChecker") // Method references and records of numbers.
enum VoiceWave {
  OSCILLATOR(
      "Waveform", Voice::primaryWave, Voice::withPrimaryWave, Fields.SquareFields::primaryWave),
  LFO("LFO wave", Voice::lfoWave, Voice::withLfoWave, Fields.SquareFields::lfoWave);

  private final String label;
  private final Function<Voice, Waveform> reader;
  private final BiFunction<Voice, Waveform, Voice> writer;
  private final Function<Fields.SquareFields, Field<Waveform>> field;

  VoiceWave(
      String label,
      Function<Voice, Waveform> reader,
      BiFunction<Voice, Waveform, Voice> writer,
      Function<Fields.SquareFields, Field<Waveform>> field) {
    this.label = label;
    this.reader = reader;
    this.writer = writer;
    this.field = field;
  }

  String label() {
    return label;
  }

  Waveform read(Voice voice) {
    return reader.apply(voice);
  }

  Voice write(Voice voice, Waveform value) {
    return writer.apply(voice, value);
  }

  /// The field of a square that holds the shape.
  ///
  /// @param squareIndex 0..63
  Field<Waveform> field(int squareIndex) {
    return field.apply(Fields.square(squareIndex));
  }
}
