package org.trillsymbiont.model.sync.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.ServerMessage;

/// The room's true history, written down edit by edit beside the authority: what it must not do.
final class Lineage {
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Long> takenAt = new HashMap<>();
  private final Set<Leaf> drawnAgain = new HashSet<>();
  private final Map<Leaf, Long> leafAt = new HashMap<>();

  /// What an entry comes from.
  enum Kind {
    CHANGE,
    RESTORE,
    STEP_BACK,
    OTHER
  }

  record Leaf(Field<?> field, Object value) {
    static Leaf of(Field<?> field, Edit edit) {
      return new Leaf(field, edit.get(field));
    }
  }

  private record Entry(int by, Kind kind, Edit edit, AppState before) {}

  long rev() {
    return entries.size();
  }

  AppState state() {
    return entries.isEmpty()
        ? AppState.INITIAL
        : Reducer.apply(entries.getLast().before(), entries.getLast().edit());
  }

  /// R13: each edit makes the next revision. R15: no number is taken twice, and no edit under two
  /// numbers.
  void add(ServerMessage.Edited edited, String token, Kind kind) {
    assertEquals(rev() + 1, edited.rev(), "revisions count without a gap");
    String id = token + ":" + edited.id().counter();
    assertNull(takenAt.put(id, edited.rev()), () -> id + " was taken twice");
    if (kind == Kind.STEP_BACK) {
      checkStepBack(edited);
      edited.edit().fields().forEach(field -> drawnAgain.add(Leaf.of(field, edited.edit())));
    } else if (kind == Kind.CHANGE) {
      checkDrawnOnce(edited);
    }
    entries.add(new Entry(edited.id().by(), kind, edited.edit(), state()));
  }

  private void checkDrawnOnce(ServerMessage.Edited edited) {
    for (Field<Double> field : Contended.REAL) {
      if (edited.edit().sets(field)) {
        Leaf leaf = Leaf.of(field, edited.edit());
        boolean isNew = leafAt.put(leaf, edited.rev()) == null;
        assertTrue(isNew || drawnAgain.contains(leaf), () -> leaf + " was applied twice");
      }
    }
  }

  /// An undo without a connection sets a value that was there before.
  void drawnAgain(Edit edit) {
    edit.fields().forEach(field -> drawnAgain.add(Leaf.of(field, edit)));
  }

  /// R21: a field goes back to what was there before one of the author's writes, and nobody else
  /// has written it since.
  private void checkStepBack(ServerMessage.Edited edited) {
    int me = edited.id().by();
    for (Field<?> field : edited.edit().fields()) {
      Set<Object> mayGoBackTo = new HashSet<>();
      for (Entry entry : entries.reversed()) {
        if (entry.edit().sets(field)) {
          if (entry.by() != me) {
            break;
          }
          mayGoBackTo.add(field.get(entry.before()));
        }
      }
      assertTrue(
          mayGoBackTo.contains(edited.edit().get(field)),
          () -> me + " took " + field + " back over somebody else: " + edited);
    }
  }

  /// Whether something happened to a field after a revision by which its author's edit gives way:
  /// somebody else's edit, or an undo, whose values its author does not know before it hears them.
  boolean changedSince(Field<?> field, long rev, int me) {
    return entries.stream()
        .skip(rev)
        .anyMatch(entry ->
            entry.edit().sets(field) && (entry.by() != me || entry.kind() == Kind.STEP_BACK));
  }

  /// A crash takes away what was not stored.
  void crash(long storedRev) {
    while (rev() > storedRev) {
      entries.removeLast();
    }
    takenAt.values().removeIf(rev -> rev > storedRev);
    leafAt.values().removeIf(rev -> rev > storedRev);
  }
}
