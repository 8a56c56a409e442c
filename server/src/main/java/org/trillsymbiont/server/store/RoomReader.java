package org.trillsymbiont.server.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.sync.HistoryEvent;
import org.trillsymbiont.model.sync.Moment;
import org.trillsymbiont.model.wire.ProtocolException;
import org.trillsymbiont.model.wire.RoomFileCodec;
import org.trillsymbiont.model.wire.RoomFileCodec.Line;
import org.trillsymbiont.model.wire.StoredCodec;

/// Reads a file with a room line by line, and believes nothing: what a stranger has made must not
/// cost more than what our own program makes, nor end up in a room otherwise than by its rules.
///
/// Thread: confined to one.
final class RoomReader implements AutoCloseable {
  /// A line is no longer than a snapshot of a room with everything set.
  private static final int MOST_CHARACTERS = 256 * 1024;

  /// A file has what is kept of a room, and what has come since it was last tidied up.
  private static final long MOST_EVENTS = 2 * Compaction.MOST_EVENTS;

  private final Path file;
  private final BufferedReader in;
  private final Line.Header header;
  private long number;
  private long events;

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
      throw new StoreException(file + " can't be read.", e);
    }
    try {
      header = next(Line.Header.class);
    } catch (StoreException e) {
      close();
      throw e;
    }
  }

  Line.Header header() {
    return header;
  }

  /// The room before the first event.
  Ledger base() throws StoreException {
    var snapshot = next(Line.Base.class).snapshot();
    if (!snapshot.seats().isEmpty()) {
      throw wrong("a room that is carried over has no seats");
    }
    return new Ledger(
        new StoredCodec.Stored(snapshot, Moment.found(snapshot.rev(), snapshot.state())));
  }

  /// The next event, applied to the room; null when the file has ended as it should.
  Line.@Nullable Event next(Ledger room) throws StoreException {
    Line line = line();
    if (line instanceof Line.End(long rev, long count)) {
      if (rev != room.rev() || count != events) {
        throw wrong("lines are missing");
      } else if (read(in) != null) {
        throw wrong("there is something behind the end");
      }
      return null;
    } else if (!(line instanceof Line.Event event)) {
      throw wrong("this line does not belong here");
    } else if (++events > MOST_EVENTS) {
      throw wrong("there are more than " + MOST_EVENTS + " events");
    } else {
      try {
        room.apply(remembered(event), null);
      } catch (IllegalArgumentException e) {
        throw wrong(String.valueOf(e.getMessage()));
      }
      return event;
    }
  }

  private static HistoryEvent remembered(Line.Event event) {
    return new HistoryEvent(
        event.rev(),
        event.id(),
        null,
        event.epoch(),
        event.atMicros(),
        event.wallMillis(),
        0,
        event.edit());
  }

  private <L extends Line> L next(Class<L> kind) throws StoreException {
    Line line = line();
    if (!kind.isInstance(line)) {
      throw wrong("this line does not belong here");
    }
    return kind.cast(line);
  }

  private Line line() throws StoreException {
    String text = read(in);
    if (text == null) {
      throw wrong("the file ends too early");
    }
    try {
      return RoomFileCodec.decode(text);
    } catch (ProtocolException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  /// The next line; null at the end.
  private @Nullable String read(Reader from) throws StoreException {
    number++;
    StringBuilder line = new StringBuilder();
    try {
      int next = from.read();
      if (next < 0) {
        return null;
      }
      while (next >= 0 && next != '\n') {
        line.append((char) next);
        if (line.length() > MOST_CHARACTERS) {
          throw wrong("the line is too long");
        }
        next = from.read();
      }
    } catch (StoreException e) {
      throw e;
    } catch (IOException e) {
      throw wrong("this is no text in UTF-8");
    }
    return line.toString();
  }

  private StoreException wrong(String what) {
    return new StoreException(file + ", line " + number + ": " + what + ".");
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
