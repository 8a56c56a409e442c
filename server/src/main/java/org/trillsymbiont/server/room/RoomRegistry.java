package org.trillsymbiont.server.room;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.CloseCode;
import org.trillsymbiont.model.sync.RoomInfo;
import org.trillsymbiont.model.sync.RoomName;

/// The rooms of a server: made when somebody enters, forgotten some time after the last one has
/// left.
///
/// Thread: safe.
public final class RoomRegistry {
  private static final Logger LOG = LoggerFactory.getLogger(RoomRegistry.class);

  private final Map<RoomName, Entry> entries = new TreeMap<>();
  private final Maker maker;
  private final int mostRooms;
  private final long idleNanos;

  /// Makes a room.
  public interface Maker {
    /// Makes a room as it begins.
    ///
    /// @param rooms lists the server's rooms
    Room make(RoomName name, Supplier<List<RoomInfo>> rooms);
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

  /// @param mostRooms how many there may be
  /// @param idleNanos how long an empty room is remembered
  public RoomRegistry(Maker maker, int mostRooms, long idleNanos) {
    this.maker = maker;
    this.mostRooms = mostRooms;
    this.idleNanos = idleNanos;
  }

  /// Enters a room, which is made when there is none of that name.
  ///
  /// @param pin six digits; a new room gets it, one that has another stays closed
  public synchronized Entrance enter(RoomName name, @Nullable String pin) {
    Entry entry = entries.get(name);
    if (entry == null) {
      if (entries.size() >= mostRooms) {
        return new Entrance.Closed(CloseCode.TOO_MANY_ROOMS);
      }
      entry = new Entry(maker.make(name, this::list), pin);
      entries.put(name, entry);
      LOG.info("Room {} was opened", name);
    }
    if (!isSame(entry.pin, pin)) {
      return new Entrance.Closed(CloseCode.WRONG_PIN);
    }
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

  /// Forgets rooms that have been empty for long.
  ///
  /// @param nowNanos as `System.nanoTime`
  public synchronized void evict(long nowNanos) {
    entries
        .entrySet()
        .removeIf(entry -> {
          boolean isIdle =
              entry.getValue().people == 0
                  && nowNanos - entry.getValue().emptySinceNanos >= idleNanos;
          if (isIdle) {
            LOG.info("Room {} was forgotten", entry.getKey());
          }
          return isIdle;
        });
  }

  /// All rooms, by name.
  public synchronized List<RoomInfo> list() {
    return entries.entrySet().stream()
        .map(entry ->
            new RoomInfo(
                entry.getKey(), entry.getValue().room.participants(), entry.getValue().pin != null))
        .toList();
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
