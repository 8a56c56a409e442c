package org.trillsymbiont.client.sound.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.trillsymbiont.client.sound.export.Jam.StepAt;

/// Where in bars and beats something is: steps lie on the grid, eighths of bars that begin with the
/// steps that play column 0, and tempos are such that each still begins when it was heard. A pause
/// becomes a rest, so long that the bars go on as they are counted, at the tempo that makes it last
/// as long as it did.
///
/// Tick 0 is a bar line at or before the jam's first frame.
///
/// Thread: immutable.
final class MusicalTime {
  static final int TICKS_PER_QUARTER = 960;
  static final int TICKS_PER_STEP = TICKS_PER_QUARTER / 2;
  static final int TICKS_PER_BAR = 4 * TICKS_PER_QUARTER;

  private static final int STEPS_PER_BAR = 8;
  private static final double QUARTER_MICROS_AT_1_BPM = 60e6;

  /// Steps at 240 and 40 beats a minute, and some rounding.
  private static final double SHORTEST_STEP_MICROS = 125_000 - 5;

  private static final double LONGEST_STEP_MICROS = 750_000 + 5;

  /// The room's clock counts whole microseconds, so a distance may be wrong by almost one.
  private static final double ROUNDING_MICROS = 1.1;

  /// Farther than this, a fraction of the shortest tick, the file does not stray from the jam.
  private static final double MOST_ERROR_MICROS = 60;

  /// A bar line so little after the first frame is meant to be there.
  private static final double NEAR_TICKS = 2;

  /// A tempo and where it begins.
  ///
  /// @param quarterMicros the length of a quarter note
  record Tempo(long tick, int quarterMicros) {}

  private final double[] micros;
  private final long[] ticks;
  private final List<Tempo> tempos;
  private final double firstQuarter;
  private final double lastQuarter;

  /// @param steps in their order
  /// @param micros when they begin since the first frame
  /// @param bpm the tempo while no step tells it
  MusicalTime(List<StepAt> steps, double[] micros, double bpm) {
    this.micros = micros.clone();
    ticks = new long[micros.length];
    for (int i = 1; i < ticks.length; i++) {
      ticks[i] = ticks[i - 1] + distance(steps, i);
    }
    double quarter = Math.rint(QUARTER_MICROS_AT_1_BPM / bpm);
    List<Tempo> line = new TempoLine(ticks, this.micros).tempos();
    firstQuarter = line.isEmpty() ? quarter : line.getFirst().quarterMicros();
    lastQuarter = line.isEmpty() ? quarter : line.getLast().quarterMicros();
    long shift = ticks.length == 0 ? 0 : firstTick(steps.getFirst());
    Arrays.setAll(ticks, i -> ticks[i] + shift);
    tempos = new ArrayList<>();
    tempos.add(new Tempo(0, (int) firstQuarter));
    for (Tempo tempo : line.subList(Math.min(1, line.size()), line.size())) {
      tempos.add(new Tempo(tempo.tick() + shift, tempo.quarterMicros()));
    }
  }

  /// From the step before to a step, in ticks.
  private long distance(List<StepAt> steps, int i) {
    StepAt before = steps.get(i - 1);
    StepAt step = steps.get(i);
    double lasts = micros[i] - micros[i - 1];
    long count = step.number() - before.number();
    if (count > 0
        && lasts >= count * SHORTEST_STEP_MICROS
        && lasts <= count * LONGEST_STEP_MICROS) {
      return count * TICKS_PER_STEP;
    }
    // A rest: up to the step's place in a bar, and as many bars as fit best at the tempo it had.
    double wanted = lasts / lastStepMicros(steps, i - 1);
    long least = Math.floorMod(count - 1, STEPS_PER_BAR) + 1L;
    long bars = Math.max(0, Math.round((wanted - least) / STEPS_PER_BAR));
    return (least + bars * STEPS_PER_BAR) * TICKS_PER_STEP;
  }

  /// How long steps were before a rest.
  private double lastStepMicros(List<StepAt> steps, int last) {
    for (int i = last; i > 0; i--) {
      long count = steps.get(i).number() - steps.get(i - 1).number();
      double each = (micros[i] - micros[i - 1]) / count;
      if (count > 0 && each >= SHORTEST_STEP_MICROS && each <= LONGEST_STEP_MICROS) {
        return each;
      }
    }
    return (SHORTEST_STEP_MICROS + LONGEST_STEP_MICROS) / 2;
  }

  /// The first step's place: in its bar, and not before what comes before it.
  private long firstTick(StepAt first) {
    double least = micros[0] * TICKS_PER_QUARTER / firstQuarter - NEAR_TICKS;
    long inBar = Math.floorMod(first.number(), STEPS_PER_BAR) * (long) TICKS_PER_STEP;
    long bars = (long) Math.ceil((least - inBar) / TICKS_PER_BAR);
    return inBar + Math.max(0, bars) * TICKS_PER_BAR;
  }

  /// All tempos; the first one begins at tick 0.
  List<Tempo> tempos() {
    return List.copyOf(tempos);
  }

  /// Where a step is; a multiple of [#TICKS_PER_STEP].
  ///
  /// @param index in the list of steps
  long ofStep(int index) {
    return ticks[index];
  }

  /// Where a moment is, 0 or more.
  ///
  /// @param at microseconds since the jam's first frame
  long of(double at) {
    if (ticks.length == 0) {
      return Math.max(0, Math.round(at * TICKS_PER_QUARTER / firstQuarter));
    }
    int i = Arrays.binarySearch(micros, at);
    int before = i >= 0 ? i : -i - 2;
    double tick;
    if (before < 0) {
      tick = ticks[0] + (at - micros[0]) * TICKS_PER_QUARTER / firstQuarter;
    } else if (before == ticks.length - 1) {
      tick = ticks[before] + (at - micros[before]) * TICKS_PER_QUARTER / lastQuarter;
    } else {
      double part = (at - micros[before]) / (micros[before + 1] - micros[before]);
      tick = ticks[before] + part * (ticks[before + 1] - ticks[before]);
    }
    return Math.max(0, Math.round(tick));
  }

  /// The end of the bar that a tick is in, or the tick itself when it is a bar line.
  static long barLineFrom(long tick) {
    return Math.ceilDiv(tick, TICKS_PER_BAR) * TICKS_PER_BAR;
  }

  /// The tempos of a line of points: as few as explain when each of them is.
  private static final class TempoLine {
    private final long[] ticks;
    private final double[] micros;
    private final List<Tempo> tempos = new ArrayList<>();
    private double file;

    TempoLine(long[] ticks, double[] micros) {
      this.ticks = ticks;
      this.micros = micros;
      file = micros.length == 0 ? 0 : micros[0];
    }

    List<Tempo> tempos() {
      int from = 0;
      while (from < ticks.length - 1) {
        from = stretch(from);
      }
      return List.copyOf(tempos);
    }

    private double quarters(int from, int to) {
      return (double) (ticks[to] - ticks[from]) / TICKS_PER_QUARTER;
    }

    /// The longest stretch that one tempo explains.
    ///
    /// @return its end
    private int stretch(int from) {
      double slowest = Double.MAX_VALUE;
      double fastest = 0;
      int to = from;
      while (to < ticks.length - 1) {
        double lasts = micros[to + 1] - micros[from];
        double shortest = (lasts - ROUNDING_MICROS) / quarters(from, to + 1);
        double longest = (lasts + ROUNDING_MICROS) / quarters(from, to + 1);
        if (Math.max(fastest, shortest) > Math.min(slowest, longest)) {
          break;
        }
        fastest = Math.max(fastest, shortest);
        slowest = Math.min(slowest, longest);
        to++;
      }
      play(from, to, (micros[to] - micros[from]) / quarters(from, to));
      return to;
    }

    /// A tempo is a whole number in the file, so it is corrected by one before that is heard.
    private void play(int from, int to, double quarter) {
      int now = (int) Math.rint(quarter);
      for (int i = from; i < to; i++) {
        double error = file - micros[i];
        if (error > MOST_ERROR_MICROS) {
          now = (int) Math.ceil(quarter) - 1;
        } else if (error < -MOST_ERROR_MICROS) {
          now = (int) Math.floor(quarter) + 1;
        }
        if (tempos.isEmpty() || tempos.getLast().quarterMicros() != now) {
          tempos.add(new Tempo(ticks[i], now));
        }
        file += now * quarters(i, i + 1);
      }
    }
  }
}
