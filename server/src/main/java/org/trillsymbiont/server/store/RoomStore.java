package org.trillsymbiont.server.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trillsymbiont.model.sync.Rejection;
import org.trillsymbiont.model.sync.RoomInfo;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.server.room.Journal;
import org.trillsymbiont.server.room.Past.Answer;
import org.trillsymbiont.server.room.Storage;
import org.trillsymbiont.server.watch.Watch;

/// The rooms in a data folder (docs/decisions/0014). Which there are is known without the disk;
/// what stands in them is read when they are opened, and written by one thread.
///
/// Thread: safe.
public final class RoomStore implements Storage, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RoomStore.class);

  /// How many rooms are stored.
  static final int MOST_ROOMS = 1000;

  /// A room that nobody has used for so long may go when there is no place for another one.
  private static final long STALE_MILLIS = TimeUnit.DAYS.toMillis(30);

  /// The same in memory, where only those stay that were made and have not been entered yet.
  private static final long STALE_IN_MEMORY_MILLIS = TimeUnit.MINUTES.toMillis(5);

  /// So long somebody waits for a room to be stored.
  private static final long MOST_SECONDS = 60;

  private final StoreFile file;
  private final InstantSource clock;
  private final int mostRooms;
  private final Writer writer;
  private final PastReader reader;
  private final Map<RoomName, Known> rooms = new HashMap<>();
  private long lastId;

  // Apart from the rest: the writer tells them something while others wait for it.
  private final Set<RoomJournal> open = ConcurrentHashMap.newKeySet();

  /// A room that is stored, or will be.
  ///
  /// @param journal while it is in memory
  private record Known(Row.Room row, @Nullable RoomJournal journal) implements Door {
    @Override
    public boolean hasPin() {
      return row.pin() != null;
    }

    @Override
    public boolean opensTo(@Nullable String pin) {
      String stored = row.pin();
      return stored == null || (pin != null && StoredPin.matches(stored, pin));
    }

    private boolean isLockedBy(@Nullable String pin) {
      return pin == null ? !hasPin() : hasPin() && opensTo(pin);
    }
  }

  private RoomStore(StoreFile file, Watch watch, InstantSource clock, int mostRooms)
      throws SQLException {
    this.file = file;
    this.clock = clock;
    this.mostRooms = mostRooms;
    for (Row.Room row : file.tables().rooms()) {
      rooms.put(row.name(), new Known(row, null));
      lastId = Math.max(lastId, row.id());
    }
    writer = new Writer(file, watch, this::readOnly);
    reader = new PastReader(file.path(), writer);
  }

  /// Opens the rooms of a data folder, which is made when there is none.
  ///
  /// @param watch is told what the disk does
  /// @throws StoreException with a sentence for whoever runs the server: another server uses the
  ///   folder, it can't be written to, or a newer program wrote it
  public static RoomStore open(Path folder, Watch watch) throws StoreException {
    return open(folder, watch, InstantSource.system());
  }

  /// Does the same by another clock.
  ///
  /// @param clock says when what was done; it may be set back
  /// @throws StoreException as [#open(Path, Watch)]
  public static RoomStore open(Path folder, Watch watch, InstantSource clock)
      throws StoreException {
    return open(folder, watch, clock, MOST_ROOMS);
  }

  /// Opens rooms that are remembered as long as somebody is in them, and no longer than this.
  ///
  /// @param watch is told how long it takes
  public static RoomStore inMemory(Watch watch) {
    try {
      RoomStore store =
          new RoomStore(StoreFile.inMemory(), watch, InstantSource.system(), MOST_ROOMS);
      store.writer.start();
      return store;
    } catch (SQLException e) {
      throw new IllegalStateException("SQLite needs no more than memory", e);
    }
  }

  static RoomStore open(Path folder, Watch watch, InstantSource clock, int mostRooms)
      throws StoreException {
    DataFolder taken = DataFolder.take(folder);
    try {
      Soundness.ensure(taken);
      RoomStore store = new RoomStore(StoreFile.open(taken), watch, clock, mostRooms);
      store.writer.start();
      return store;
    } catch (SQLException e) {
      taken.close();
      throw new StoreException(taken.file() + " can't be used: " + Sentences.of(e), e);
    } catch (StoreException | RuntimeException e) {
      taken.close();
      throw e;
    }
  }

  @Override
  public synchronized Optional<Door> find(RoomName name) {
    return Optional.ofNullable(rooms.get(name));
  }

  @Override
  public synchronized boolean hasPlace() {
    return rooms.size() < mostRooms || stale().isPresent();
  }

  private Optional<Known> stale() {
    long before = millis() - (isDurable() ? STALE_MILLIS : STALE_IN_MEMORY_MILLIS);
    return rooms.values().stream()
        .filter(room -> room.journal() == null && room.row().usedMillis() < before)
        .min(Comparator.comparingLong(room -> room.row().usedMillis()));
  }

  @Override
  public synchronized Journal open(RoomName name, @Nullable String pin) {
    Known known = rooms.get(name);
    if (known == null && rooms.size() >= mostRooms) {
      stale().ifPresent(this::forget);
    }
    long now = millis();
    Row.Room row =
        known == null
            ? new Row.Room(++lastId, name, pin == null ? null : StoredPin.of(pin), null, now, now)
            : known.row();
    RoomJournal journal = new RoomJournal(this, writer, row);
    rooms.put(name, new Known(row, journal));
    open.add(journal);
    return journal;
  }

  /// Whether rooms outlive this.
  boolean isDurable() {
    return file.path() != null;
  }

  /// Makes a room of a moment of another one. Takes as long as a PIN's digest.
  ///
  /// @param to is told when it is stored, or why it can't be made
  void found(Branch branch, @Nullable String pin, Consumer<Answer<RoomName>> to) {
    String storedPin = pin == null ? null : StoredPin.of(pin);
    Optional<String> readOnly = whyReadOnly();
    if (readOnly.isPresent()) {
      to.accept(new Answer.Refused<>(Rejection.READ_ONLY, readOnly.get()));
      return;
    }
    Optional<Answer<RoomName>> refused = found(branch, storedPin, () -> to.accept(done(branch)));
    refused.ifPresent(to);
  }

  /// Makes a room of a file, with all the past that it has. All of it is checked first. Waits for
  /// the disk.
  ///
  /// @param name what it is to be called: no room that there is
  /// @param pin what it is to ask for: six digits; null for nothing
  /// @throws StoreException with a sentence, when the file is no room, or there is no place for it
  public void read(Path source, RoomName name, @Nullable String pin) throws StoreException {
    Branch branch;
    try (RoomReader room = new RoomReader(source)) {
      branch = Intake.branch(name, room, millis());
    }
    CompletableFuture<Answer<RoomName>> answer = new CompletableFuture<>();
    found(branch, pin, answer::complete);
    try {
      if (answer.get(MOST_SECONDS, TimeUnit.SECONDS)
          instanceof Answer.Refused<RoomName>(var _, String sentence)) {
        throw new StoreException(sentence);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("It was interrupted.", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new StoreException("The disk takes too long.", e);
    }
  }

  private static Answer<RoomName> done(Branch branch) {
    return new Answer.Is<>(branch.name());
  }

  private synchronized Optional<Answer<RoomName>> found(
      Branch branch, @Nullable String storedPin, Runnable written) {
    RoomName name = branch.name();
    if (rooms.containsKey(name)) {
      return Optional.of(
          new Answer.Refused<>(Rejection.TAKEN, "There is a room " + name + " already."));
    } else if (!hasPlace()) {
      return Optional.of(
          new Answer.Refused<>(Rejection.NO_PLACE, "There are too many rooms already."));
    } else if (rooms.size() >= mostRooms) {
      stale().ifPresent(this::forget);
    }
    long now = millis();
    Row.Room row = new Row.Room(++lastId, name, storedPin, branch.kept(), now, now);
    rooms.put(name, new Known(row, null));
    writer.write(new Founding(row, branch, written));
    return Optional.empty();
  }

  private record Founding(Row.Room row, Branch branch, Runnable then) implements Write {
    @Override
    public long room() {
      return row.id();
    }

    @Override
    public void write(Tables tables) throws SQLException {
      tables.put(row);
      for (Row other : branch.in(row.id())) {
        tables.put(other);
      }
    }

    @Override
    public void written() {
      then.run();
    }
  }

  /// Lets a room that is stored, and not in memory, ask for another PIN from now on.
  ///
  /// @param pin six digits; null for none
  public synchronized void lock(RoomName name, @Nullable String pin) {
    Known known = rooms.get(name);
    if (known != null && known.journal() == null && !known.isLockedBy(pin)) {
      Row.Room row = known.row().locked(pin == null ? null : StoredPin.of(pin));
      rooms.put(name, new Known(row, null));
      writer.write(tables -> {
        // Its journal has written what is not known here.
        Row.Room stored = tables.room(row.id());
        tables.put(stored == null ? row : stored.locked(row.pin()));
      });
    }
  }

  private void forget(Known room) {
    LOG.info("Room {} was forgotten: nobody had used it for long", room.row().name());
    rooms.remove(room.row().name());
    writer.write(tables -> tables.forget(room.row().id()));
  }

  /// A room has left memory.
  synchronized void closed(RoomJournal journal, RoomName name) {
    open.remove(journal);
    Known known = rooms.get(name);
    if (known != null && known.journal() == journal) {
      rooms.put(name, new Known(known.row().used(millis()), null));
    }
  }

  /// A room has left memory, and nothing of it is kept.
  synchronized void forgotten(RoomJournal journal, RoomName name) {
    open.remove(journal);
    Known known = rooms.get(name);
    if (known != null && known.journal() == journal) {
      rooms.remove(name);
    }
  }

  @Override
  public synchronized List<RoomInfo> rooms() {
    return rooms.values().stream()
        .filter(room -> room.journal() == null)
        .sorted(Comparator.comparingLong((Known room) -> room.row().usedMillis()).reversed())
        .map(room -> new RoomInfo(room.row().name(), 0, room.hasPin()))
        .toList();
  }

  private void readOnly(@Nullable String sentence) {
    open.forEach(journal -> journal.readOnly(sentence));
  }

  /// Why nothing can be stored at this moment, for people; empty when all is well.
  public Optional<String> whyReadOnly() {
    return Optional.ofNullable(writer.whyReadOnly());
  }

  /// How many writes wait at this moment, 0 or more.
  public int waiting() {
    return writer.waiting();
  }

  /// UTC.
  long millis() {
    return clock.millis();
  }

  /// The thread that reads and writes.
  Writer writer() {
    return writer;
  }

  /// Reads the past of rooms.
  PastReader reader() {
    return reader;
  }

  /// Limits the file, for tests that need a full disk. Thread: the writer's.
  void limitPages(long pages) throws SQLException {
    file.limitPages(pages);
  }

  /// Writes what waits, and ends; the folder is free when this returns.
  @Override
  public void close() {
    reader.close();
    writer.close();
  }
}
