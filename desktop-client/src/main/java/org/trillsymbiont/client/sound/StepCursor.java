package org.trillsymbiont.client.sound;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.clock.RoomTime;
import org.trillsymbiont.model.state.Transport;

/// Goes along the score as the sound is rendered, and gives each step's notes to the synthesizer so
/// that they are heard when the step begins.
///
/// A step is given two blocks before it leaves and no earlier: until then changes can still arrive,
/// and the clock can become more exact. It is given once. What has been given is not taken back,
/// and need not be: nothing that is done in the room takes effect before the lead has passed, and
/// then a step that is given already is over.
///
/// Thread: audio; a performance is set from any.
final class StepCursor {
  /// What takes the notes.
  interface Stage {

    /// Notes that begin together.
    ///
    /// @param heardNanos when they are to be heard
    /// @param leaveNanos when they are to leave the engine
    void strike(List<NoteSpec> notes, long heardNanos, long leaveNanos);
  }

  /// How much longer than the block about to be rendered is looked ahead.
  static final int LOOKAHEAD_FRAMES = Block.FRAMES;

  /// A note that is late by more than this is worse than none.
  static final long TOO_LATE_NANOS = 50_000_000;

  /// After a longer stop, such as the computer's sleep, the steps in between are nobody's loss.
  private static final long ASLEEP_MICROS = 1_000_000;

  /// A clock that goes back farther than this counts anew.
  private static final long BACK_MICROS = 1_000_000;

  /// No two steps with the same number are as near to each other.
  private static final long SAME_MICROS = 60_000;

  private final FrameClock clock;
  private final Supplier<Latency> latency;
  private final Stage stage;
  private final AtomicLong dropped = new AtomicLong();
  private volatile @Nullable Performance performance;

  private @Nullable RoomTime time;
  private long fromMicros;
  private Transport.@Nullable Step last;

  StepCursor(FrameClock clock, Supplier<Latency> latency, Stage stage) {
    this.clock = clock;
    this.latency = latency;
    this.stage = stage;
  }

  /// Says what is to be played from now on; null for nothing. Thread: any.
  void perform(@Nullable Performance value) {
    performance = value;
  }

  /// How many steps came too late to be sounded. Thread: any.
  long dropped() {
    return dropped.get();
  }

  /// Gives the notes that belong into the block that is about to be rendered.
  ///
  /// @param framesIn how many frames the synthesizer has written so far
  void beforeBlock(long framesIn) {
    Performance now = performance;
    if (now != null) {
      long first = Voices.firstFrame(framesIn);
      long horizon = first + Block.FRAMES + LOOKAHEAD_FRAMES;
      advance(now, clock.nanosAt(first), clock.nanosAt(horizon));
    }
  }

  /// For how many blocks there is nothing to give, as far as is known now.
  ///
  /// @param framesIn how many frames have been written so far
  /// @param most the longest answer
  int idleBlocks(long framesIn, int most) {
    Performance now = performance;
    if (now == null) {
      return most;
    }
    if (!now.time().equals(time)) {
      return 0;
    }
    return now.score()
        .transport()
        .nextStep(fromMicros)
        .map(step -> blocksUntil(now.time(), step, framesIn, most))
        .orElse(most);
  }

  private int blocksUntil(RoomTime room, Transport.Step step, long framesIn, int most) {
    long leaves = room.nanos(step.beginMicros()) - latency.get().ahead(step);
    long horizon = Voices.firstFrame(framesIn) + Block.FRAMES + LOOKAHEAD_FRAMES;
    return Math.clamp((clock.frameAt(leaves) - horizon) / Block.FRAMES, 0, most);
  }

  /// @param earliestNanos when the first frame leaves in which a note can still begin
  /// @param horizonNanos notes that leave later can wait
  private void advance(Performance now, long earliestNanos, long horizonNanos) {
    Latency way = latency.get();
    long nearest = now.time().micros(earliestNanos + way.nanos());
    long farthest = now.time().micros(horizonNanos + way.nanos());
    if (!now.time().equals(time) || fromMicros > farthest + BACK_MICROS) {
      time = now.time();
      fromMicros = nearest;
      last = null;
    }
    fromMicros = Math.max(fromMicros, nearest - ASLEEP_MICROS);
    for (Sequencer.Cue cue : Sequencer.between(now.score(), fromMicros, farthest)) {
      long heard = now.time().nanos(cue.step().beginMicros());
      long leave = heard - way.ahead(cue.step());
      if (leave >= horizonNanos) {
        break;
      }
      fromMicros = cue.step().beginMicros() + 1;
      if (!isLast(cue.step())) {
        last = cue.step();
        give(cue, earliestNanos, heard, leave);
      }
    }
  }

  /// Whether it is the step that was given last: a change of tempo may move it by a microsecond,
  /// and a clock that goes back brings it again.
  private boolean isLast(Transport.Step step) {
    Transport.Step before = last;
    return before != null
        && before.number() == step.number()
        && Math.abs(before.beginMicros() - step.beginMicros()) < SAME_MICROS;
  }

  private void give(Sequencer.Cue cue, long earliestNanos, long heardNanos, long leaveNanos) {
    if (earliestNanos - leaveNanos > TOO_LATE_NANOS) {
      dropped.incrementAndGet();
      return;
    }
    if (!cue.notes().isEmpty()) {
      stage.strike(cue.notes(), heardNanos, leaveNanos);
    }
  }
}
