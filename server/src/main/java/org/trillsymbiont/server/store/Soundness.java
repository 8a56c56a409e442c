package org.trillsymbiont.server.store;

import java.sql.SQLException;

/// Whether a file says what was written to it.
final class Soundness {
  private Soundness() {}

  /// Makes sure that the file in a folder, if there is one, can be used; what of a damaged one can
  /// be read is put in its place.
  ///
  /// @throws StoreException with a sentence, when a newer program wrote it
  static void ensure(DataFolder folder) throws StoreException, SQLException {
    if (!folder.hasFile()) {
      return;
    }
    try (Database database = Database.open(folder.file())) {
      if (Schema.fit(database) == Schema.Fit.NEWER) {
        throw new StoreException(
            folder.file() + " was written by a newer version of this program; use that one.");
      }
    }
  }
}
