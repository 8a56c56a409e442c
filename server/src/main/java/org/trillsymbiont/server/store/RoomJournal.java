package org.trillsymbiont.server.store;

import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trillsymbiont.model.sync.EditId;
import org.trillsymbiont.model.sync.Roles;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.wire.ProtocolException;
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

  private final long id;
  private final RoomName name;

  // The writer's thread.
  private Row.Room row;
  private Ledger ledger = new Ledger();
  private Roles.Kept kept = Roles.Kept.NOTHING;
  private long snapshotRev;
  private int epoch;

  /// @param row the room's, which need not be stored yet
  RoomJournal(RoomStore store, Writer writer, Row.Room row) {
    this.store = store;
    this.writer = writer;
    this.row = row;
    id = row.id();
    name = row.name();
  }

  @Override
  public boolean isDurable() {
    return true;
  }

  @Override
  public void open(String epochName, Owner asking) {
    owner = asking;
    writer.run(tables -> load(tables, epochName, asking));
  }

  private void load(Tables tables, String epochName, Owner asking) {
    if (writer.holdsBack(id)) {
      asking.lost("The server can't store the room yet; try again soon.");
      return;
    }
    try {
      Loader.Loaded loaded = Loader.load(tables, id);
      Row.Room stored = tables.room(id);
      row = stored == null ? row : stored;
      kept = kept(row);
      isReadable = true;
      ledger = loaded.ledger();
      snapshotRev = loaded.snapshotRev();
      hasEvents = ledger.rev() > 0;
      epoch = loaded.epochs().isEmpty() ? 1 : loaded.epochs().getLast().number() + 1;
      writer.add(new Beginning(loaded, epochName, asking));
    } catch (SQLException e) {
      LOG.error("Room {} can't be read", name, e);
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

    Beginning(Loader.Loaded loaded, String epochName, Owner asking) {
      this.loaded = loaded;
      this.asking = asking;
      begun = new Row.Epoch(id, epoch, epochName, ledger.rev(), store.millis());
    }

    @Override
    public void write(Tables tables) throws SQLException {
      touch(tables);
      tables.put(begun);
      tables.forgetEpochs(id, epoch - MOST_EPOCHS);
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
        asking.opened(
            isNew ? null : new Stored(ledger.snapshot(loaded.epoch(), loaded.ends()), kept),
            readOnly);
      }
    }
  }

  private void touch(Tables tables) throws SQLException {
    row = row.used(store.millis());
    tables.put(row);
  }

  @Override
  public synchronized void record(Event event) {
    if (!isClosed) {
      hasEvents = true;
      writer.write(new Appended(event, store.millis()));
    }
  }

  @Override
  public synchronized void keep(Roles.Kept now) {
    if (!isClosed) {
      String text = StoredCodec.encode(now);
      writer.write(tables -> {
        row = row.keeping(text);
        tables.put(row);
      });
    }
  }

  private static Roles.Kept kept(Row.Room row) throws SQLException {
    try {
      String text = row.kept();
      return text == null ? Roles.Kept.NOTHING : StoredCodec.decodeKept(text);
    } catch (ProtocolException e) {
      throw new Tables.DamagedException("who is what can't be read: " + e.getMessage());
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
      return id;
    }

    @Override
    public void write(Tables tables) throws SQLException {
      EditId made = event.edited().id();
      tables.put(
          new Row.Event(
              id,
              event.edited().rev(),
              epoch,
              made.by(),
              made.counter(),
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
            id, ledger.rev(), store.millis(), StoredCodec.encode(ledger.snapshot("", Map.of())));
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
      store.closed(this, name);
    }
    if (hasEvents) {
      writer.write(this::end);
    } else if (isReadable) {
      // Nobody has played in it.
      store.forgotten(this, name);
      writer.write(tables -> tables.forget(id));
    }
  }

  private void end(Tables tables) throws SQLException {
    touch(tables);
    snapshot(true).write(tables);
  }
}
