package org.trillsymbiont.server.store;

import java.sql.SQLException;

/// Something that is to be written. It may be written several times, until its transaction is
/// committed.
///
/// Thread: the writer's.
interface Write {
  void write(Tables tables) throws SQLException;

  /// The number of the room whose history goes on with it; 0 for none.
  default long room() {
    return 0;
  }

  /// It is on the disk.
  default void written() {
    // Nobody waits for it.
  }

  /// It could not be written now; it will be tried again.
  ///
  /// @param sentence why, for people
  default void delayed(String sentence) {
    // Nobody waits for it.
  }
}
