package org.trillsymbiont.server.room;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.CloseCode;
import org.trillsymbiont.model.sync.RoomInfo;
import org.trillsymbiont.model.sync.RoomName;

/// The rooms of a server: made when somebody enters, forgotten some time after the last one has
/// left; but for what is stored of them.
///
/// Thread: safe.
public final class RoomRegistry {
  private static final Logger LOG = LoggerFactory.getLogger(RoomRegistry.class);

  private final Map<RoomName, Entry> entries = new TreeMap<>();
  private final Maker maker;
  private final Storage storage;
  private final int mostRooms;
  private final long idleNanos;

  /// Makes a room.
  public interface Maker {
    /// Makes a room as it begins.
    ///
    /// @param rooms lists the server's rooms
    /// @param journal where it is written down
    Room make(RoomName name, Supplier<List<RoomInfo>> rooms, Journal journal);
  }

  /// The way into a room, or why there is none.
  public sealed interface Entrance {
    /// Somebody is counted as being in the room, until [RoomRegistry#leave].
    record Open(Room room) implements Entrance {}

    /// The connection is to be closed.
    record Closed(CloseCode why) implements Entrance {}
  }

  private static final class Entry {
    private final Room room;
    private final @Nullable String pin;
    private int people;
    private long emptySinceNanos;

    private Entry(Room room, @Nullable String pin) {
      this.room = room;
      this.pin = pin;
    }
  }

  /// @param storage where rooms outlive the server
  /// @param mostRooms how many there may be in memory
  /// @param idleNanos how long an empty room stays there
  public RoomRegistry(Maker maker, Storage storage, int mostRooms, long idleNanos) {
    this.maker = maker;
    this.storage = storage;
    this.mostRooms = mostRooms;
    this.idleNanos = idleNanos;
  }

  /// Enters a room, which is made when there is none of that name.
  ///
  /// @param pin six digits; a new room gets it, one that has another stays closed
  public synchronized Entrance enter(RoomName name, @Nullable String pin) {
    Entry entry = entries.get(name);
    if (entry != null && !entry.room.isLost()) {
      return isSame(entry.pin, pin) ? enter(entry) : new Entrance.Closed(CloseCode.WRONG_PIN);
    }
    Optional<Storage.Door> stored = storage.find(name);
    if (stored.isPresent() && !stored.get().opensTo(pin)) {
      return new Entrance.Closed(CloseCode.WRONG_PIN);
    }
    boolean hasPlace = entry != null || entries.size() < mostRooms;
    if (!hasPlace || (stored.isEmpty() && !storage.hasPlace())) {
      return new Entrance.Closed(CloseCode.TOO_MANY_ROOMS);
    }
    boolean asksForPin = stored.isEmpty() || stored.get().hasPin();
    Room room = maker.make(name, this::list, storage.open(name, pin));
    Entry made = new Entry(room, asksForPin ? pin : null);
    entries.put(name, made);
    LOG.atInfo()
        .addKeyValue("room", name)
        .addKeyValue("stored", stored.isPresent())
        .log("Room {} was opened", name);
    return enter(made);
  }

  private static Entrance enter(Entry entry) {
    entry.people++;
    return new Entrance.Open(entry.room);
  }

  /// In constant time, so that a PIN can't be felt for.
  private static boolean isSame(@Nullable String expected, @Nullable String given) {
    return expected == null
        || (given != null
            && MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8)));
  }

  /// Somebody has left a room.
  ///
  /// @param nowNanos as `System.nanoTime`
  public synchronized void leave(Room room, long nowNanos) {
    for (Entry entry : entries.values()) {
      if (entry.room == room) {
        entry.people--;
        entry.emptySinceNanos = nowNanos;
      }
    }
  }

  /// Forgets rooms that have been empty for long; those that are stored leave memory.
  ///
  /// @param nowNanos as `System.nanoTime`
  public synchronized void evict(long nowNanos) {
    entries
        .entrySet()
        .removeIf(entry -> {
          boolean isIdle =
              entry.getValue().people == 0
                  && nowNanos - entry.getValue().emptySinceNanos >= idleNanos
                  && entry.getValue().room.isSaved();
          if (isIdle) {
            entry.getValue().room.close();
            LOG.atInfo()
                .addKeyValue("room", entry.getKey())
                .log("Room {} was forgotten", entry.getKey());
          }
          return isIdle;
        });
  }

  /// Waits until all that has been said to the rooms so far is done, will survive, and everybody
  /// has been told so.
  ///
  /// @return how many rooms did not come to rest in time
  public int settle(Duration most) throws InterruptedException {
    List<Room> all;
    synchronized (this) {
      all = entries.values().stream().map(entry -> entry.room).toList();
    }
    CountDownLatch restless = new CountDownLatch(all.size());
    all.forEach(room -> room.settle(restless::countDown));
    return restless.await(most.toNanos(), TimeUnit.NANOSECONDS) ? 0 : (int) restless.getCount();
  }

  /// How many rooms are in memory.
  public synchronized int size() {
    return entries.size();
  }

  /// The rooms in memory, and of those that are stored beside them the ones that were used last, as
  /// many as there may be in memory; by name.
  public synchronized List<RoomInfo> list() {
    Map<RoomName, RoomInfo> all = new TreeMap<>();
    entries.forEach((name, entry) ->
        all.put(name, new RoomInfo(name, entry.room.participants(), entry.pin != null)));
    for (RoomInfo stored : storage.rooms()) {
      if (all.size() < mostRooms) {
        all.putIfAbsent(stored.name(), stored);
      }
    }
    return List.copyOf(all.values());
  }

  /// The clock of a room at this moment in microseconds, if there is one of that name.
  public synchronized OptionalLong micros(RoomName name) {
    Entry entry = entries.get(name);
    return entry == null ? OptionalLong.empty() : OptionalLong.of(entry.room.micros());
  }

  /// The state of a room, if there is one of that name.
  public synchronized Optional<AppState> state(RoomName name) {
    return Optional.ofNullable(entries.get(name)).map(entry -> entry.room.state());
  }
}
