package org.trillsymbiont.client.beat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What several machines have played, beside each other.
///
/// @param steps how many steps were compared: those that any of them has played
/// @param excused how many more there were, while a machine got no processor time
/// @param differing those that were not the same notes on all of them, in words
/// @param pairs how far apart the same step was heard, in microseconds, for each two of them
/// @param offTruth how far from the true time of its begin each step was heard, in microseconds
record Comparison(
    int steps,
    int excused,
    List<String> differing,
    List<Distribution> pairs,
    Distribution offTruth) {
  private static final long NANOS_IN_MICRO = 1000;

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
    SortedSet<Long> begins = new TreeSet<>();
    for (Trace trace : traces) {
      trace.steps().keySet().stream()
          .filter(at -> at >= fromMicros && at < toMicros)
          .forEach(begins::add);
    }
    int all = begins.size();
    begins.removeIf(at -> starved.stream().anyMatch(span -> span.contains(at)));
    List<String> differing = new ArrayList<>();
    List<Long> offTruth = new ArrayList<>();
    for (long at : begins) {
      List<Trace.Heard> heard = heard(traces, at);
      if (heard.size() < traces.size() || heard.stream().map(Trace.Heard::notes).distinct().count() > 1) {
        differing.add("At " + at + ": " + inWords(traces, at));
      }
      heard.forEach(step ->
          offTruth.add(Math.abs(step.trueNanos() - originNanos - at * NANOS_IN_MICRO) / NANOS_IN_MICRO));
    }
    List<Distribution> pairs = new ArrayList<>();
    for (int one = 0; one < traces.size(); one++) {
      for (int other = one + 1; other < traces.size(); other++) {
        pairs.add(apart(traces.get(one), traces.get(other), begins));
      }
    }
    return new Comparison(
        begins.size(), all - begins.size(), differing, pairs, Distribution.of(offTruth));
  }

  private static List<Trace.Heard> heard(List<Trace> traces, long at) {
    List<Trace.Heard> heard = new ArrayList<>();
    for (Trace trace : traces) {
      Trace.Heard step = trace.steps().get(at);
      if (step != null) {
        heard.add(step);
      }
    }
    return heard;
  }

  private static String inWords(List<Trace> traces, long at) {
    return traces.stream()
        .map(trace -> {
          Trace.Heard step = trace.steps().get(at);
          return step == null ? "nothing" : step.notes().toString();
        })
        .collect(Collectors.joining(" / "));
  }

  private static Distribution apart(Trace one, Trace other, SortedSet<Long> begins) {
    List<Long> micros = new ArrayList<>();
    for (long at : begins) {
      Trace.Heard here = one.steps().get(at);
      Trace.Heard there = other.steps().get(at);
      if (here != null && there != null) {
        micros.add(Math.abs(here.trueNanos() - there.trueNanos()) / NANOS_IN_MICRO);
      }
    }
    return Distribution.of(micros);
  }

  /// The pair that is furthest apart, by the 99th percentile.
  Distribution worst() {
    return pairs.stream().max(Comparator.comparingLong(pair -> pair.at(99))).orElseThrow();
  }
}
