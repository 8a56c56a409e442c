package org.trillsymbiont.server.store;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trillsymbiont.model.sync.Bookmark;
import org.trillsymbiont.model.sync.HistoryEvent;
import org.trillsymbiont.model.sync.Roles;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.wire.ProtocolException;
import org.trillsymbiont.model.wire.StoredCodec;
import org.trillsymbiont.server.room.Journal;
import org.trillsymbiont.server.room.Past;

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
  private final RoomPast past;

  // The writer's thread.
  private Row.Room row;
  private Ledger ledger = new Ledger();
  private Roles.Kept kept = Roles.Kept.NOTHING;
  private long snapshotRev;
  private int epoch;
  private List<Bookmark> bookmarks = List.of();

  /// @param row the room's, which need not be stored yet
  RoomJournal(RoomStore store, Writer writer, Row.Room row) {
    this.store = store;
    this.writer = writer;
    this.row = row;
    id = row.id();
    name = row.name();
    past = new RoomPast(store, id, name);
  }

  @Override
  public boolean isDurable() {
    return store.isDurable();
  }

  @Override
  public boolean isWritten() {
    return true;
  }

  @Override
  public Past past() {
    return past;
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
      past.stored(ledger.rev(), epoch);
      bookmarks = Loader.bookmarks(tables, id);
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
            isNew
                ? null
                : new Stored(ledger.snapshot(loaded.epoch(), loaded.ends()), kept, bookmarks),
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
      writer.write(new KeptNow(StoredCodec.encode(now, store.millis())));
    }
  }

  private final class KeptNow implements Write {
    private final String text;

    KeptNow(String text) {
      this.text = text;
    }

    @Override
    public long room() {
      return id;
    }

    @Override
    public void write(Tables tables) throws SQLException {
      row = row.keeping(text);
      tables.put(row);
    }
  }

  private Roles.Kept kept(Row.Room stored) {
    try {
      String text = stored.kept();
      return text == null ? Roles.Kept.NOTHING : StoredCodec.decodeKept(text, store.millis());
    } catch (ProtocolException e) {
      LOG.warn("Who is what in room {} can't be read, and is forgotten", name, e);
      return Roles.Kept.NOTHING;
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
      tables.put(Row.Event.of(id, remembered(), event.seat()));
    }

    private HistoryEvent remembered() {
      return new HistoryEvent(
          event.edited().rev(),
          event.edited().id(),
          event.author(),
          epoch,
          event.edited().atMicros(),
          wallMillis,
          event.gesture(),
          event.edited().edit());
    }

    @Override
    public void written() {
      ledger.apply(remembered(), event.seat());
      past.stored(ledger.rev(), epoch);
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
    Row.Snapshot snapshot = new Row.Snapshot(id, ledger.rev(), store.millis(), ledger.encoded());
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
    boolean isKept = hasEvents && store.isDurable();
    if (isKept || !isReadable) {
      store.closed(this, name);
    }
    if (isKept) {
      writer.write(this::end);
    } else if (isReadable) {
      // Nobody has played in it, or it is not to outlive those who have.
      store.forgotten(this, name);
      writer.write(tables -> tables.forget(id));
    }
  }

  private void end(Tables tables) throws SQLException {
    touch(tables);
    snapshot(true).write(tables);
  }
}
