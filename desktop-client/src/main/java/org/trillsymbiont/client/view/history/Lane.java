package org.trillsymbiont.client.view.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.model.history.History;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.EditId;
import org.trillsymbiont.model.sync.Identity;

/// One line of the timeline: somebody who has played, the room itself, or several who have no line
/// of their own.
///
/// @param colour null for the room and for several
/// @param numbers the numbers that he has had; 0 is the room
record Lane(String name, Sign sign, @Nullable Colour colour, Set<Integer> numbers) {
  private static final Texts TEXTS = Texts.of(Lane.class);

  Lane {
    numbers = Set.copyOf(numbers);
  }

  /// The number that he had last.
  int number() {
    return numbers.stream().max(Comparator.naturalOrder()).orElse(EditId.ROOM);
  }

  /// Everybody in a history, in the order in which they came. Whoever came again as somebody of the
  /// same name and colour is the same.
  static List<Lane> people(History history) {
    Map<Identity, Set<Integer>> numbers = new LinkedHashMap<>();
    history
        .people()
        .forEach((number, who) -> numbers.computeIfAbsent(who, _ -> new TreeSet<>()).add(number));
    List<Lane> lanes = new ArrayList<>();
    numbers.forEach(
        (who, all) -> lanes.add(new Lane(who.name(), Sign.of(lanes.size()), who.colour(), all)));
    return lanes;
  }

  /// The room, which does what evolves by itself.
  static Lane room() {
    return new Lane(TEXTS.get("lane.room"), Sign.BAR, null, Set.of(EditId.ROOM));
  }

  /// The lines of a timeline.
  ///
  /// @param most how many there may be, 2 or more; if there are more people, the last ones share
  ///   one
  static List<Lane> of(History history, int most) {
    List<Lane> lanes = new ArrayList<>(people(history));
    lanes.add(room());
    if (lanes.size() > most) {
      List<Lane> rest = List.copyOf(lanes.subList(most - 1, lanes.size()));
      lanes.subList(most - 1, lanes.size()).clear();
      Set<Integer> all = new TreeSet<>();
      rest.forEach(lane -> all.addAll(lane.numbers()));
      lanes.add(new Lane(TEXTS.get("lane.others", rest.size()), Sign.RING, null, all));
    }
    return lanes;
  }
}
