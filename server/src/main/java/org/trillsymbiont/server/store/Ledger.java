package org.trillsymbiont.server.store;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.Authority;
import org.trillsymbiont.model.sync.EditId;

/// What a room's events add up to. Made from a snapshot and the events behind it, whether they are
/// read from the disk or written to it; so what is stored is what will be read.
///
/// Thread: confined to one.
final class Ledger {
  /// How many seats are remembered: more than a room remembers of those who are away.
  private static final int MOST_SEATS = 512;

  private AppState state = AppState.INITIAL;
  private long rev;
  private int lastNumber;
  private final Map<Field<?>, Authority.Write> writes = new HashMap<>();
  private final LinkedHashMap<String, EditId> seats = new LinkedHashMap<>();

  /// A room as it begins.
  Ledger() {}

  /// A room as it was.
  Ledger(Authority.Snapshot from) {
    state = from.state();
    rev = from.rev();
    lastNumber = from.lastNumber();
    writes.putAll(from.writes());
    seats.putAll(from.seats());
  }

  /// The revision, 0 or more.
  long rev() {
    return rev;
  }

  /// Applies the event that made the next revision.
  ///
  /// @param seat what its author comes back with; null for who can't
  /// @throws IllegalArgumentException when it did not make the next one
  void apply(long next, EditId id, @Nullable String seat, Edit edit) {
    if (next != rev + 1) {
      throw new IllegalArgumentException("revision " + next + " does not follow " + rev);
    }
    rev = next;
    state = Reducer.apply(state, edit);
    edit.fields().forEach(field -> writes.put(field, new Authority.Write(id.by(), next)));
    lastNumber = Math.max(lastNumber, id.by());
    if (seat != null) {
      seats.remove(seat); // Who has done something last stands last.
      seats.put(seat, id);
      if (seats.size() > MOST_SEATS) {
        seats.pollFirstEntry();
      }
    }
  }

  /// All of it.
  ///
  /// @param epoch that it was made in
  /// @param ends for each earlier epoch the revision up to which it is the history of this one
  Authority.Snapshot snapshot(String epoch, Map<String, Long> ends) {
    return new Authority.Snapshot(epoch, ends, state, rev, writes, lastNumber, seats);
  }
}
