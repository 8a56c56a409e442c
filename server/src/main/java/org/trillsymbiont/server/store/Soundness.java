package org.trillsymbiont.server.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether a file says what was written to it. SQLite looks after its pages, checksums after the
/// rows, and the revisions of a room follow each other: what a room would be loaded from is all
/// read once.
final class Soundness {
  private static final Logger LOG = LoggerFactory.getLogger(Soundness.class);

  private Soundness() {}

  /// Makes sure that the file in a folder can be used: makes it when there is none, and puts what
  /// can be read of a damaged one in its place.
  ///
  /// @throws StoreException with a sentence, when a newer program wrote it, or it can't be written
  static void ensure(DataFolder folder) throws StoreException {
    try {
      if (!folder.hasFile()) {
        makeEmpty(folder.sibling(".new"));
        folder.putInPlace(folder.sibling(".new"));
        return;
      }
      Optional<String> damage = damage(folder.file());
      if (damage.isPresent()) {
        LOG.error("{} is damaged: {}", folder.file(), damage.get());
        LOG.error("{}", Recovery.run(folder));
      }
    } catch (IOException e) {
      throw e instanceof StoreException sentence
          ? sentence
          : new StoreException(folder.file() + " can't be written.", e);
    } catch (SQLException e) {
      throw new StoreException(folder.file() + " can't be used: " + Sentences.of(e), e);
    }
  }

  /// Makes a file with nothing in it but the tables. An empty file is none of ours: all are made
  /// whole under another name.
  static void makeEmpty(Path file) throws SQLException, IOException {
    Files.deleteIfExists(file);
    try (Database database = Database.open(file)) {
      Schema.migrate(database);
    }
    DataFolder.makePrivate(file);
  }

  /// What is wrong with a file; empty when nothing is. It is not changed.
  ///
  /// @throws StoreException when a newer program wrote it
  static Optional<String> damage(Path file) throws StoreException {
    try {
      // SQLite would take an empty file for a new one, and throw away what stands beside it.
      if (Files.size(file) == 0) {
        return Optional.of("it is empty");
      }
    } catch (IOException e) {
      throw new StoreException(file + " can't be read.", e);
    }
    try (Database database = Database.openToRead(file)) {
      return damage(file, database);
    } catch (SQLException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static Optional<String> damage(Path file, Database database)
      throws SQLException, StoreException {
    switch (Schema.fit(database)) {
      case EMPTY, STRANGE -> {
        return Optional.of("it does not say that it is of this program");
      }
      case NEWER ->
          throw new StoreException(
              file + " was written by a newer version of this program; use that one.");
      case KNOWN -> {
        // Looked into below.
      }
    }
    if (!Schema.isAsMade(database)) {
      return Optional.of("its tables are not as they were made");
    }
    String quick = database.text("PRAGMA quick_check(1)");
    if (!quick.equals("ok")) {
      return Optional.of(quick);
    }
    try (Tables tables = new Tables(database)) {
      return damage(tables);
    }
  }

  private static Optional<String> damage(Tables tables) throws SQLException {
    Set<Long> rooms = new HashSet<>();
    for (Row.Room room : tables.rooms()) {
      rooms.add(room.id());
      Loader.Loaded loaded = Loader.load(tables, room.id());
      if (loaded.epochs().isEmpty()) {
        return Optional.of("the epochs of a room are missing");
      }
      var _ = Loader.bookmarks(tables, room.id());
    }
    for (String table : List.of("epochs", "events", "snapshots", "bookmarks")) {
      if (!rooms.containsAll(tables.roomsIn(table))) {
        return Optional.of("a room is missing");
      }
    }
    return Optional.empty();
  }
}
