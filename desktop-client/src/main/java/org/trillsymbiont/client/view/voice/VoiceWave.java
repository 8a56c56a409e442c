package org.trillsymbiont.client.view.voice;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.state.Waveform;

/// The two shapes of a voice. Pure.
@SuppressWarnings("ImmutableEnumChecker") // Method references and records of numbers.
enum VoiceWave implements VoicePart<Waveform> {
  OSCILLATOR(Voice::primaryWave, Voice::withPrimaryWave, Fields.SquareFields::primaryWave),
  LFO(Voice::lfoWave, Voice::withLfoWave, Fields.SquareFields::lfoWave);

  private static final Texts TEXTS = Texts.of(VoiceWave.class);

  private final Function<Voice, Waveform> reader;
  private final BiFunction<Voice, Waveform, Voice> writer;
  private final Function<Fields.SquareFields, Field<Waveform>> field;

  VoiceWave(
      Function<Voice, Waveform> reader,
      BiFunction<Voice, Waveform, Voice> writer,
      Function<Fields.SquareFields, Field<Waveform>> field) {
    this.reader = reader;
    this.writer = writer;
    this.field = field;
  }

  @Override
  public String label() {
    return TEXTS.word("wave", this);
  }

  @Override
  public Waveform read(Voice voice) {
    return reader.apply(voice);
  }

  @Override
  public Voice write(Voice voice, Waveform value) {
    return writer.apply(voice, value);
  }

  @Override
  public Field<Waveform> of(Fields.SquareFields square) {
    return field.apply(square);
  }
}
