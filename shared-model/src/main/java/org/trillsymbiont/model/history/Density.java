package org.trillsymbiont.model.history;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.trillsymbiont.model.sync.HistoryEvent;

/// How much was done when, for a picture: equal stretches of time, and in each how many events
/// there are of whom.
public final class Density {
  private final int[] totals;
  private final Map<Integer, int[]> byPerson = new TreeMap<>();

  Density(int count) {
    totals = new int[count];
  }

  void add(int stretch, HistoryEvent event) {
    totals[stretch]++;
    byPerson.computeIfAbsent(event.id().by(), _ -> new int[totals.length])[stretch]++;
  }

  /// How many stretches there are.
  public int count() {
    return totals.length;
  }

  /// How many events are in a stretch.
  ///
  /// @param stretch counted from 0
  public int total(int stretch) {
    return totals[stretch];
  }

  /// The most that is in any stretch.
  public int most() {
    return Arrays.stream(totals).max().orElse(0);
  }

  /// How many events of each person are in a stretch; 0 is the room itself. Whoever did nothing
  /// then is left out.
  public Map<Integer, Integer> byPerson(int stretch) {
    Map<Integer, Integer> there = new TreeMap<>();
    byPerson.forEach((number, counts) -> {
      if (counts[stretch] > 0) {
        there.put(number, counts[stretch]);
      }
    });
    return Collections.unmodifiableMap(there);
  }
}
