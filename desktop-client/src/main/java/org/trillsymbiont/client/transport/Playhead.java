package org.trillsymbiont.client.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntToLongFunction;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.Timer;
import org.trillsymbiont.client.clock.RoomTime;
import org.trillsymbiont.model.state.Transport;
import org.trillsymbiont.model.state.Transport.Step;
import org.trillsymbiont.model.sync.Score;

/// Where in the score the room is, for the eye: it moves when a step is heard, not when somebody
/// says something.
///
/// Thread: FX.
public final class Playhead {
  /// Of steps that are longer ago, as after the computer's sleep, nothing is to be seen.
  private static final long MISSED_MICROS = 100_000;

  /// A clock that goes back farther than this counts anew.
  private static final long BACK_MICROS = 1_000_000;

  private final Supplier<? extends RoomTime> clock;
  private final Timer timer;
  private final IntToLongFunction lateNanos;
  private final ReadOnlyObjectWrapper<Position> position =
      new ReadOnlyObjectWrapper<>(this, "position", Position.STOPPED);
  private final List<Consumer<Score.Played>> listeners = new ArrayList<>();
  private Score score = Score.EMPTY;
  private @Nullable RoomTime time;
  private long nextMicros;
  private Timer.@Nullable Alarm alarm;

  /// A place in the score.
  ///
  /// @param column the one that is heard, or was the last to be before the sequencer came to rest,
  ///   0..7; -1 when it will begin anew
  /// @param isMoving whether steps go by
  public record Position(int column, boolean isMoving) {
    public static final Position STOPPED = new Position(-1, false);
  }

  /// Follows a score from now on.
  ///
  /// @param score what is played; whenever it changes, the clock is asked for anew
  /// @param clock the room's
  /// @param lateNanos how long after its begin a step is heard on this computer, by the
  ///   milliseconds of lead
  public Playhead(
      ObservableValue<Score> score,
      Supplier<? extends RoomTime> clock,
      Timer timer,
      IntToLongFunction lateNanos) {
    this.clock = clock;
    this.timer = timer;
    this.lateNanos = lateNanos;
    score.subscribe(this::follow);
  }

  /// Where the room is.
  public Position position() {
    return position.get();
  }

  /// Where the room is, as it moves.
  public ReadOnlyObjectProperty<Position> positionProperty() {
    return position.getReadOnlyProperty();
  }

  /// Hears of each step when it is heard, after the position has moved.
  public void onStep(Consumer<Score.Played> listener) {
    listeners.add(listener);
  }

  private void follow(Score now) {
    score = now;
    RoomTime room = clock.get();
    long micros = heardMicros(room);
    if (!room.equals(time) || nextMicros > micros + BACK_MICROS) {
      time = room;
      nextMicros = micros;
    }
    show(room, micros);
  }

  /// The room's time of what is heard now.
  private long heardMicros(RoomTime room) {
    return room.micros(timer.nowNanos() - lateNanos());
  }

  private long lateNanos() {
    return lateNanos.applyAsLong(score.transport().leadMillis());
  }

  /// Shows what holds at a time, and waits for what comes next.
  private void show(RoomTime room, long micros) {
    Transport transport = score.transport();
    boolean isMoving = false;
    long next = Long.MAX_VALUE;
    for (Transport.Segment segment : transport.segments()) {
      if (segment.beginMicros() <= micros) {
        isMoving = segment.isPlaying();
      } else {
        next = Math.min(next, segment.beginMicros());
      }
    }
    position.set(new Position(transport.column(micros), isMoving));
    next = Math.min(next, transport.nextStep(nextMicros).map(Step::beginMicros).orElse(next));
    await(room, next);
  }

  private void await(RoomTime room, long micros) {
    if (alarm != null) {
      alarm.cancel();
      alarm = null;
    }
    if (micros < Long.MAX_VALUE) {
      alarm = timer.at(room.nanos(micros) + lateNanos(), () -> arrived(room, micros));
    }
  }

  /// An alarm that was overtaken on its way here does no harm: it shows what holds.
  private void arrived(RoomTime room, long atMicros) {
    if (room.equals(time)) {
      long micros = Math.max(atMicros, heardMicros(room));
      long from = Math.max(nextMicros, micros - MISSED_MICROS);
      List<Score.Played> played = score.between(from, micros + 1);
      nextMicros = micros + 1;
      show(room, micros);
      played.forEach(step -> listeners.forEach(listener -> listener.accept(step)));
    }
  }
}
