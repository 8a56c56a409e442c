package org.trillsymbiont.client.beat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What several machines have played, beside each other.
///
/// @param steps how many steps were compared: those that any of them has played, but for the
///   excused ones
/// @param excused how many steps say nothing, because a machine got no processor time
/// @param differing those that were not the same notes on all of them, in words
/// @param pairs how far apart the same step was heard, in microseconds, for each two of them
/// @param offTruth how far from the true time of its begin each step was heard, in microseconds
record Comparison(
    int steps,
    int excused,
    List<String> differing,
    List<Distribution> pairs,
    Distribution offTruth) {

  /// Compares the steps that begin within a time.
  ///
  /// @param fromMicros inclusive, of the room's clock
  /// @param toMicros exclusive
  /// @param starved when a machine got no processor time
  /// @param originNanos the true time at which the room's clock was 0
  static Comparison of(
      List<Trace> traces,
      long fromMicros,
      long toMicros,
      List<Starvation.Span> starved,
      long originNanos) {
    Comparing comparing = new Comparing(traces, starved, originNanos);
    NavigableSet<Long> begins = new TreeSet<>();
    for (Trace trace : traces) {
      trace.steps().keySet().stream()
          .filter(at -> at >= fromMicros && at < toMicros)
          .forEach(begins::add);
    }
    begins.forEach(comparing::add);
    return comparing.result();
  }

  /// The pair that is furthest apart, by the 99th percentile.
  Distribution worst() {
    return pairs.stream().max(Comparator.comparingLong(pair -> pair.at(99))).orElseThrow();
  }

  /// Goes through the steps.
  private static final class Comparing {
    private static final long NANOS_IN_MICRO = 1000;

    private final List<Trace> traces;
    private final List<Starvation.Span> starved;
    private final long originNanos;
    private final List<String> differing = new ArrayList<>();
    private final List<List<Long>> apart = new ArrayList<>();
    private final List<Long> offTruth = new ArrayList<>();
    private int steps;
    private int excused;

    Comparing(List<Trace> traces, List<Starvation.Span> starved, long originNanos) {
      this.traces = traces;
      this.starved = starved;
      this.originNanos = originNanos;
      for (int pair = 0; pair < traces.size() * (traces.size() - 1) / 2; pair++) {
        apart.add(new ArrayList<>());
      }
    }

    void add(long at) {
      List<Trace.Heard> heard = new ArrayList<>();
      traces.forEach(trace -> trace.at(at).ifPresent(heard::add));
      boolean isMissing = heard.size() < traces.size();
      if (isStarved(Starvation.Kind.NEWS, at)
          || (isMissing && isStarved(Starvation.Kind.SOUND, at))) {
        excused++;
        return;
      }
      steps++;
      if (isMissing || heard.stream().map(Trace.Heard::notes).distinct().count() > 1) {
        differing.add("At " + at + ": " + inWords(at));
      } else if (!isStarved(Starvation.Kind.SOUND, at)) {
        measure(at, heard);
      }
    }

    private boolean isStarved(Starvation.Kind kind, long at) {
      return starved.stream().anyMatch(span -> span.kind() == kind && span.contains(at));
    }

    private String inWords(long at) {
      return traces.stream()
          .map(trace -> trace.at(at).map(step -> step.notes().toString()).orElse("nothing"))
          .collect(Collectors.joining(" / "));
    }

    private void measure(long at, List<Trace.Heard> heard) {
      long begin = originNanos + at * NANOS_IN_MICRO;
      int pair = 0;
      for (int one = 0; one < heard.size(); one++) {
        long nanos = heard.get(one).trueNanos();
        offTruth.add(Math.abs(nanos - begin) / NANOS_IN_MICRO);
        for (int other = one + 1; other < heard.size(); other++) {
          apart.get(pair).add(Math.abs(nanos - heard.get(other).trueNanos()) / NANOS_IN_MICRO);
          pair++;
        }
      }
    }

    Comparison result() {
      return new Comparison(
          steps,
          excused,
          differing,
          apart.stream().map(Distribution::of).toList(),
          Distribution.of(offTruth));
    }
  }
}
