package org.trillsymbiont.server.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/// Whether rooms could be kept in a folder.
public final class StoreCheck {
  private StoreCheck() {}

  /// Makes the folder if need be, takes it, and gives it back.
  ///
  /// @return what was found, as a sentence
  /// @throws StoreException with a sentence, when another server has it or it can't be written to
  public static String folder(Path folder) throws StoreException {
    DataFolder.take(folder).close();
    return folder + " can be used.";
  }

  /// Reads all that is kept, and changes nothing.
  ///
  /// @return what was found, as a sentence
  /// @throws StoreException with a sentence, when it is damaged, of a newer program, or the
  ///   database does not work here
  public static String rooms(Path folder) throws StoreException {
    if (!Files.isRegularFile(DataFolder.file(folder))) {
      return "None yet. SQLite " + version() + " works.";
    }
    Audit.Report report = Audit.of(folder);
    if (!report.isSound()) {
      throw new StoreException(String.join(" ", report.lines()));
    }
    return report.lines().getLast() + " Rooms: " + (report.lines().size() - 1) + ".";
  }

  private static String version() throws StoreException {
    try (Database database = Database.openInMemory()) {
      return database.text("SELECT sqlite_version()");
    } catch (SQLException | LinkageError e) {
      throw new StoreException("The database does not work here: " + e.getMessage(), e);
    }
  }
}
