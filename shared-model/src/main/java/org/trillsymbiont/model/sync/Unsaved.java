package org.trillsymbiont.model.sync;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BiPredicate;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.state.AppState;

/// What a crash of the server would take away: the revisions that it has told, but not yet stored.
/// Of the own edits among them those that nobody has overwritten are kept, to be sent again; of
/// everybody's the values that they replaced, because after a crash those may be back.
///
/// Thread: confined to one.
final class Unsaved {
  /// With a server that never stores anything this must not grow for ever. When it is too little,
  /// an own edit may give way without need, and its author is told.
  private static final int MOST_REPLACED = 10_000;

  private final List<Own> own = new ArrayList<>();
  private final Deque<Replaced> replaced = new ArrayDeque<>();

  private record Own(long rev, ClientMessage.Change change) {}

  private record Replaced(long rev, Edit before) {}

  /// Somebody has made an edit.
  ///
  /// @param before the state that he made it on
  void edited(long rev, Edit edit, AppState before) {
    replace(rev, edit, before);
    keep((field, _) -> !edit.sets(field));
  }

  private void replace(long rev, Edit edit, AppState before) {
    replaced.addLast(new Replaced(rev, edit.valuesIn(edit.label(), before)));
    if (replaced.size() > MOST_REPLACED) {
      replaced.removeFirst();
    }
  }

  /// The last edit is an own one.
  void add(long rev, ClientMessage.Change change) {
    if (!change.edit().isEmpty()) {
      own.add(new Own(rev, change));
    }
  }

  /// Several edits were made, which were not seen one by one.
  ///
  /// @param rev the revision of the last
  /// @param answered own edits that were taken or refused meanwhile
  /// @param set what all of them changed
  /// @param before the state that they were made on
  void caughtUp(long rev, List<ClientMessage.Change> answered, Edit set, AppState before) {
    replace(rev, set, before);
    answered.forEach(change -> add(rev, change));
    // What is not there was overwritten, or refused.
    AppState there = Reducer.apply(before, set);
    keep((field, edit) -> isIn(there, field, edit));
  }

  /// Everything up to a revision is stored.
  void saved(long rev) {
    own.removeIf(edit -> edit.rev() <= rev);
    while (!replaced.isEmpty() && replaced.getFirst().rev() <= rev) {
      replaced.removeFirst();
    }
  }

  private void keep(BiPredicate<Field<?>, Edit> test) {
    own.replaceAll(edit -> new Own(edit.rev(), only(edit.change(), test)));
    own.removeIf(edit -> edit.change().edit().isEmpty());
  }

  private static ClientMessage.Change only(
      ClientMessage.Change change, BiPredicate<Field<?>, Edit> test) {
    Edit kept = change.edit().only(field -> test.test(field, change.edit()));
    return new ClientMessage.Change(change.counter(), kept, change.gesture(), change.restores());
  }

  private static <T> boolean isIn(AppState state, Field<T> field, Edit edit) {
    return field.get(state).equals(edit.get(field));
  }

  /// True for a value that a field held before a write that may have been lost.
  <T> boolean mayBeBack(Field<T> field, T value) {
    return replaced.stream()
        .map(Replaced::before)
        .anyMatch(before -> before.sets(field) && before.get(field).equals(value));
  }

  /// The own edits, oldest first.
  List<ClientMessage.Change> own() {
    return own.stream().map(Own::change).toList();
  }

  void clear() {
    own.clear();
    replaced.clear();
  }
}
