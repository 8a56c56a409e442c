package org.trillsymbiont.server.room;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.sync.RoomInfo;
import org.trillsymbiont.model.sync.RoomName;

/// The rooms that outlive the server. Nothing here waits for a disk.
///
/// Thread: safe.
public interface Storage {

  /// Stores nothing.
  Storage NONE =
      new Storage() {
        @Override
        public Optional<Door> find(RoomName name) {
          return Optional.empty();
        }

        @Override
        public boolean hasPlace() {
          return true;
        }

        @Override
        public Journal open(RoomName name, @Nullable String pin) {
          return Journal.NONE;
        }

        @Override
        public List<RoomInfo> rooms() {
          return List.of();
        }
      };

  /// What is asked of who enters a stored room.
  interface Door {
    boolean hasPin();

    /// Whether a PIN is the right one; any is, and none, when the room has none.
    boolean opensTo(@Nullable String pin);
  }

  /// The door of a stored room, if there is one of that name.
  Optional<Door> find(RoomName name);

  /// Whether one room more can be stored.
  boolean hasPlace();

  /// The journal of a room that is not in memory.
  ///
  /// @param pin what a new room is to ask for; null for nothing
  Journal open(RoomName name, @Nullable String pin);

  /// Stored rooms, those that were used last first; nobody is counted in them.
  List<RoomInfo> rooms();
}
