package org.trillsymbiont.model.sync;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.state.AppState;

/// What one person can undo and redo. A step keeps the values from before it, for the fields that
/// it changed; edits of one gesture make one step. As in Figma, undo notes for redo the values it
/// replaces at that moment, and redo does the same for undo, so that whoever goes back and forth
/// ends where he began; a new edit ends what could be redone.
///
/// Thread: confined to one.
final class UndoSteps {
  private static final int MOST_STEPS = 100;

  private final Deque<Step> undo = new ArrayDeque<>();
  private final Deque<Step> redo = new ArrayDeque<>();

  /// @param before the values to go back to, labelled with what the step did
  /// @param rev the revision of the step's last edit
  private record Step(Edit before, long gesture, long rev) {}

  /// Notes an edit that is about to be made.
  ///
  /// @param before the state without it
  /// @param gesture edits with the same number are one step; 0 for none of its kind
  /// @param rev the revision that it makes
  /// @param overtaken tells whether somebody else has written a field after a revision
  void made(
      Edit edit, AppState before, long gesture, long rev, BiPredicate<Field<?>, Long> overtaken) {
    Edit changed =
        edit.only(field -> Fields.isUndoable(field) && changes(edit, field, before))
            .valuesIn(edit.label(), before);
    Step last = undo.peekLast();
    if (last != null && gesture != 0 && last.gesture() == gesture) {
      undo.removeLast();
      // What was there before the gesture began wins, unless somebody else has come between.
      Edit begun = last.before().only(field -> !overtaken.test(field, last.rev()));
      Edit whole = changed.then(begun).withLabel(edit.label());
      undo.addLast(new Step(whole, gesture, rev));
      redo.clear();
    } else if (!changed.isEmpty()) {
      add(undo, new Step(changed, gesture, rev));
      redo.clear();
    }
  }

  private static <T> boolean changes(Edit edit, Field<T> field, AppState before) {
    return !edit.get(field).equals(field.get(before));
  }

  private static void add(Deque<Step> steps, Step step) {
    steps.addLast(step);
    if (steps.size() > MOST_STEPS) {
      steps.removeFirst();
    }
  }

  /// The edit that takes the last step back, or that does it again. Steps of which nothing is left
  /// to do are passed over. Null when there are none.
  ///
  /// @param redoes whether to do again
  /// @param now the state
  /// @param rev the revision that the edit will make
  /// @param overtaken tells whether somebody else has written a field after a revision
  @Nullable Edit step(
      boolean redoes, AppState now, long rev, BiPredicate<Field<?>, Long> overtaken) {
    Edit back = next(redoes, now, overtaken);
    if (back == null) {
      return null;
    }
    (redoes ? redo : undo).removeLast();
    add(redoes ? undo : redo, new Step(back.valuesIn(back.label(), now), 0, rev));
    return back.withLabel(cut((redoes ? "Redo " : "Undo ") + back.label()));
  }

  /// The edit that [#step] would make, called as what was done. The step stays.
  @Nullable Edit next(boolean redoes, AppState now, BiPredicate<Field<?>, Long> overtaken) {
    Deque<Step> from = redoes ? redo : undo;
    Step step;
    while ((step = from.peekLast()) != null) {
      Edit before = step.before();
      long stepRev = step.rev();
      Edit back =
          before.only(field -> !overtaken.test(field, stepRev) && changes(before, field, now));
      if (!back.isEmpty()) {
        return back;
      }
      from.removeLast();
    }
    return null;
  }

  /// A label that is not too long for everybody else, though its step's just was not.
  private static String cut(String label) {
    if (label.length() <= Edit.MOST_LABEL_CHARACTERS) {
      return label;
    }
    int end = Edit.MOST_LABEL_CHARACTERS;
    return label.substring(0, Character.isHighSurrogate(label.charAt(end - 1)) ? end - 1 : end);
  }

  /// What undo and redo would do, as labels.
  ServerMessage.Steps labels() {
    return new ServerMessage.Steps(label(undo), label(redo));
  }

  private static @Nullable String label(Deque<Step> steps) {
    Step last = steps.peekLast();
    return last == null ? null : last.before().label();
  }

  void clear() {
    undo.clear();
    redo.clear();
  }
}
