package org.trillsymbiont.model.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.state.AppState;

/// What a crash of the server would take away: the own edits that it has told, but not yet stored.
/// Those that nobody has overwritten are kept, to be sent again.
///
/// Thread: confined to one.
final class Unsaved {
  private final List<Own> own = new ArrayList<>();

  private record Own(long rev, ClientMessage.Change change) {}

  /// Somebody has made an edit.
  void edited(Edit edit) {
    keep((field, _) -> !edit.sets(field));
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
    answered.forEach(change -> add(rev, change));
    // What is not there was overwritten, or refused.
    AppState there = Reducer.apply(before, set);
    keep((field, edit) -> isIn(there, field, edit));
  }

  /// Everything up to a revision is stored.
  void saved(long rev) {
    own.removeIf(edit -> edit.rev() <= rev);
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

  /// The own edits, oldest first.
  List<ClientMessage.Change> own() {
    return own.stream().map(Own::change).toList();
  }

  void clear() {
    own.clear();
  }
}
