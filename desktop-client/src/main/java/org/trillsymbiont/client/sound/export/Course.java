package org.trillsymbiont.client.sound.export;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.sound.StepNotes;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.evolution.Pace;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Evolution;
import org.trillsymbiont.model.state.MusicGrid;
import org.trillsymbiont.model.state.Transport;
import org.trillsymbiont.model.state.Transport.Segment;
import org.trillsymbiont.model.sync.Score;

/// A stretch of music: what is known of the room at each moment of it. Whoever follows it has the
/// room's score at that moment, and so its steps. All times are microseconds of one clock.
///
/// @param beginMicros when the stretch begins; no step begins before
/// @param endMicros when it ends; no step begins then or later
/// @param changes in the order of their times; the first is known before the first step is fixed.
///   They can be gone through more than once, and may be made as they are asked for
public record Course(long beginMicros, long endMicros, Iterable<Change> changes) {
  /// How many bars there can be.
  public static final int MOST_BARS = 1024;

  private static final long MICROS_IN_MILLI = 1000;

  /// What holds from a moment on.
  ///
  /// @param atMicros when the server took it
  public record Change(long atMicros, AppState state, Transport transport) {}

  public Course {
    Objects.requireNonNull(changes, "changes");
    if (endMicros <= beginMicros) {
      throw new IllegalArgumentException("a course lasts longer than nothing");
    }
  }

  /// Bars as a room would play them from the first step on, if somebody pressed Play now and nobody
  /// did anything afterwards. An evolution that runs goes on as the server would make it: by time
  /// its next generation comes one interval after Play, by steps for the first step that is due and
  /// not fixed at Play.
  ///
  /// @param bars 1..1024, each of 8 steps
  public static Course bars(AppState state, int bars) {
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
    return new Course(begin, end, () -> new Growth(first, end));
  }

  /// Its length without the tail, in seconds.
  public double seconds() {
    return (endMicros - beginMicros) / 1e6;
  }

  /// The state that it begins with.
  public AppState state() {
    return changes.iterator().next().state();
  }

  /// The score of a moment, from the one before.
  ///
  /// @param before null for the first change
  static Score after(@Nullable Score before, Change change) {
    return before == null
        ? Score.found(change.atMicros(), change.state(), change.transport())
        : before.changed(change.atMicros(), change.state(), change.transport());
  }

  /// All its steps with their notes, in order; frame 0 is its begin.
  public List<StepNotes> steps() {
    List<StepNotes> steps = new ArrayList<>();
    Iterator<Change> rest = changes.iterator();
    Score score = after(null, rest.next());
    long from = beginMicros;
    while (rest.hasNext()) {
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

  /// The first state, and those that the evolution makes of it.
  ///
  /// Thread: confined to its maker.
  private static final class Growth implements Iterator<Change> {
    private final long endMicros;
    private final Transport transport;
    private final Evolution evolution;
    private AppState state;
    private long doneMicros;
    private @Nullable Change next;

    Growth(Change first, long endMicros) {
      this.endMicros = endMicros;
      next = first;
      state = first.state();
      transport = first.transport();
      evolution = state.evolution();
      // The first step is fixed at the very moment of Play.
      doneMicros = transport.segments().getFirst().beginMicros();
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public Change next() {
      Change now = next;
      if (now == null) {
        throw new NoSuchElementException();
      }
      next = after(now.atMicros());
      return now;
    }

    private @Nullable Change after(long nowMicros) {
      if (!evolution.isEvolving()) {
        return null;
      }
      long at;
      if (evolution.isLockedToSteps()) {
        Optional<Transport.Step> step =
            Pace.nextStep(transport, evolution.stepsPerGeneration(), nowMicros, doneMicros);
        if (step.isEmpty()) {
          return null;
        }
        doneMicros = step.get().beginMicros();
        at = step.get().fixedMicros();
      } else {
        at = nowMicros + evolution.evolutionSpeed() * MICROS_IN_MILLI;
      }
      state = Reducer.apply(state, Gestures.evolve(state));
      return at < endMicros ? new Change(at, state, transport) : null;
    }
  }
}
