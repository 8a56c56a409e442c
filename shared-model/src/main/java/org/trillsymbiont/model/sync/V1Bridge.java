package org.trillsymbiont.model.sync;

import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.state.AppState;

/// Turns what a client of dialect v1 says into an edit. Pure.
///
/// An original client always sends whole top-level members, though it changed one leaf of them, and
/// its grid always carries default voices. So only what differs from the room is taken for changed,
/// and of a voice only what differs from the default too: else every click in a browser would take
/// back the voices that others have made.
public final class V1Bridge {
  private V1Bridge() {}

  /// The edit that an update means in a room. Empty when it changes nothing.
  public static Edit edit(AppState room, V1Message.Update update) {
    Edit.Builder edit = Edit.labelled("Update");
    for (Field<?> field : update.edit().fields()) {
      addIfChanged(edit, field, update.edit(), room);
    }
    if (update.edit().sets(Fields.IS_EVOLVING)
        && update.edit().get(Fields.IS_EVOLVING)
        && !room.evolution().isEvolving()) {
      // Whoever starts the evolution starts a run of it.
      edit.set(Fields.EVOLUTION_GENERATION, 0);
    }
    return edit.buildWithDefaultLabel();
  }

  private static <T> void addIfChanged(
      Edit.Builder edit, Field<T> field, Edit update, AppState room) {
    T value = update.get(field);
    boolean isDefaultOfVoice = Fields.isVoice(field) && value.equals(field.get(AppState.INITIAL));
    // What such a client was told instead of a value that it does not know is no change either.
    if (!value.equals(field.getOriginal(room)) && !isDefaultOfVoice) {
      edit.set(field, value);
    }
  }
}
