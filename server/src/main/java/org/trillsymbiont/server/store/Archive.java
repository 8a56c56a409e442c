package org.trillsymbiont.server.store;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.sync.Lock;
import org.trillsymbiont.model.sync.Moment;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.wire.ProtocolException;
import org.trillsymbiont.model.wire.RoomFileCodec.Line;
import org.trillsymbiont.model.wire.RoomFileWriter;
import org.trillsymbiont.model.wire.StoredCodec;

/// Carries a room out of a data folder as one file of lines ([RoomFileWriter]), and into another.
public final class Archive {
  private Archive() {}

  /// Writes a room into a file, also while a server has it: as it is at one moment.
  ///
  /// @param target a file that does not exist yet
  /// @return how many events it has
  /// @throws StoreException with a sentence
  public static long write(Path dataFolder, RoomName name, Path target) throws StoreException {
    Path source = DataFolder.file(dataFolder);
    if (!Files.isRegularFile(source)) {
      throw new StoreException("There is no " + source + ".");
    } else if (Files.exists(target)) {
      throw new StoreException(target + " exists already; choose another name.");
    }
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try (Database database = Database.openToRead(source);
        Tables tables = new Tables(database)) {
      requireKnown(source, database);
      database.execute("BEGIN");
      Row.Room room =
          tables.rooms().stream()
              .filter(row -> row.name().equals(name))
              .findAny()
              .orElseThrow(
                  () -> new StoreException("There is no room " + name + " in " + source + "."));
      long events;
      try (BufferedWriter out = Files.newBufferedWriter(part)) {
        events = write(tables, room, out);
      }
      try (FileChannel file = FileChannel.open(part, StandardOpenOption.WRITE)) {
        file.force(true);
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      return events;
    } catch (Tables.DamagedException e) {
      throw new StoreException("The room " + name + " is damaged: " + e.getMessage() + ".", e);
    } catch (SQLException e) {
      throw new StoreException(source + " can't be read: " + Sentences.of(e), e);
    } catch (StoreException e) {
      throw e;
    } catch (IOException e) {
      throw new StoreException(target + " can't be written.", e);
    }
  }

  private static void requireKnown(Path file, Database database)
      throws SQLException, StoreException {
    if (Schema.fit(database) != Schema.Fit.KNOWN) {
      throw new StoreException(
          file + " is no file of this version; start the server with it once.");
    }
  }

  private static long write(Tables tables, Row.Room room, BufferedWriter out)
      throws SQLException, IOException {
    long first = Math.max(1, tables.firstRev(room.id()));
    Ledger ledger =
        tables.firstRev(room.id()) == 0
            ? Loader.at(tables, room.id(), Tables.MOST_REVISIONS)
            : Loader.at(tables, room.id(), first - 1);
    long now = System.currentTimeMillis();
    StoredCodec.Stored base = ledger.withoutSeats();
    RoomFileWriter file =
        new RoomFileWriter(
            out,
            new Line.Header(room.name(), now, locks(room, now)),
            new Line.Base(base.snapshot(), base.moment()));
    Deque<Row.Bookmark> bookmarks = new ArrayDeque<>(tables.bookmarks(room.id()));
    mark(file, bookmarks, ledger.rev());
    // In pages: all of a room's past may be more than is good to hold.
    List<Row.Event> page = tables.events(room.id(), ledger.rev() + 1, ledger.rev() + 500);
    while (!page.isEmpty()) {
      for (Row.Event event : page) {
        Loader.apply(ledger, event);
        file.entry(new Line.Event(Loader.event(event)));
        mark(file, bookmarks, ledger.rev());
      }
      page = tables.events(room.id(), ledger.rev() + 1, ledger.rev() + 500);
    }
    return file.end();
  }

  /// Writes the bookmarks up to a revision. Those of a time before the base bring their moment
  /// along.
  private static void mark(RoomFileWriter file, Deque<Row.Bookmark> bookmarks, long rev)
      throws SQLException, IOException {
    while (!bookmarks.isEmpty() && bookmarks.element().rev() <= rev) {
      Row.Bookmark row = bookmarks.remove();
      Moment moment = row.rev() == rev ? null : Loader.moment(row);
      file.entry(new Line.Marked(Loader.bookmark(row), moment));
    }
  }

  private static Set<Lock> locks(Row.Room room, long now) throws SQLException {
    String kept = room.kept();
    try {
      return kept == null ? Set.of() : StoredCodec.decodeKept(kept, now).locks();
    } catch (ProtocolException | IllegalArgumentException e) {
      throw new Tables.DamagedException("who is what can't be read: " + e.getMessage());
    }
  }

  /// Reads a room out of a file into a data folder that no server uses. All of it is checked first.
  ///
  /// @param name what it is to be called; null for what it was
  /// @return what it is called
  /// @throws StoreException with a sentence
  public static RoomName read(Path dataFolder, Path source, @Nullable RoomName name)
      throws StoreException {
    try (RoomReader reader = new RoomReader(source);
        DataFolder folder = DataFolder.take(dataFolder)) {
      Soundness.ensure(folder);
      RoomName called = name == null ? reader.header().name() : name;
      StoreFile file = StoreFile.open(folder);
      try (file) {
        Tables tables = file.tables();
        List<Row.Room> rooms = tables.rooms();
        if (rooms.stream().anyMatch(room -> room.name().equals(called))) {
          throw new StoreException(
              "There is a room " + called + " already; choose another name with --room.");
        }
        long id = rooms.stream().mapToLong(Row.Room::id).max().orElse(0) + 1;
        file.commit(List.of(new Incoming(id, called, reader)));
      }
      return called;
    } catch (SQLException e) {
      Optional<StoreException> said = said(e);
      throw said.isPresent()
          ? said.get()
          : new StoreException("The room can't be written: " + Sentences.of(e), e);
    }
  }

  private static Optional<StoreException> said(SQLException e) {
    return e.getCause() instanceof StoreException sentence
        ? Optional.of(sentence)
        : Optional.empty();
  }

  private record Incoming(long id, RoomName name, RoomReader reader) implements Write {
    @Override
    public void write(Tables tables) throws SQLException {
      try {
        long now = System.currentTimeMillis();
        tables.put(new Row.Room(id, name, null, Intake.kept(reader, now), now, now));
        new Intake(id, reader, now, tables::put).copy();
      } catch (StoreException e) {
        throw new SQLException(e);
      }
    }
  }
}
