package org.trillsymbiont.model.edit;

import org.trillsymbiont.model.state.AppState;

/// Applies edits to states. Pure.
public final class Reducer {
  private Reducer() {}

  /// The state with the edit's values in it. The very same object when nothing changes.
  public static AppState apply(AppState state, Edit edit) {
    AppState.Builder builder = state.toBuilder();
    for (Field<?> field : edit.fields()) {
      write(builder, field, edit);
    }
    AppState next = builder.build();
    return next.equals(state) ? state : next;
  }

  private static <T> void write(AppState.Builder builder, Field<T> field, Edit edit) {
    field.write(builder, edit.get(field));
  }
}
