package org.trillsymbiont.client.beat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/// What several computers have played, compared note by note.
///
/// @param steps how many steps all of them have played
/// @param notes how many notes those have
/// @param missing how many steps not all have played: one of them was late, as on a busy machine
/// @param excused how many steps say nothing, because news came to one of them too late
/// @param differing steps of which two have played different notes, in words
record Sameness(int steps, int notes, int missing, int excused, List<String> differing) {
  private static final MachineProcess.Card ANY_CARD = new MachineProcess.Card(0, 0);

  /// Compares the steps that begin within a time.
  ///
  /// @param fromMicros inclusive, of the room's clock
  /// @param toMicros exclusive
  /// @param starved when an app got no processor time
  static Sameness of(
      List<Path> files, long fromMicros, long toMicros, List<Starvation.Span> starved)
      throws IOException {
    List<Trace> traces = new ArrayList<>();
    for (Path file : files) {
      traces.add(Trace.read(file, ANY_CARD));
    }
    NavigableSet<Long> begins = new TreeSet<>();
    traces.forEach(trace -> begins.addAll(trace.steps().keySet()));
    int steps = 0;
    int notes = 0;
    int missing = 0;
    int excused = 0;
    List<String> differing = new ArrayList<>();
    for (long at : begins.subSet(fromMicros, toMicros)) {
      List<NavigableSet<String>> heard = new ArrayList<>();
      traces.forEach(trace -> trace.at(at).ifPresent(step -> heard.add(step.notes())));
      if (starved.stream().anyMatch(span -> span.contains(at))) {
        excused++;
      } else if (heard.stream().distinct().count() > 1) {
        differing.add("At " + at + ": " + heard);
      } else if (heard.size() < traces.size()) {
        missing++;
      } else {
        steps++;
        notes += heard.getFirst().size();
      }
    }
    return new Sameness(steps, notes, missing, excused, List.copyOf(differing));
  }
}
