package org.trillsymbiont.model.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.state.AppState;

/// Changes that have come but are not to be seen yet: the evolution's generations, which everybody
/// shows at the same moment. Until then what they change looks as it did before.
///
/// Thread: confined to one.
final class Upcoming {
  private final List<Change> changes = new ArrayList<>();

  /// @param before the values that are still shown
  private record Change(long dueMicros, Edit before) {}

  /// Something has come.
  ///
  /// @param state before it
  /// @param dueMicros when it is to be seen, by the room's clock
  void add(Edit edit, AppState state, long dueMicros) {
    changes.add(new Change(dueMicros, edit.valuesIn("", state)));
  }

  /// Something else has come that is to be seen at once.
  void overwrite(Edit edit) {
    changes.replaceAll(change ->
        change.before().overlaps(edit)
            ? new Change(change.dueMicros(), change.before().only(field -> !edit.sets(field)))
            : change);
  }

  /// Everything is to be seen.
  void clear() {
    changes.clear();
  }

  /// When something is to be seen next.
  OptionalLong nextDueMicros() {
    return changes.stream().mapToLong(Change::dueMicros).min();
  }

  /// Lets everything be seen that is due.
  void show(long micros) {
    changes.removeIf(change -> change.dueMicros() <= micros);
  }

  /// A state without what is not to be seen yet.
  AppState hiddenIn(AppState state) {
    AppState seen = state;
    // The first of several that wait holds what is seen.
    for (Change change : changes.reversed()) {
      seen = Reducer.apply(seen, change.before());
    }
    return seen;
  }
}
