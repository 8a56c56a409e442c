package org.trillsymbiont.server.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// Copies what is stored, also while a server writes to it: as it was at one moment.
public final class Backup {
  private Backup() {}

  /// Copies the rooms of a data folder into one file. It is whole and on the disk when this
  /// returns, or not there at all.
  ///
  /// @param target a file that does not exist yet
  /// @throws StoreException with a sentence
  public static void write(Path dataFolder, Path target) throws StoreException {
    Path source = DataFolder.file(dataFolder);
    if (!Files.isRegularFile(source)) {
      throw new StoreException("There is no " + source + " to be copied.");
    } else if (Files.exists(target)) {
      throw new StoreException(target + " exists already; choose another name.");
    }
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try (Database database = Database.openToRead(source)) {
      Files.deleteIfExists(part);
      copy(database, part);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (SQLException e) {
      throw new StoreException(source + " can't be copied: " + Sentences.of(e), e);
    } catch (IOException e) {
      throw new StoreException(target + " can't be written.", e);
    }
  }

  /// Copies what a connection sees into a file that does not exist yet, and waits for the disk.
  static void copy(Database database, Path target) throws SQLException, IOException {
    try (PreparedStatement vacuum = database.connection().prepareStatement("VACUUM INTO ?")) {
      vacuum.setString(1, target.toAbsolutePath().toString());
      vacuum.execute();
    }
    DataFolder.makePrivate(target);
    try (FileChannel file = FileChannel.open(target, StandardOpenOption.WRITE)) {
      file.force(true);
    }
  }
}
