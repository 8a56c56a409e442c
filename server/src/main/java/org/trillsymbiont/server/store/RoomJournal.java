package org.trillsymbiont.server.store;

import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trillsymbiont.model.sync.EditId;
import org.trillsymbiont.model.wire.StoredCodec;
import org.trillsymbiont.server.room.Journal;

/// The journal of a room that is in memory: hands on to the writer what happens, and keeps a ledger
/// of what is on the disk, for the next snapshot.
///
/// Thread: as [Journal]; what writes belongs to the writer's thread.
final class RoomJournal implements Journal {
  private static final Logger LOG = LoggerFactory.getLogger(RoomJournal.class);

  /// So many events make a snapshot.
  static final int EVENTS_IN_SNAPSHOT = 200;

  /// How many epochs are remembered: as many as an authority does, and the last.
  private static final int MOST_EPOCHS = 65;

  private final RoomStore store;
  private final Writer writer;
  private volatile @Nullable Owner owner;
  private volatile boolean isReadable;
  private volatile boolean hasEvents;
  private boolean isClosed;

  private final Row.Room row;

  // The writer's thread.
  private Ledger ledger = new Ledger();
  private long snapshotRev;
  private int epoch;

  /// @param row the room's, which need not be stored yet
  RoomJournal(RoomStore store, Writer writer, Row.Room row) {
    this.store = store;
    this.writer = writer;
    this.row = row;
  }

  @Override
  public boolean isDurable() {
    return true;
  }

  @Override
  public void open(String name, Owner asking) {
    owner = asking;
    writer.run(tables -> load(tables, name, asking));
  }

  private void load(Tables tables, String name, Owner asking) {
    if (writer.holdsBack(row.id())) {
      asking.lost("The server can't store the room yet; try again soon.");
      return;
    }
    try {
      Loader.Loaded loaded = Loader.load(tables, row.id());
      isReadable = true;
      ledger = loaded.ledger();
      snapshotRev = loaded.snapshotRev();
      hasEvents = ledger.rev() > 0;
      epoch = loaded.epochs().isEmpty() ? 1 : loaded.epochs().getLast().number() + 1;
      writer.add(new Beginning(loaded, name, asking));
    } catch (SQLException e) {
      LOG.error("Room {} can't be read", row.name(), e);
      asking.lost("The server can't read what it has stored of the room.");
    }
  }

  /// A new epoch. The room begins when it is stored, or when that has to wait: then nobody can
  /// change anything, so that nothing is missed should it never be.
  private final class Beginning implements Write {
    private final Loader.Loaded loaded;
    private final Row.Epoch begun;
    private final Owner asking;
    private boolean isTold;

    Beginning(Loader.Loaded loaded, String name, Owner asking) {
      this.loaded = loaded;
      this.asking = asking;
      begun = new Row.Epoch(row.id(), epoch, name, ledger.rev(), store.millis());
    }

    @Override
    public void write(Tables tables) throws SQLException {
      touch(tables);
      tables.put(begun);
      tables.forgetEpochs(row.id(), epoch - MOST_EPOCHS);
    }

    @Override
    public void written() {
      tell(writer.whyReadOnly());
    }

    @Override
    public void delayed(String sentence) {
      tell(sentence);
    }

    private void tell(@Nullable String readOnly) {
      if (!isTold) {
        isTold = true;
        boolean isNew = loaded.epochs().isEmpty() && ledger.rev() == 0;
        asking.opened(isNew ? null : ledger.snapshot(loaded.epoch(), loaded.ends()), readOnly);
      }
    }
  }

  private void touch(Tables tables) throws SQLException {
    tables.put(row.used(store.millis()));
  }

  @Override
  public synchronized void record(Event event) {
    if (!isClosed) {
      hasEvents = true;
      writer.write(new Appended(event, store.millis()));
    }
  }

  private final class Appended implements Write {
    private final Event event;
    private final long wallMillis;

    Appended(Event event, long wallMillis) {
      this.event = event;
      this.wallMillis = wallMillis;
    }

    @Override
    public long room() {
      return row.id();
    }

    @Override
    public void write(Tables tables) throws SQLException {
      EditId id = event.edited().id();
      tables.put(
          new Row.Event(
              row.id(),
              event.edited().rev(),
              epoch,
              id.by(),
              id.counter(),
              event.seat(),
              event.author(),
              event.edited().atMicros(),
              wallMillis,
              StoredCodec.encode(event.edited().edit())));
    }

    @Override
    public void written() {
      ledger.apply(event.edited().rev(), event.edited().id(), event.seat(), event.edited().edit());
      Owner room = owner;
      if (room != null) {
        room.saved(ledger.rev());
      }
      if (ledger.rev() - snapshotRev >= EVENTS_IN_SNAPSHOT) {
        takeSnapshot();
      }
    }
  }

  private void takeSnapshot() {
    snapshotRev = ledger.rev();
    writer.add(snapshot(false));
  }

  private Write snapshot(boolean isLast) {
    Row.Snapshot snapshot =
        new Row.Snapshot(
            row.id(),
            ledger.rev(),
            store.millis(),
            StoredCodec.encode(ledger.snapshot("", Map.of())));
    return tables -> {
      tables.put(snapshot);
      Compaction.run(tables, snapshot.room(), snapshot.rev(), snapshot.wallMillis(), isLast);
    };
  }

  /// Tells the room whether it can be stored.
  void readOnly(@Nullable String sentence) {
    Owner room = owner;
    if (room != null) {
      room.readOnly(sentence);
    }
  }

  @Override
  public synchronized void close() {
    isClosed = true;
    owner = null;
    if (hasEvents || !isReadable) {
      store.closed(this, row.name());
    }
    if (hasEvents) {
      writer.write(this::end);
    } else if (isReadable) {
      // Nobody has played in it.
      store.forgotten(this, row.name());
      writer.write(tables -> tables.forget(row.id()));
    }
  }

  private void end(Tables tables) throws SQLException {
    touch(tables);
    snapshot(true).write(tables);
  }
}
