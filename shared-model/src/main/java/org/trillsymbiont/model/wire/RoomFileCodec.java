package org.trillsymbiont.model.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.sync.Authority;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.EditId;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.Lock;
import org.trillsymbiont.model.sync.RoomName;

/// A room as one file, what a server exports and what the app calls a session (`.trill`): lines of
/// JSON, the first of which says what it is, the last that it is whole. Between them stand what the
/// room was at the revision that its history begins with, and all edits since. Who may come in, and
/// who is what, is no part of it: neither PIN nor tokens. What is locked is. (docs/session-file.md)
public final class RoomFileCodec {
  /// The version of the form. Readers take this one and all before it.
  public static final int VERSION = 2;

  /// From this version on the last line has a checksum.
  static final int SUMMED = 2;

  private static final String MAGIC = "trill-symbiont-room";

  private RoomFileCodec() {}

  /// A line of the file.
  public sealed interface Line {
    /// The first.
    ///
    /// @param version of the form, 1 or more
    /// @param name the room's
    /// @param wallMillis when the file was made, UTC in milliseconds since 1970
    /// @param locks what only its host changes, whoever will be that
    record Header(int version, RoomName name, long wallMillis, Set<Lock> locks) implements Line {
      public Header {
        locks = Set.copyOf(locks);
      }

      /// Of a file of this version.
      public Header(RoomName name, long wallMillis, Set<Lock> locks) {
        this(VERSION, name, wallMillis, locks);
      }
    }

    /// The second: the room at the revision before the first event. It has no seats.
    record Base(Authority.Snapshot snapshot) implements Line {}

    /// An edit, each the next revision.
    ///
    /// @param epoch counts the epochs of the room's life
    /// @param author the name of who made it; empty for the room itself
    /// @param atMicros when, by that epoch's clock
    /// @param wallMillis when, UTC in milliseconds since 1970
    record Event(
        long rev, int epoch, EditId id, String author, long atMicros, long wallMillis, Edit edit)
        implements Line {}

    /// The last.
    ///
    /// @param rev the room's revision
    /// @param events how many stand in the file
    /// @param sum the SHA-256 of all lines before this one, each with its line feed, in small
    ///   hexadecimal digits; null in a file of version 1
    record End(long rev, long events, @Nullable String sum) implements Line {}
  }

  /// Writes a line, without its end.
  public static String encode(Line line) {
    Map<String, Object> json = new LinkedHashMap<>();
    switch (line) {
      case Line.Header(int version, RoomName name, long wallMillis, Set<Lock> locks) -> {
        json.put(MAGIC, version);
        json.put("name", name.value());
        json.put("wall", wallMillis);
        if (!locks.isEmpty()) {
          json.put("locks", StoredCodec.names(locks));
        }
      }
      case Line.Base(Authority.Snapshot snapshot) -> {
        return "{\"base\":" + StoredCodec.encode(snapshot) + "}";
      }
      case Line.Event event -> {
        json.put("event", event.rev());
        json.put("epoch", event.epoch());
        json.put("id", event.id().toString());
        json.put("author", event.author());
        json.put("at", event.atMicros());
        json.put("wall", event.wallMillis());
        V2Codec.putSet(json, event.edit());
      }
      case Line.End(long rev, long events, var sum) -> {
        json.put("end", rev);
        json.put("events", events);
        if (sum != null) {
          json.put("sha256", sum);
        }
      }
    }
    return Json.write(json);
  }

  /// Reads a line.
  ///
  /// @throws ProtocolException with a sentence that names the first bad member
  public static Line decode(String text) throws ProtocolException {
    Members line = Members.of(Json.read(text), "the line");
    try {
      return line(line);
    } catch (IllegalArgumentException e) {
      throw new ProtocolException(String.valueOf(e.getMessage()), e);
    }
  }

  private static Line line(Members line) throws ProtocolException {
    if (line.has("event")) {
      V2Codec.checkLabel(line);
      return new Line.Event(
          line.whole("event"),
          line.number("epoch"),
          V2Codec.editId(line.string("id")),
          author(line.string("author")),
          line.whole("at"),
          line.whole("wall"),
          V2Codec.edit(line));
    } else if (line.has("base")) {
      return new Line.Base(StoredCodec.snapshot(line.object("base")));
    } else if (line.has("end")) {
      return new Line.End(line.whole("end"), line.whole("events"), line.stringOrNull("sha256"));
    } else if (line.has(MAGIC)) {
      int version = line.number(MAGIC);
      if (version < 1) {
        throw new ProtocolException("there is no version " + version);
      } else if (version > VERSION) {
        throw new ProtocolException("the file is of a newer version of this program");
      }
      return new Line.Header(
          version,
          new RoomName(line.string("name")),
          line.whole("wall"),
          line.has("locks") ? StoredCodec.locks(line) : Set.of());
    }
    throw new ProtocolException("this is no line of a room");
  }

  /// The version that a first line tells, also a newer one; empty when it is none.
  static OptionalInt version(String text) {
    try {
      Members line = Members.of(Json.read(text), "the line");
      return line.has(MAGIC) ? OptionalInt.of(line.number(MAGIC)) : OptionalInt.empty();
    } catch (ProtocolException e) {
      return OptionalInt.empty();
    }
  }

  private static String author(String name) {
    return name.isEmpty() ? name : new Identity(name, Colour.PALETTE.getFirst()).name();
  }
}
