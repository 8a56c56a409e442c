package org.trillsymbiont.model.history;

import java.util.Collections;
import java.util.Set;
import org.trillsymbiont.model.sync.HistoryEvent;

/// Which events are looked at.
///
/// @param people numbers of participants, 0 for the room itself; none for all
/// @param kinds what they are about; none for anything
public record Filter(Set<Integer> people, Set<Kind> kinds) {
  /// All of them.
  public static final Filter ALL = new Filter(Set.of(), Set.of());

  public Filter {
    people = Set.copyOf(people);
    kinds = Set.copyOf(kinds);
  }

  /// What one person did.
  ///
  /// @param number a participant's, or 0
  public static Filter person(int number) {
    return new Filter(Set.of(number), Set.of());
  }

  /// Whether an event is one of them: by one of the people, and about one of the kinds.
  public boolean takes(HistoryEvent event) {
    return (people.isEmpty() || people.contains(event.id().by()))
        && (kinds.isEmpty() || !Collections.disjoint(kinds, Kind.of(event)));
  }
}
