package org.trillsymbiont.server.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.Authority;
import org.trillsymbiont.model.sync.EditId;
import org.trillsymbiont.model.sync.HistoryEvent;
import org.trillsymbiont.model.wire.RoomFileCodec.Line;
import org.trillsymbiont.model.wire.RoomFileException;
import org.trillsymbiont.model.wire.RoomFileReader;
import org.trillsymbiont.model.wire.StoredCodec;

/// Reads a file with a room: nothing ends up in a room otherwise than by its rules.
///
/// Thread: confined to one.
final class RoomReader implements AutoCloseable {
  /// A file has what is kept of a room, and what has come since it was last tidied up.
  private static final long MOST_EVENTS = 2 * Compaction.MOST_EVENTS;

  private final Path file;
  private final Reader in;
  private final RoomFileReader lines;

  /// Opens a file and reads what it is.
  ///
  /// @throws StoreException with a sentence
  RoomReader(Path file) throws StoreException {
    this.file = file;
    try {
      in =
          new BufferedReader(
              new InputStreamReader(
                  Files.newInputStream(file), StandardCharsets.UTF_8.newDecoder()));
    } catch (IOException e) {
      throw unreadable(e);
    }
    try {
      lines = new RoomFileReader(in, MOST_EVENTS);
    } catch (RoomFileException e) {
      close();
      throw wrong(e);
    } catch (IOException e) {
      close();
      throw unreadable(e);
    }
  }

  Line.Header header() {
    return lines.header();
  }

  /// The room before the first event.
  Ledger base() throws StoreException {
    try {
      Line.Base base = lines.base();
      return new Ledger(new StoredCodec.Stored(written(base.snapshot()), base.moment()));
    } catch (RoomFileException e) {
      throw wrong(e);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /// Newcomers are told what was written. Of what the file does not say who has written it, it was
  /// the room.
  private static Authority.Snapshot written(Authority.Snapshot base) {
    Map<Field<?>, Authority.Write> writes = new HashMap<>(base.writes());
    for (Field<?> field : Edit.difference(AppState.INITIAL, base.state()).fields()) {
      writes.putIfAbsent(field, new Authority.Write(EditId.ROOM, base.rev()));
    }
    return new Authority.Snapshot(
        base.epoch(),
        base.ends(),
        base.state(),
        base.rev(),
        writes,
        base.lastNumber(),
        base.seats());
  }

  /// The next event, applied to the room, or bookmark; null when the file has ended as it should.
  Line.@Nullable Entry next(Ledger room) throws StoreException {
    try {
      Line.Entry entry = lines.next();
      if (entry instanceof Line.Event(HistoryEvent event)) {
        apply(room, event);
      }
      return entry;
    } catch (RoomFileException e) {
      throw wrong(e);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private void apply(Ledger room, HistoryEvent event) throws RoomFileException {
    try {
      room.apply(event, null);
    } catch (IllegalArgumentException e) {
      throw lines.wrong(String.valueOf(e.getMessage()));
    }
  }

  private StoreException wrong(RoomFileException e) {
    return new StoreException(file + ", " + e.getMessage() + ".", e);
  }

  private StoreException unreadable(IOException e) {
    return new StoreException(file + " can't be read.", e);
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new IllegalStateException("a file could not be closed", e);
    }
  }
}
