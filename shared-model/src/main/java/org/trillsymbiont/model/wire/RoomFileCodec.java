package org.trillsymbiont.model.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.sync.Authority;
import org.trillsymbiont.model.sync.Bookmark;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.EditId;
import org.trillsymbiont.model.sync.HistoryEvent;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.Lock;
import org.trillsymbiont.model.sync.Moment;
import org.trillsymbiont.model.sync.RoomName;

/// A room as one file, what a server exports and what the app calls a session (`.trill`): lines of
/// JSON, the first of which says what it is, the last that it is whole. Between them stand what the
/// room was at the revision that its history begins with, all edits since, and the bookmarks. Who
/// may come in, and who is what, is no part of it: neither PIN nor tokens. What is locked is.
/// (docs/session-file.md)
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
    ///
    /// @param moment the same, as it is heard; [Moment#found] when no more than the state is known
    record Base(Authority.Snapshot snapshot, Moment moment) implements Line {}

    /// What stands between the second and the last.
    sealed interface Entry extends Line {}

    /// An edit, each the next revision.
    record Event(HistoryEvent event) implements Entry {}

    /// A bookmark. It stands behind what made its revision; one of a time before the base stands
    /// right behind that.
    ///
    /// @param moment what it stands for, when it is of a time before the base; null for one that
    ///   the file itself leads to
    record Marked(Bookmark bookmark, @Nullable Moment moment) implements Entry {}

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
      case Line.Base(Authority.Snapshot snapshot, Moment moment) -> {
        boolean isFound = moment.equals(Moment.found(snapshot.rev(), snapshot.state()));
        String base = isFound ? StoredCodec.encode(snapshot) : StoredCodec.encode(snapshot, moment);
        return "{\"base\":" + base + "}";
      }
      case Line.Event(HistoryEvent event) -> put(json, event);
      case Line.Marked(Bookmark bookmark, var moment) -> {
        json.put("bookmark", bookmark.rev());
        json.put("name", bookmark.name());
        json.put("author", bookmark.author().name());
        json.put("colour", bookmark.author().colour().toString());
        json.put("wall", bookmark.wallMillis());
        if (moment != null) {
          json.put("moment", Moments.json(moment));
        }
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

  private static void put(Map<String, Object> json, HistoryEvent event) {
    Identity author = event.author();
    json.put("event", event.rev());
    json.put("epoch", event.epoch());
    json.put("id", event.id().toString());
    json.put("author", author == null ? "" : author.name());
    if (author != null) {
      json.put("colour", author.colour().toString());
    }
    json.put("at", event.atMicros());
    json.put("wall", event.wallMillis());
    if (event.gesture() != 0) {
      json.put("gesture", event.gesture());
    }
    V2Codec.putSet(json, event.edit());
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
      EditId id = V2Codec.editId(line.string("id"));
      return new Line.Event(
          new HistoryEvent(
              line.whole("event"),
              id,
              author(line, id.by()),
              line.number("epoch"),
              line.whole("at"),
              line.whole("wall"),
              line.wholeOr("gesture", 0),
              V2Codec.edit(line)));
    } else if (line.has("base")) {
      StoredCodec.Stored base = StoredCodec.stored(line.object("base"));
      return new Line.Base(base.snapshot(), base.moment());
    } else if (line.has("bookmark")) {
      return new Line.Marked(
          new Bookmark(
              line.whole("bookmark"),
              line.string("name"),
              new Identity(line.string("author"), Colour.parse(line.string("colour"))),
              line.whole("wall")),
          line.has("moment") ? Moments.read(line.object("moment")) : null);
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

  /// Files that have no colours are older than the history that shows them.
  private static @Nullable Identity author(Members line, int by) throws ProtocolException {
    String name = line.string("author");
    String colour = line.stringOrNull("colour");
    if (name.isEmpty() && by == EditId.ROOM) {
      return null;
    }
    return new Identity(
        name.isEmpty() ? "?" : name, colour == null ? Colour.of(by) : Colour.parse(colour));
  }
}
