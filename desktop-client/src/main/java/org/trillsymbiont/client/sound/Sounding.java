package org.trillsymbiont.client.sound;

import org.trillsymbiont.client.sound.Slots.Slot;
import org.trillsymbiont.model.state.Voice;

/// A note from the moment at which it is given to the synthesizer until it is silent.
///
/// Its time is counted in the synthesizer's blocks: values that are set before a block are reached
/// at its end, on a line. The first block is silent, so that the second can rise from 0; so the
/// synthesizer begins a block early.
///
/// Thread: audio; what a [Companion] asks for, any.
final class Sounding implements Companion.Note {
  private static final long NEVER = Long.MAX_VALUE;
  private static final double NANOS = 1e9;

  /// So much of the way a gain goes within a block, so that no step of a knob is heard as one.
  private static final double GAIN_PACE = 0.4;

  private final long id;
  private final NoteSpec spec;
  private final long atNanos;
  private final long start;
  private final Slot slot;
  private volatile Course course;
  private volatile long released = NEVER;
  private double gain;
  private Loudness told = Loudness.SILENT;
  private boolean pressed;
  private int tuned = -1;

  /// @param atNanos the time that was asked for
  /// @param start the synthesizer's sample at which it begins
  Sounding(long id, NoteSpec spec, Course course, long atNanos, long start, Slot slot) {
    this.id = id;
    this.spec = spec;
    this.course = course;
    this.atNanos = atNanos;
    this.start = start;
    this.slot = slot;
    gain = course.voice().primaryGain();
  }

  NoteSpec spec() {
    return spec;
  }

  Slot slot() {
    return slot;
  }

  /// The synthesizer's sample at which it begins.
  long start() {
    return start;
  }

  /// When the synthesizer has to be told to begin.
  long firstSample() {
    return start - Block.FRAMES;
  }

  /// Its own time at the end of a block.
  ///
  /// @param end the first sample after the block
  private double seconds(long end) {
    return (double) (end - start + Math.floorMod(start, Block.FRAMES)) / Block.RATE;
  }

  private double sinceRelease(double seconds) {
    long at = released;
    return at == NEVER ? -1 : seconds - (double) (at - start) / Block.RATE;
  }

  /// How long its LFO's depth has been falling by then.
  private double decaying(double seconds) {
    return spec.isHeld() ? sinceRelease(seconds) : seconds;
  }

  boolean isReleased() {
    return released != NEVER;
  }

  /// @param sample the synthesizer's
  void release(long sample) {
    released = sample;
  }

  /// Follows knobs that were moved.
  ///
  /// @param end the first sample after the block that is about to be rendered
  void turn(Voice before, Voice now, long end) {
    course = course.turned(before, now, Math.max(0, seconds(end) - Block.SECONDS));
  }

  /// Whether it is silent at the end of a block.
  boolean over(long end) {
    double seconds = seconds(end);
    return spec.envelope().over(seconds, sinceRelease(seconds));
  }

  /// Its pitch at the end of a block, when the synthesizer must be told; else -1.
  int retune(long end) {
    double seconds = Math.max(0, seconds(end));
    int fine = Messages.fine(course.midi(seconds, decaying(seconds)));
    if (fine == tuned) {
      return -1;
    }
    tuned = fine;
    return fine;
  }

  /// Tells the synthesizer how loud it is at the end of a block.
  void tellLoudness(Messages messages, long end, long micros) {
    gain += (course.voice().primaryGain() - gain) * GAIN_PACE;
    double seconds = seconds(end);
    double level = spec.envelope().level(seconds, sinceRelease(seconds));
    Loudness loudness = Loudness.of(level * gain / Voice.PRIMARY_GAIN.max(), told);
    if (loudness.volume() != told.volume()) {
      messages.volume(slot.channel(), slot.key(), loudness.volume(), micros);
    }
    if (loudness.pressure() != told.pressure() || !pressed) {
      pressed = true;
      messages.pressure(slot.channel(), slot.key(), loudness.pressure(), micros);
    }
    told = loudness;
  }

  /// How loud it is about now, compared with the loudest; for choosing the least.
  double decibels() {
    return told.decibels();
  }

  @Override
  public long id() {
    return id;
  }

  @Override
  public SoundedNote.Source source() {
    return spec.source();
  }

  @Override
  public long atNanos() {
    return atNanos;
  }

  @Override
  public double seconds() {
    return spec.seconds();
  }

  @Override
  public double gain() {
    return course.voice().primaryGain();
  }

  @Override
  public double midi(long nanos) {
    double seconds = Math.max(0, (nanos - atNanos) / NANOS);
    return course.midi(seconds, decaying(seconds));
  }
}
