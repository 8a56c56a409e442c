package org.trillsymbiont.client.file;

import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.state.AppState;

/// What of a room's state is the piece: what undo takes back. Whether it plays at this moment,
/// which panels are open and how far the evolution has got is no part of it. Pure.
public final class Music {
  private Music() {}

  /// Whether two states are the same piece. Which knobs are unfolded makes no difference.
  public static boolean isSame(AppState one, AppState other) {
    if (one.equals(other)) {
      return true;
    }
    for (Field<?> field : Fields.all()) {
      boolean counts = Fields.isUndoable(field) && !Fields.isExpanded(field);
      if (counts && !field.get(one).equals(field.get(other))) {
        return false;
      }
    }
    return true;
  }

  /// The edit that makes the piece of one state that of another.
  static Edit difference(AppState from, AppState to, String label) {
    return Edit.difference(from, to).only(Fields::isUndoable).withLabel(label);
  }

  /// The piece alone, as if nobody had ever played it.
  static AppState only(AppState state) {
    return Reducer.apply(AppState.INITIAL, difference(AppState.INITIAL, state, ""));
  }
}
