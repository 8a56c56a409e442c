package org.trillsymbiont.client.file;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.sync.JoinLink;
import org.trillsymbiont.model.sync.RoomName;

/// Where a file can become a room of its own, with its history.
public interface FileRooms {
  /// Nowhere.
  FileRooms NONE =
      new FileRooms() {
        @Override
        public boolean isThere() {
          return false;
        }

        @Override
        public JoinLink found(Path file, RoomName wanted, @Nullable String pin) throws IOException {
          throw new IOException("there is no place for rooms");
        }
      };

  /// Whether it can where the user is. Thread: FX.
  boolean isThere();

  /// Makes the room. Thread: one that may wait for a disk.
  ///
  /// @param wanted what it is to be called; it gets a number behind it when there is one
  /// @param pin what it is to ask for: six digits; null for nothing
  /// @return where it is
  /// @throws IOException when there is no place for it
  JoinLink found(Path file, RoomName wanted, @Nullable String pin) throws IOException;
}
