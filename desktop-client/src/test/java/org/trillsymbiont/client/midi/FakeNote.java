package org.trillsymbiont.client.midi;

import java.util.function.LongToDoubleFunction;
import org.trillsymbiont.client.sound.Companion;
import org.trillsymbiont.client.sound.SoundedNote;

/// A note as the engine would tell of it.
record FakeNote(
    long id,
    SoundedNote.Source source,
    long atNanos,
    double seconds,
    double gain,
    LongToDoubleFunction pitch)
    implements Companion.Note {
  private static final double MOST_GAIN = 1.5;

  /// One of a step.
  static FakeNote step(long id, long atNanos, double seconds, double midi) {
    SoundedNote.Source source = new SoundedNote.Source.Step(0, 0, 0);
    return new FakeNote(id, source, atNanos, seconds, MOST_GAIN, nanos -> midi);
  }

  /// One that is held.
  static FakeNote held(long id, long atNanos, double midi) {
    SoundedNote.Source source = new SoundedNote.Source.Square(0);
    return new FakeNote(id, source, atNanos, Double.POSITIVE_INFINITY, MOST_GAIN, nanos -> midi);
  }

  FakeNote bent(LongToDoubleFunction by) {
    return new FakeNote(id, source, atNanos, seconds, gain, by);
  }

  FakeNote at(double otherGain) {
    return new FakeNote(id, source, atNanos, seconds, otherGain, pitch);
  }

  @Override
  public double midi(long nanos) {
    return pitch.applyAsDouble(nanos);
  }
}
