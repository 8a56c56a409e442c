package org.trillsymbiont.model.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// When which step begins, computed from the room's clock: steps are never sent. A line of
/// segments; in each of them the sequencer runs at one tempo or rests. A change takes effect at the
/// first step boundary that is at least the lead away, so that everybody has heard of it by then,
/// and steps go on from there: no change moves a step that is about to sound.
///
/// Steps are numbered from 0 at the start after a stop; step n plays column n mod 8. A step is half
/// a beat. Immutable; all times are microseconds of the room's clock.
public final class Transport {
  private static final double MICROS_IN_STEP_AT_1_BPM = 30e6;
  private static final int MICROS_IN_MILLI = 1000;

  /// What a new room starts with.
  public static final Transport STOPPED =
      new Transport(List.of(new Segment(0, 0, 0, (int) AppState.LEAD_MILLIS.defaultValue())));

  private final List<Segment> segments;

  /// A stretch without changes.
  ///
  /// @param beginMicros when it begins, 0 or more
  /// @param step the step that begins then, or, while the sequencer rests, with which it will go
  ///   on; 0 or more
  /// @param tempo in beats a minute, 40..240; 0 while the sequencer rests
  /// @param leadMillis how long before its begin the content of a step is fixed, within
  ///   [AppState#LEAD_MILLIS]
  public record Segment(long beginMicros, long step, double tempo, int leadMillis) {
    public Segment {
      if (beginMicros < 0 || step < 0) {
        throw new IllegalArgumentException("a segment begins before time or step 0");
      }
      if (tempo != 0) {
        AppState.TEMPO.require(tempo, "tempo");
      }
      AppState.LEAD_MILLIS.require(leadMillis, "leadMillis");
    }

    /// Whether steps go by.
    public boolean isPlaying() {
      return tempo != 0;
    }

    private long leadMicros() {
      return (long) leadMillis * MICROS_IN_MILLI;
    }

    /// When a step begins, if the segment lasts so long.
    private long beginOf(long number) {
      return beginMicros + Math.round((number - step) * MICROS_IN_STEP_AT_1_BPM / tempo);
    }

    /// The first step that begins at or after a time.
    private long firstStepFrom(long micros) {
      if (micros <= beginMicros) {
        return step;
      }
      long guess = step + (long) ((micros - beginMicros) * tempo / MICROS_IN_STEP_AT_1_BPM);
      while (beginOf(guess) < micros) {
        guess++;
      }
      return guess;
    }
  }

  /// A step and when it begins.
  ///
  /// @param number 0 or more
  /// @param beginMicros its first moment
  /// @param fixedMicros what was changed after this moment is no part of it
  public record Step(long number, long beginMicros, long fixedMicros) {

    /// The column that it plays, 0..7.
    public int column() {
      return (int) (number % MusicGrid.COLUMNS);
    }
  }

  private Transport(List<Segment> segments) {
    this.segments = List.copyOf(segments);
  }

  /// A line of segments.
  ///
  /// @param segments one or more, each beginning after the one before
  /// @throws IllegalArgumentException when they are none or in disorder
  public static Transport of(List<Segment> segments) {
    if (segments.isEmpty()) {
      throw new IllegalArgumentException("a transport has a segment");
    }
    for (int index = 1; index < segments.size(); index++) {
      if (segments.get(index).beginMicros() <= segments.get(index - 1).beginMicros()) {
        throw new IllegalArgumentException("the transport's segments are in disorder");
      }
    }
    return new Transport(segments);
  }

  /// What is going on and what is about to come, in order.
  public List<Segment> segments() {
    return segments;
  }

  /// Whether steps go by when all changes have taken effect.
  public boolean willPlay() {
    return segments.getLast().isPlaying();
  }

  /// Whether steps go by at a time.
  public boolean isPlaying(long micros) {
    Segment now = segmentAt(micros);
    return now.isPlaying() && now.beginMicros() <= micros;
  }

  /// How long before its begin the content of a step is fixed, when all changes have taken effect.
  public int leadMillis() {
    return segments.getLast().leadMillis();
  }

  /// When something that is done at a time takes effect: at the first step boundary that is at
  /// least the lead away; with no such boundary to come, right after the lead.
  public long takesEffect(long atMicros) {
    int index = 0;
    while (atMicros + segments.get(index).leadMicros() > end(index)) {
      index++;
    }
    Segment segment = segments.get(index);
    long earliest = Math.max(atMicros + segment.leadMicros(), segment.beginMicros());
    return segment.isPlaying() ? segment.beginOf(segment.firstStepFrom(earliest)) : earliest;
  }

  /// When a segment gives way to the next one; never for the last.
  private long end(int index) {
    return index + 1 < segments.size() ? segments.get(index + 1).beginMicros() : Long.MAX_VALUE;
  }

  /// The sequencer starts: with the step at which it rests. One that runs already runs on.
  ///
  /// @param tempo in beats a minute
  public Transport play(long atMicros, double tempo) {
    return willPlay() ? this : changed(atMicros, segments.getLast().step(), tempo);
  }

  /// The sequencer rests, and keeps its step.
  public Transport pause(long atMicros) {
    return willPlay() ? changed(atMicros, stepAt(change(atMicros, leadMillis())), 0) : this;
  }

  /// The sequencer rests, and will begin again with a step.
  ///
  /// @param step 0 after a stop
  public Transport rest(long atMicros, long step) {
    return !willPlay() && segments.getLast().step() == step ? this : changed(atMicros, step, 0);
  }

  /// The tempo changes, in phase. A sequencer that rests takes it when it is started.
  ///
  /// @param tempo in beats a minute
  public Transport tempo(long atMicros, double tempo) {
    if (!willPlay() || segments.getLast().tempo() == tempo) {
      return this;
    }
    return changed(atMicros, stepAt(change(atMicros, leadMillis())), tempo);
  }

  /// The lead changes, late enough that no step is fixed in the past.
  public Transport lead(long atMicros, int leadMillis) {
    if (leadMillis == leadMillis()) {
      return this;
    }
    long effect = change(atMicros, Math.max(leadMillis, leadMillis()));
    return with(
        atMicros, new Segment(effect, stepAt(effect), segments.getLast().tempo(), leadMillis));
  }

  private Transport changed(long atMicros, long step, double tempo) {
    return with(atMicros, new Segment(change(atMicros, leadMillis()), step, tempo, leadMillis()));
  }

  /// When a change takes effect: a lead from now, and not before those that were made earlier.
  private long change(long atMicros, int leadMillis) {
    Segment last = segments.getLast();
    long earliest = Math.max(atMicros + (long) leadMillis * MICROS_IN_MILLI, last.beginMicros());
    return last.isPlaying() ? last.beginOf(last.firstStepFrom(earliest)) : earliest;
  }

  /// The step that begins, or with which the sequencer would go on, at a boundary that is not
  /// before the last change.
  private long stepAt(long boundaryMicros) {
    Segment last = segments.getLast();
    return last.isPlaying() ? last.firstStepFrom(boundaryMicros) : last.step();
  }

  /// Puts a segment behind those that begin before it, and forgets those that are over.
  private Transport with(long atMicros, Segment next) {
    List<Segment> line = new ArrayList<>();
    for (int index = 0; index < segments.size(); index++) {
      Segment segment = segments.get(index);
      if (end(index) > atMicros && segment.beginMicros() < next.beginMicros()) {
        line.add(segment);
      }
    }
    line.add(next);
    return new Transport(line);
  }

  /// The segment at a time; the first one also before it begins.
  private Segment segmentAt(long micros) {
    Segment now = segments.getFirst();
    for (Segment segment : segments) {
      if (segment.beginMicros() <= micros) {
        now = segment;
      }
    }
    return now;
  }

  /// The moment from which on changes are no longer part of the next step to be fixed: the first
  /// `fixedMicros` of a step that is at or after a time; `Long.MAX_VALUE` when no step will come.
  public long nextFixed(long fromMicros) {
    long next = Long.MAX_VALUE;
    for (int index = 0; index < segments.size(); index++) {
      Segment segment = segments.get(index);
      if (segment.isPlaying()) {
        long begin = segment.beginOf(segment.firstStepFrom(fromMicros + segment.leadMicros()));
        if (begin < end(index)) {
          next = Math.min(next, begin - segment.leadMicros());
        }
      }
    }
    return next;
  }

  /// The first step that begins at or after a time; empty when none will.
  public Optional<Step> nextStep(long fromMicros) {
    for (int index = 0; index < segments.size(); index++) {
      Segment segment = segments.get(index);
      long end = end(index);
      if (segment.isPlaying() && fromMicros < end) {
        long number = segment.firstStepFrom(fromMicros);
        long begin = segment.beginOf(number);
        if (begin < end) {
          return Optional.of(new Step(number, begin, begin - segment.leadMicros()));
        }
      }
    }
    return Optional.empty();
  }

  /// The column that plays, or was the last to play before the sequencer came to rest: 0..7, or -1
  /// before the first step.
  public int column(long micros) {
    Segment now = segmentAt(micros);
    long following =
        now.isPlaying() && now.beginMicros() <= micros ? now.firstStepFrom(micros + 1) : now.step();
    return following == 0 ? -1 : (int) ((following - 1) % MusicGrid.COLUMNS);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Transport transport && transport.segments.equals(segments);
  }

  @Override
  public int hashCode() {
    return segments.hashCode();
  }

  @Override
  public String toString() {
    return "Transport" + segments;
  }
}
