package org.trillsymbiont.client.sound.export;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.sound.SoundEngine;
import org.trillsymbiont.client.sound.SoundedNote;
import org.trillsymbiont.client.sound.StepNotes;
import org.trillsymbiont.model.edit.Unattended;
import org.trillsymbiont.model.edit.Unattended.Change;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.MusicGrid;
import org.trillsymbiont.model.state.Transport;
import org.trillsymbiont.model.state.Transport.Segment;
import org.trillsymbiont.model.sync.Score;

/// A stretch of music: what is known of the room at each moment of it. Whoever follows it has the
/// room's score at that moment, and so its steps. All times are microseconds of one clock.
///
/// @param beginMicros when the stretch begins; no step begins before
/// @param endMicros when it ends; no step begins then or later
/// @param changes in the order of their times; the first is known before the first step is fixed,
///   and those after the end are of no interest. They can be gone through more than once, and may
///   be made as they are asked for
public record Passage(long beginMicros, long endMicros, Iterable<Change> changes) {
  /// How many bars there can be.
  public static final int MOST_BARS = 1024;

  private static final long MICROS_IN_MILLI = 1000;
  private static final long NANOS_IN_MICRO = 1000;

  public Passage {
    Objects.requireNonNull(changes, "changes");
    if (endMicros <= beginMicros) {
      throw new IllegalArgumentException("a passage lasts longer than nothing");
    }
  }

  /// Bars as a room would play them from the first step on, if somebody pressed Play now and nobody
  /// did anything afterwards ([Unattended]).
  ///
  /// @param bars 1..1024, each of 8 steps
  public static Passage bars(AppState state, int bars) {
    if (bars < 1 || bars > MOST_BARS) {
      throw new IllegalArgumentException("there are 1..1024 bars, not " + bars);
    }
    long begin = state.leadMillis() * MICROS_IN_MILLI;
    long steps = (long) bars * MusicGrid.COLUMNS;
    long end = begin + Math.round(steps * 30e6 / state.tempo());
    Transport transport =
        Transport.of(
            List.of(
                new Segment(begin, 0, state.tempo(), state.leadMillis()),
                new Segment(end, steps, 0, state.leadMillis())));
    Change first = new Change(0, state, transport);
    return new Passage(begin, end, () -> new Unattended(first));
  }

  /// Its length without the tail, in seconds.
  public double seconds() {
    return (endMicros - beginMicros) / 1e6;
  }

  /// The state that it begins with.
  public AppState state() {
    return changes.iterator().next().state();
  }

  /// The score of a moment, from the one before: of the steps that begin within the stretch.
  ///
  /// @param before null for the first change
  Score after(@Nullable Score before, Change change) {
    return before == null
        ? Score.found(change.atMicros(), change.state(), change.transport())
            .within(beginMicros, endMicros)
        : before.changed(change.atMicros(), change.state(), change.transport());
  }

  /// All its steps with their notes, in order; frame 0 is its begin.
  public List<StepNotes> steps() {
    return steps(fraction -> {});
  }

  /// The same.
  ///
  /// @param onProgress hears before each change how far it is, 0..1; what it throws ends it
  List<StepNotes> steps(DoubleConsumer onProgress) {
    List<StepNotes> steps = new ArrayList<>();
    Iterator<Change> rest = changes.iterator();
    Score score = after(null, rest.next());
    long from = beginMicros;
    while (rest.hasNext() && from < endMicros) {
      onProgress.accept((double) (from - beginMicros) / (endMicros - beginMicros));
      Change next = rest.next();
      // What begins before then is fixed when the change comes.
      long leadMicros = score.transport().leadMillis() * MICROS_IN_MILLI;
      long to = Math.min(endMicros, next.atMicros() + leadMicros);
      if (to > from) {
        steps.addAll(StepNotes.between(score, from, to, beginMicros));
        from = to;
      }
      score = after(score, next);
    }
    steps.addAll(StepNotes.between(score, from, endMicros, beginMicros));
    return List.copyOf(steps);
  }

  /// The chords that were chosen in it, with their notes, in order; frame 0 is its begin.
  public List<SoundedNote> chords() {
    List<SoundedNote> notes = new ArrayList<>();
    for (Change change : changes) {
      if (change.atMicros() >= endMicros) {
        break;
      }
      if (soundsChord(change)) {
        long nanos = (change.atMicros() - beginMicros) * NANOS_IN_MICRO;
        notes.addAll(SoundEngine.chord(change.state(), nanos));
      }
    }
    return List.copyOf(notes);
  }

  /// Whether a chord is heard in it when a change comes.
  boolean soundsChord(Change change) {
    return change.choosesChord()
        && change.atMicros() >= beginMicros
        && change.atMicros() < endMicros;
  }
}
