package org.trillsymbiont.client.beat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final long ORIGIN = 5_000_000_000L;

  /// A trace of steps at 1 s, 2 s, 3 s ..., each heard so late.
  private static Trace trace(long lateMicros, String... notes) {
    Map<Long, Trace.Heard> steps = new TreeMap<>();
    for (int i = 0; i < notes.length; i++) {
      long at = (i + 1) * 1_000_000L;
      if (!notes[i].isEmpty()) {
        steps.put(
            at,
            new Trace.Heard(
                ORIGIN + (at + lateMicros) * 1000, new TreeSet<>(List.of(notes[i].split(" ")))));
      }
    }
    return new Trace(steps);
  }

  private static Comparison compare(List<Starvation.Span> starved, Trace... traces) {
    return Comparison.of(List.of(traces), 1_000_000, 4_000_000, starved, ORIGIN);
  }

  @Test
  void findsNothingWhereAllIsTheSame() {
    Comparison played = compare(List.of(), trace(10, "a b", "c", "d"), trace(-40, "b a", "c", "d"));
    assertEquals(3, played.steps());
    assertEquals(List.of(), played.differing());
    assertEquals(50, played.worst().at(50));
    assertEquals(40, played.offTruth().max());
  }

  @Test
  void findsOtherNotesAndMissingSteps() {
    Comparison played =
        compare(
            List.of(), trace(0, "a", "b", "c"), trace(0, "a", "x", "c"), trace(0, "a", "b", ""));
    assertEquals(2, played.differing().size(), played.differing()::toString);
  }

  @Test
  void findsAStepThatIsHeardTwice() {
    Trace other = trace(0, "a", "b", "c");
    other.steps().put(2_000_100L, new Trace.Heard(ORIGIN + 2_000_100_000L, new TreeSet<>()));
    assertEquals(1, compare(List.of(), trace(0, "a", "b", "c"), other).differing().size());
  }

  @Test
  void leavesOutWhatIsNotAskedFor() {
    Comparison played = compare(List.of(), trace(0, "a", "b", "c", "d"), trace(0, "a", "b", "c"));
    assertEquals(List.of(), played.differing());
    assertEquals(3, played.steps());
  }

  @Test
  void excusesWhatCannotBeKnown() {
    Starvation.Span second = new Starvation.Span(Starvation.Kind.NEWS, 1_900_000, 2_100_000);
    Comparison played = compare(List.of(second), trace(0, "a", "b", "c"), trace(0, "a", "x", "c"));
    assertEquals(List.of(), played.differing());
    assertEquals(2, played.steps());
    assertEquals(1, played.excused());
  }

  @Test
  void excusesWhatCannotBeHeardButNotOtherNotes() {
    List<Starvation.Span> all = List.of(new Starvation.Span(Starvation.Kind.SOUND, 0, 9_000_000));
    Comparison played = compare(all, trace(0, "a", "b", "c"), trace(70_000, "a", "x", ""));
    assertEquals(1, played.differing().size(), played.differing()::toString);
    assertEquals(1, played.excused());
    assertEquals(0, played.worst().count());
  }

  @Test
  void onlyWhatComesTooLateIsStarvation() {
    Starvation starvation = new Starvation();
    starvation.edited(1_000_000, 250_000, 1_150_000);
    starvation.rendered(40_000, 3_000_000);
    assertEquals(List.of(), starvation.spans());
    starvation.edited(1_000_000, 250_000, 1_200_000);
    starvation.rendered(60_000, 3_000_000);
    assertEquals(2, starvation.spans().size());
  }
}
