package org.trillsymbiont.client.view.voice;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.trillsymbiont.client.control.KnobFormat;
import org.trillsymbiont.client.control.KnobRange;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.state.Range;
import org.trillsymbiont.model.state.Voice;

/// The numbers of a voice that a knob turns. Pure.
@SuppressWarnings("ImmutableEnumChecker") // Method references and records of numbers.
enum VoiceKnob {
  FREQUENCY(
      "Frequency",
      logarithmic(Voice.PRIMARY_FREQ),
      new KnobFormat(2, " ×", "times"),
      Voice::primaryFreq,
      Voice::withPrimaryFreq,
      Fields.SquareFields::primaryFreq),
  GAIN(
      "Gain",
      linear(Voice.PRIMARY_GAIN),
      new KnobFormat(2, "", ""),
      Voice::primaryGain,
      Voice::withPrimaryGain,
      Fields.SquareFields::primaryGain),
  DECAY(
      "Decay",
      logarithmic(Voice.PRIMARY_DECAY),
      new KnobFormat(2, " s", "seconds"),
      Voice::primaryDecay,
      Voice::withPrimaryDecay,
      Fields.SquareFields::primaryDecay),
  LFO_FREQUENCY(
      "LFO rate",
      logarithmic(Voice.LFO_FREQ),
      new KnobFormat(2, " Hz", "hertz"),
      Voice::lfoFreq,
      Voice::withLfoFreq,
      Fields.SquareFields::lfoFreq),
  LFO_DEPTH(
      "LFO depth",
      linear(Voice.LFO_GAIN),
      new KnobFormat(1, " Hz", "hertz"),
      Voice::lfoGain,
      Voice::withLfoGain,
      Fields.SquareFields::lfoGain),
  LFO_DECAY(
      "LFO decay",
      logarithmic(Voice.LFO_DECAY),
      new KnobFormat(2, " s", "seconds"),
      Voice::lfoDecay,
      Voice::withLfoDecay,
      Fields.SquareFields::lfoDecay);

  private final String label;
  private final KnobRange range;
  private final KnobFormat format;
  private final Function<Voice, Double> reader;
  private final BiFunction<Voice, Double, Voice> writer;
  private final Function<Fields.SquareFields, Field<Double>> field;

  VoiceKnob(
      String label,
      KnobRange range,
      KnobFormat format,
      Function<Voice, Double> reader,
      BiFunction<Voice, Double, Voice> writer,
      Function<Fields.SquareFields, Field<Double>> field) {
    this.label = label;
    this.range = range;
    this.format = format;
    this.reader = reader;
    this.writer = writer;
    this.field = field;
  }

  String label() {
    return label;
  }

  KnobRange range() {
    return range;
  }

  KnobFormat format() {
    return format;
  }

  double read(Voice voice) {
    return reader.apply(voice);
  }

  Voice write(Voice voice, double value) {
    return writer.apply(voice, value);
  }

  /// The field of a square that holds the number.
  ///
  /// @param squareIndex 0..63
  Field<Double> field(int squareIndex) {
    return field.apply(Fields.square(squareIndex));
  }

  private static KnobRange linear(Range range) {
    return KnobRange.linear(range.min(), range.max(), range.defaultValue());
  }

  private static KnobRange logarithmic(Range range) {
    return KnobRange.logarithmic(range.min(), range.max(), range.defaultValue());
  }
}
