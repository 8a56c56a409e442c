package org.trillsymbiont.model.history;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.HistoryEvent;

/// What of the past is brought back, as edits: each is one step of undo. Only music comes back, not
/// whether it plays, nor what is open. Pure.
public final class Acts {
  /// What [#restore] is called.
  public static final String RESTORE = "Restore a moment";

  /// What [#revert] is called.
  public static final String REVERT = "Take back somebody's part";

  /// The length of somebody's last minute.
  private static final long MINUTE_MICROS = 60_000_000;

  private Acts() {}

  /// Makes the music what it was.
  ///
  /// @param now the state that the edit is for
  /// @param then what it was
  /// @param label what the edit is called
  /// @param mayChange which fields may be changed; the others stay
  /// @return empty when nothing differs
  public static Edit restore(
      AppState now, AppState then, String label, Predicate<Field<?>> mayChange) {
    return Edit.difference(now, then)
        .only(field -> Fields.isUndoable(field) && mayChange.test(field))
        .withLabel(label);
  }

  /// The first revision of somebody's last minute: of the minute that ends with the last thing that
  /// he did. Empty when he did nothing.
  ///
  /// @param who a participant's number, or 0 for the room
  public static Optional<Long> lastMinute(History history, int who) {
    Filter his = Filter.person(who);
    return history
        .previous(history.end() + 1, his)
        .map(last -> {
          long begin = history.micros(last.rev()) - MINUTE_MICROS;
          return history.next(history.revAt(begin - 1), his).orElse(last).rev();
        });
  }

  /// Takes back what somebody set in a stretch: each field that he was the last to set, and that in
  /// this stretch, gets the value from before he did so.
  ///
  /// @param who his number, or 0 for the room
  /// @param from the first revision of the stretch
  /// @param to its last one
  /// @param now the state that the edit is for
  /// @param label what the edit is called
  /// @param mayChange which fields may be changed; the others stay
  /// @return empty when nothing of it is left
  public static Edit revert(
      History history,
      int who,
      long from,
      long to,
      AppState now,
      String label,
      Predicate<Field<?>> mayChange) {
    long first = Math.max(from, history.begin() + 1);
    // For each field the first of his last writes in a row; what others set is taken out.
    Map<Field<?>, Long> since = new LinkedHashMap<>();
    for (HistoryEvent event : history.events(first, history.end(), Filter.ALL)) {
      boolean isHis = event.id().by() == who;
      for (Field<?> field : event.edit().fields()) {
        if (isHis && event.rev() <= to) {
          since.putIfAbsent(field, event.rev());
        } else {
          since.remove(field);
        }
      }
    }
    since.keySet().removeIf(field -> !Fields.isUndoable(field) || !mayChange.test(field));
    Edit.Builder edit = Edit.labelled(label);
    Map<Long, AppState> before = new HashMap<>();
    since.forEach((field, rev) ->
        bring(edit, field, before.computeIfAbsent(rev, r -> history.at(r - 1).state()), now));
    return edit.build();
  }

  private static <T> void bring(Edit.Builder edit, Field<T> field, AppState then, AppState now) {
    if (!field.get(then).equals(field.get(now))) {
      edit.copy(field, then);
    }
  }
}
