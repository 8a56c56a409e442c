package org.trillsymbiont.client.midi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trillsymbiont.model.state.Transport;

/// The room's beat as MIDI clock: 24 pulses a beat, so 12 a step; Start before the first step,
/// Continue with a Song Position Pointer before any other, Stop when the sequencer comes to rest.
/// Pure: the same transport gives the same messages.
///
/// Source: MIDI 1.0 Detailed Specification, System Real Time and System Common messages (the first
/// pulse after Start or Continue is the beat itself; the position counts sixteenths, of 6 pulses
/// each).
final class MidiClock {
  static final int PULSES_IN_STEP = 12;

  /// Start and Continue come so much before their pulse: receivers want a millisecond at least.
  static final long AHEAD_MICROS = 2_000;

  private static final double MICROS_IN_PULSE_AT_1_BPM = 30e6 / PULSES_IN_STEP;
  private static final int SIXTEENTHS_IN_STEP = 2;
  private static final int POSITION_MASK = 0x3FFF;
  private static final int SEVEN_BITS = 7;
  private static final int LOW = 0x7F;

  private MidiClock() {}

  /// A message and when it is due.
  ///
  /// @param atMicros on the room's clock
  record Timed(long atMicros, int status, int data1, int data2) {
    private static Timed of(long atMicros, int status) {
      return new Timed(atMicros, status, 0, 0);
    }
  }

  /// A stretch in which pulses go by at one tempo.
  ///
  /// @param toldMicros when a listener is told that it begins; `Long.MIN_VALUE` when it just goes
  ///   on
  /// @param isCut whether he thinks until then that something else goes on
  /// @param segment whose pulses they are
  /// @param step the first that a listener takes part in
  /// @param isLast whether the sequencer rests afterwards
  private record Run(
      long toldMicros,
      boolean isCut,
      Transport.Segment segment,
      long step,
      long endMicros,
      boolean isLast) {
    long firstPulse() {
      return (step - segment.step()) * PULSES_IN_STEP;
    }

    /// The last pulse before a time, or one near it; pulses are counted from the segment's begin.
    long pulseBefore(long micros) {
      double passed = Math.max(0, micros - segment.beginMicros());
      return (long) (passed * segment.tempo() / MICROS_IN_PULSE_AT_1_BPM) - 1;
    }

    long pulseMicros(long pulse) {
      double after = pulse * MICROS_IN_PULSE_AT_1_BPM / segment.tempo();
      return segment.beginMicros() + Math.round(after);
    }
  }

  /// The messages that are due within a time, in order.
  ///
  /// @param joinedMicros since when somebody listens; he is let in at the next step
  /// @param fromMicros inclusive
  /// @param toMicros exclusive
  static List<Timed> between(
      Transport transport, long joinedMicros, long fromMicros, long toMicros) {
    List<Timed> all = new ArrayList<>();
    for (int index = 0; index < transport.segments().size(); index++) {
      run(transport, index, joinedMicros).ifPresent(run -> add(all, run, fromMicros, toMicros));
    }
    all.removeIf(each -> each.atMicros() < fromMicros || each.atMicros() >= toMicros);
    return all;
  }

  private static Optional<Run> run(Transport transport, int index, long joinedMicros) {
    List<Transport.Segment> segments = transport.segments();
    Transport.Segment segment = segments.get(index);
    boolean hasNext = index + 1 < segments.size();
    long end = hasNext ? segments.get(index + 1).beginMicros() : Long.MAX_VALUE;
    boolean isLast = hasNext && !segments.get(index + 1).isPlaying();
    if (!segment.isPlaying()) {
      return Optional.empty();
    }
    if (segment.beginMicros() - AHEAD_MICROS < joinedMicros) {
      return transport
          .nextStep(joinedMicros + AHEAD_MICROS)
          .filter(step -> step.beginMicros() < end)
          .map(step -> {
            long told = step.beginMicros() - AHEAD_MICROS;
            return new Run(told, false, segment, step.number(), end, isLast);
          });
    }
    boolean wasRunning = index > 0 && run(transport, index - 1, joinedMicros).isPresent();
    boolean goesOn = wasRunning && following(segments.get(index - 1), segment) == segment.step();
    // Not before the Stop of what came before.
    long rested = index > 0 ? segments.get(index - 1).beginMicros() : Long.MIN_VALUE;
    long told = goesOn ? Long.MIN_VALUE : Math.max(segment.beginMicros() - AHEAD_MICROS, rested);
    return Optional.of(new Run(told, wasRunning, segment, segment.step(), end, isLast));
  }

  /// The step that a segment would go on with at the begin of the next.
  private static long following(Transport.Segment segment, Transport.Segment next) {
    double micros = next.beginMicros() - segment.beginMicros();
    double steps = micros * segment.tempo() / (MICROS_IN_PULSE_AT_1_BPM * PULSES_IN_STEP);
    return segment.step() + Math.round(steps);
  }

  private static void add(List<Timed> all, Run run, long fromMicros, long toMicros) {
    if (run.toldMicros() >= fromMicros) {
      tell(all, run);
    }
    long pulse = Math.max(run.firstPulse(), run.pulseBefore(fromMicros));
    long end = Math.min(toMicros, run.endMicros());
    for (long at = run.pulseMicros(pulse); at < end; at = run.pulseMicros(pulse)) {
      all.add(Timed.of(at, Wire.CLOCK));
      pulse++;
    }
    if (run.isLast()) {
      all.add(Timed.of(run.endMicros(), Wire.STOP));
    }
  }

  private static void tell(List<Timed> all, Run run) {
    long at = run.toldMicros();
    if (run.isCut()) {
      all.add(Timed.of(at, Wire.STOP));
    }
    if (run.step() == 0) {
      all.add(Timed.of(at, Wire.START));
    } else {
      int position = (int) (run.step() * SIXTEENTHS_IN_STEP & POSITION_MASK);
      all.add(new Timed(at, Wire.SONG_POSITION, position & LOW, position >> SEVEN_BITS));
      all.add(Timed.of(at, Wire.CONTINUE));
    }
  }
}
