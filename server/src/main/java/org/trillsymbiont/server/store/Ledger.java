package org.trillsymbiont.server.store;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.sync.Authority;
import org.trillsymbiont.model.sync.EditId;
import org.trillsymbiont.model.sync.HistoryEvent;
import org.trillsymbiont.model.sync.Moment;
import org.trillsymbiont.model.wire.StoredCodec;

/// What a room's events add up to. Made from a snapshot and the events behind it, whether they are
/// read from the disk or written to it; so what is stored is what will be read.
///
/// Thread: confined to one.
final class Ledger {
  /// How many seats are remembered: more than a room remembers of those who are away.
  private static final int MOST_SEATS = 512;

  private Moment moment = Moment.BEGINNING;
  private int lastNumber;
  private final Map<Field<?>, Authority.Write> writes = new HashMap<>();
  private final LinkedHashMap<String, EditId> seats = new LinkedHashMap<>();

  /// A room as it begins.
  Ledger() {}

  /// A room as it was.
  Ledger(StoredCodec.Stored from) {
    Authority.Snapshot snapshot = from.snapshot();
    moment = from.moment();
    lastNumber = snapshot.lastNumber();
    writes.putAll(snapshot.writes());
    seats.putAll(snapshot.seats());
  }

  /// The revision, 0 or more.
  long rev() {
    return moment.rev();
  }

  /// The room at that revision, as it is heard.
  Moment moment() {
    return moment;
  }

  /// Applies the event that made the next revision.
  ///
  /// @param seat what its author comes back with; null for who can't
  /// @throws IllegalArgumentException when it did not make the next one
  void apply(HistoryEvent event, @Nullable String seat) {
    moment = moment.after(event);
    EditId id = event.id();
    event
        .edit()
        .fields()
        .forEach(field -> writes.put(field, new Authority.Write(id.by(), event.rev())));
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
    return new Authority.Snapshot(
        epoch, ends, moment.state(), moment.rev(), writes, lastNumber, seats);
  }

  /// All of it, but for epochs, as it is stored.
  String encoded() {
    return StoredCodec.encode(snapshot("", Map.of()), moment);
  }

  /// The same without the seats.
  StoredCodec.Stored withoutSeats() {
    Authority.Snapshot all = snapshot("", Map.of());
    return new StoredCodec.Stored(
        new Authority.Snapshot(
            "", Map.of(), all.state(), all.rev(), all.writes(), all.lastNumber(), Map.of()),
        moment);
  }
}
