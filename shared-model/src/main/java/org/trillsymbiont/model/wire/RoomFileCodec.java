package org.trillsymbiont.model.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.sync.Authority;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.EditId;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.RoomName;

/// A room as one file: lines of JSON, the first of which says what it is, the last that it is
/// whole. Between them stand what the room was at the revision that its history begins with, and
/// all edits since. Who may come in is no part of it: neither PIN nor tokens.
public final class RoomFileCodec {
  /// The version of the form. Readers take this one.
  public static final int VERSION = 1;

  private RoomFileCodec() {}

  /// A line of the file.
  public sealed interface Line {
    /// The first.
    ///
    /// @param name the room's
    /// @param wallMillis when the file was made, UTC in milliseconds since 1970
    record Header(RoomName name, long wallMillis) implements Line {}

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
    record End(long rev, long events) implements Line {}
  }

  /// Writes a line, without its end.
  public static String encode(Line line) {
    Map<String, Object> json = new LinkedHashMap<>();
    switch (line) {
      case Line.Header(RoomName name, long wallMillis) -> {
        json.put("trill-symbiont-room", VERSION);
        json.put("name", name.value());
        json.put("wall", wallMillis);
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
      case Line.End(long rev, long events) -> {
        json.put("end", rev);
        json.put("events", events);
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
      return new Line.End(line.whole("end"), line.whole("events"));
    } else if (line.has("trill-symbiont-room")) {
      if (line.number("trill-symbiont-room") != VERSION) {
        throw new ProtocolException("the file is of a newer version of this program");
      }
      return new Line.Header(new RoomName(line.string("name")), line.whole("wall"));
    }
    throw new ProtocolException("this is no line of a room");
  }

  private static String author(String name) {
    return name.isEmpty() ? name : new Identity(name, Colour.PALETTE.getFirst()).name();
  }
}
