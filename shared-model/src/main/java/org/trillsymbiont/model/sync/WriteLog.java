package org.trillsymbiont.model.sync;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.state.AppState;

/// When each field was written last, and by whom: enough to tell a client what it has missed, and
/// undo what it must not touch, without a history of edits.
///
/// Thread: confined to one.
final class WriteLog {
  private final int[] lastBy = new int[Fields.all().size()];
  private final long[] lastRev = new long[lastBy.length];

  /// The last write by anybody other than `lastBy`.
  private final long[] otherRev = new long[lastBy.length];

  WriteLog() {
    Arrays.fill(lastBy, EditId.ROOM);
  }

  void written(Edit edit, int by, long rev) {
    for (Field<?> field : edit.fields()) {
      int index = field.index();
      if (lastBy[index] != by) {
        otherRev[index] = lastRev[index];
        lastBy[index] = by;
      }
      lastRev[index] = rev;
    }
  }

  /// Takes what was written before a restart. Which of it was overwritten by whom is not known any
  /// more, and nobody needs it: there are no steps to undo from before.
  void restore(Map<Field<?>, Authority.Write> writes) {
    writes.forEach((field, write) -> {
      lastBy[field.index()] = write.by();
      lastRev[field.index()] = write.rev();
    });
  }

  /// For each field that was ever written, the last write.
  Map<Field<?>, Authority.Write> last() {
    Map<Field<?>, Authority.Write> writes = new HashMap<>();
    for (Field<?> field : Fields.all()) {
      int index = field.index();
      if (lastRev[index] > 0) {
        writes.put(field, new Authority.Write(lastBy[index], lastRev[index]));
      }
    }
    return writes;
  }

  /// The revision at which somebody else than `me` wrote a field last; 0 for never.
  long writtenByOthers(Field<?> field, int me) {
    int index = field.index();
    return lastBy[index] == me ? otherRev[index] : lastRev[index];
  }

  /// All fields that were written after a revision, with their values in a state.
  Edit since(long rev, AppState state) {
    Edit.Builder edit = Edit.labelled("Catch up");
    for (Field<?> field : Fields.all()) {
      if (lastRev[field.index()] > rev) {
        edit.copy(field, state);
      }
    }
    return edit.buildWithDefaultLabel();
  }
}
