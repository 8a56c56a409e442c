package org.trillsymbiont.client.transport;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.clock.RoomTime;
import org.trillsymbiont.model.edit.Unattended.Change;
import org.trillsymbiont.model.history.History;
import org.trillsymbiont.model.history.Replay;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Transport;
import org.trillsymbiont.model.sync.Score;
import org.trillsymbiont.model.sync.ServerMessage;

/// A stretch of the past as it is heard again from a moment on: its score, which grows while it
/// goes by, and the clock that it goes by. Whoever follows it asks anew a few times a second, and
/// goes forward only.
///
/// Faster than it was played, it is the clock that runs faster: each step contains what it did.
///
/// Thread: FX; its [#time] any.
public final class Rerun {
  /// So far ahead, on this computer's clock, the score is known: as far as sound is computed ahead,
  /// and until it is asked for again.
  private static final long AHEAD_MICROS = 250_000;

  private static final long MICROS_IN_MILLI = 1000;

  private final RoomTime time;
  private final int speed;
  private final long beginMicros;
  private final long endMicros;
  private final Iterator<Change> changes;
  private final List<Change> known = new ArrayList<>();
  private Score score;
  private @Nullable Change next;
  private int shown;
  private int sounded;

  /// A chord that somebody chose.
  ///
  /// @param state with it
  /// @param nanos when that is heard again, on this computer's clock
  public record Chosen(AppState state, long nanos) {}

  /// @param from the revision with whose moment it begins
  /// @param offsetMicros how long after that it begins, 0 or more
  /// @param to its last revision
  /// @param clock the room's
  /// @param atMicros when it begins, by that clock
  /// @param speed 1 or more times as fast as it was played
  public Rerun(
      History history,
      long from,
      long offsetMicros,
      long to,
      RoomTime clock,
      long atMicros,
      int speed) {
    Replay replay = new Replay(history, from, to);
    this.speed = speed;
    beginMicros = replay.beginMicros() + offsetMicros;
    endMicros = replay.endMicros();
    time = new Scaled(clock, atMicros, beginMicros, speed);
    changes = replay.iterator();
    Change first = changes.next();
    known.add(first);
    // Until it begins, and after its end until somebody looks, the clock goes on.
    score =
        Score.found(first.atMicros(), first.state(), first.transport())
            .within(beginMicros, endMicros);
    next = changes.hasNext() ? changes.next() : null;
  }

  /// What everybody hears again.
  ///
  /// @param history has all of it
  /// @param clock the room's
  public static Rerun of(ServerMessage.Replaying told, History history, RoomTime clock) {
    return new Rerun(history, told.from(), 0, told.to(), clock, told.atMicros(), told.speed());
  }

  /// The clock that it goes by.
  public RoomTime time() {
    return time;
  }

  /// What is to be played at a time; the same object until more is known.
  ///
  /// @param nanos a moment on this computer's clock
  public Score score(long nanos) {
    long ahead = time.micros(nanos) + AHEAD_MICROS * speed;
    Change due = next;
    while (due != null
        && due.atMicros() <= ahead - score.transport().leadMillis() * MICROS_IN_MILLI) {
      take(due);
      due = changes.hasNext() ? changes.next() : null;
    }
    next = due;
    return score;
  }

  private void take(Change change) {
    known.add(change);
    score =
        score.changed(
            change.atMicros(), change.state(), joined(score.transport(), change.transport()));
  }

  /// A transport forgets what is over when it changes; here it may not be over yet.
  private static Transport joined(Transport before, Transport after) {
    List<Transport.Segment> line = new ArrayList<>();
    Transport.Segment first = after.segments().getFirst();
    for (Transport.Segment segment : before.segments()) {
      if (segment.beginMicros() < first.beginMicros()) {
        line.add(segment);
      }
    }
    // The last ones are enough: nobody presses that many keys in a moment.
    List<Transport.Segment> kept = line.subList(Math.max(0, line.size() - 64), line.size());
    List<Transport.Segment> whole = new ArrayList<>(kept);
    whole.addAll(after.segments());
    return Transport.of(whole);
  }

  /// What is to be seen at a time.
  ///
  /// @param nanos a moment on this computer's clock, not before one that was asked for earlier
  public AppState state(long nanos) {
    var _ = score(nanos);
    long now = time.micros(nanos);
    while (shown + 1 < known.size() && known.get(shown + 1).atMicros() <= now) {
      shown++;
    }
    return known.get(shown).state();
  }

  /// The chords that are heard again since this was asked before, in order.
  ///
  /// @param nanos a moment on this computer's clock, not before one that was asked for earlier
  public List<Chosen> chords(long nanos) {
    var _ = score(nanos);
    long now = Math.min(time.micros(nanos), endMicros);
    List<Chosen> chosen = new ArrayList<>();
    while (sounded < known.size() && known.get(sounded).atMicros() <= now) {
      Change change = known.get(sounded++);
      if (change.choosesChord() && change.atMicros() >= beginMicros) {
        chosen.add(new Chosen(change.state(), time.nanos(change.atMicros())));
      }
    }
    return chosen;
  }

  /// How much of it has gone by, as long as it took when it was played; below 0 before it begins.
  public long passedMicros(long nanos) {
    return time.micros(nanos) - beginMicros;
  }

  /// Whether all of it has gone by.
  public boolean isOver(long nanos) {
    return time.micros(nanos) >= endMicros;
  }

  /// A clock that runs faster from a moment on.
  private record Scaled(RoomTime clock, long atMicros, long beginMicros, int speed)
      implements RoomTime {
    @Override
    public long micros(long nanos) {
      return beginMicros + (clock.micros(nanos) - atMicros) * speed;
    }

    @Override
    public long nanos(long micros) {
      return clock.nanos(atMicros + (micros - beginMicros) / speed);
    }
  }
}
