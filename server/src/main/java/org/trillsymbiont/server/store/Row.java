package org.trillsymbiont.server.store;

import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.sync.RoomName;

/// The rows of the tables, as they are stored (docs/decisions/0014).
///
/// Each has a checksum over all that it says, its place included.
sealed interface Row {
  /// The checksum that belongs to it.
  long checksum();

  /// A room.
  ///
  /// @param id its number, 1 or more: what all its rows are found by
  /// @param pin what a PIN is checked against ([StoredPin]); null for none
  /// @param kept what else is to survive, as JSON; null for nothing
  /// @param createdMillis UTC
  /// @param usedMillis when somebody was last let in or the room last left memory, UTC
  record Room(
      long id,
      RoomName name,
      @Nullable String pin,
      @Nullable String kept,
      long createdMillis,
      long usedMillis)
      implements Row {
    /// The same room, used once more.
    Room used(long millis) {
      return new Room(id, name, pin, kept, createdMillis, millis);
    }

    /// The same room, with something else to survive.
    Room keeping(String other) {
      return new Room(id, name, pin, other, createdMillis, usedMillis);
    }

    /// The same room, with another PIN.
    Room locked(@Nullable String otherPin) {
      return new Room(id, name, otherPin, kept, createdMillis, usedMillis);
    }

    @Override
    public long checksum() {
      return new Checksum()
          .add(id)
          .add(name.value())
          .add(pin)
          .add(kept)
          .add(createdMillis)
          .add(usedMillis)
          .value();
    }
  }

  /// An epoch of a room's life.
  ///
  /// @param number counts up from 1
  /// @param name as clients know it
  /// @param begin the revision that it began with
  /// @param wallMillis when, UTC
  record Epoch(long room, int number, String name, long begin, long wallMillis) implements Row {
    @Override
    public long checksum() {
      return new Checksum().add(room).add(number).add(name).add(begin).add(wallMillis).value();
    }
  }

  /// An edit.
  ///
  /// @param rev the revision that it made, 1 or more
  /// @param epoch number of the epoch it was made in
  /// @param author a participant's number; 0 for the room itself
  /// @param counter the edit's number there
  /// @param seat what the author comes back with; null for who can't
  /// @param name the author's
  /// @param atMicros when, by the epoch's clock
  /// @param wallMillis when, UTC
  /// @param edit as JSON
  record Event(
      long room,
      long rev,
      int epoch,
      int author,
      long counter,
      @Nullable String seat,
      String name,
      long atMicros,
      long wallMillis,
      String edit)
      implements Row {
    @Override
    public long checksum() {
      return new Checksum()
          .add(room)
          .add(rev)
          .add(epoch)
          .add(author)
          .add(counter)
          .add(seat)
          .add(name)
          .add(atMicros)
          .add(wallMillis)
          .add(edit)
          .value();
    }
  }

  /// All of a room at one revision.
  ///
  /// @param wallMillis when it was written, UTC
  /// @param body as JSON
  record Snapshot(long room, long rev, long wallMillis, String body) implements Row {
    @Override
    public long checksum() {
      return new Checksum().add(room).add(rev).add(wallMillis).add(body).value();
    }
  }
}
