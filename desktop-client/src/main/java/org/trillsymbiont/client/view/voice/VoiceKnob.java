package org.trillsymbiont.client.view.voice;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.trillsymbiont.client.control.KnobFormat;
import org.trillsymbiont.client.control.KnobRange;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.state.Range;
import org.trillsymbiont.model.state.Voice;

/// The numbers of a voice that a knob turns. Pure.
@SuppressWarnings("ImmutableEnumChecker") // Method references and records of numbers.
enum VoiceKnob implements VoicePart<Double> {
  FREQUENCY(
      logarithmic(Voice.PRIMARY_FREQ),
      2,
      " ×",
      Voice::primaryFreq,
      Voice::withPrimaryFreq,
      Fields.SquareFields::primaryFreq),
  GAIN(
      linear(Voice.PRIMARY_GAIN),
      2,
      "",
      Voice::primaryGain,
      Voice::withPrimaryGain,
      Fields.SquareFields::primaryGain),
  DECAY(
      logarithmic(Voice.PRIMARY_DECAY),
      2,
      " s",
      Voice::primaryDecay,
      Voice::withPrimaryDecay,
      Fields.SquareFields::primaryDecay),
  LFO_FREQUENCY(
      logarithmic(Voice.LFO_FREQ),
      2,
      " Hz",
      Voice::lfoFreq,
      Voice::withLfoFreq,
      Fields.SquareFields::lfoFreq),
  LFO_DEPTH(
      linear(Voice.LFO_GAIN),
      1,
      " Hz",
      Voice::lfoGain,
      Voice::withLfoGain,
      Fields.SquareFields::lfoGain),
  LFO_DECAY(
      logarithmic(Voice.LFO_DECAY),
      2,
      " s",
      Voice::lfoDecay,
      Voice::withLfoDecay,
      Fields.SquareFields::lfoDecay);

  private static final Texts TEXTS = Texts.of(VoiceKnob.class);

  private final KnobRange range;
  private final int decimals;
  private final String unit;
  private final Function<Voice, Double> reader;
  private final BiFunction<Voice, Double, Voice> writer;
  private final Function<Fields.SquareFields, Field<Double>> field;

  VoiceKnob(
      KnobRange range,
      int decimals,
      String unit,
      Function<Voice, Double> reader,
      BiFunction<Voice, Double, Voice> writer,
      Function<Fields.SquareFields, Field<Double>> field) {
    this.range = range;
    this.decimals = decimals;
    this.unit = unit;
    this.reader = reader;
    this.writer = writer;
    this.field = field;
  }

  @Override
  public String label() {
    return TEXTS.word("knob", this);
  }

  KnobRange range() {
    return range;
  }

  KnobFormat format() {
    return new KnobFormat(decimals, unit, spokenUnit());
  }

  private String spokenUnit() {
    return switch (unit) {
      case " ×" -> TEXTS.get("unit.times");
      case " s" -> TEXTS.get("unit.seconds");
      case " Hz" -> TEXTS.get("unit.hertz");
      default -> "";
    };
  }

  @Override
  public Double read(Voice voice) {
    return reader.apply(voice);
  }

  @Override
  public Voice write(Voice voice, Double value) {
    return writer.apply(voice, value);
  }

  @Override
  public Field<Double> of(Fields.SquareFields square) {
    return field.apply(square);
  }

  private static KnobRange linear(Range range) {
    return KnobRange.linear(range.min(), range.max(), range.defaultValue());
  }

  private static KnobRange logarithmic(Range range) {
    return KnobRange.logarithmic(range.min(), range.max(), range.defaultValue());
  }
}
