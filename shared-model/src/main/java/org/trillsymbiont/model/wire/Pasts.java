package org.trillsymbiont.model.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.sync.Bookmark;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.HistoryEvent;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.Rejection;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.sync.ServerMessage;

/// What is asked and told of a room's past, as JSON.
final class Pasts {
  private static final List<String> KINDS = List.of("history", "bookmark", "fork", "replay");

  private Pasts() {}

  /// Reads a question. Null for a kind of message that is not known; one whose number can be read
  /// is no error but a [ClientMessage.BadQuestion].
  static ClientMessage.@Nullable Question question(Members message) throws ProtocolException {
    for (String kind : KINDS) {
      if (message.has(kind)) {
        long number = message.whole(kind);
        try {
          return question(kind, number, message);
        } catch (ProtocolException | IllegalArgumentException e) {
          return new ClientMessage.BadQuestion(
              number, Rejection.BAD_VALUE, String.valueOf(e.getMessage()));
        }
      }
    }
    return null;
  }

  private static ClientMessage.Question question(String kind, long number, Members message)
      throws ProtocolException {
    return switch (kind) {
      case "history" -> {
        boolean isBefore = message.has("before");
        long rev = message.whole(isBefore ? "before" : "after");
        yield new ClientMessage.AskHistory(number, rev, isBefore, message.number("most"));
      }
      case "bookmark" ->
          new ClientMessage.SetBookmark(number, message.whole("rev"), message.stringOrNull("name"));
      case "fork" ->
          new ClientMessage.Fork(
              number,
              new RoomName(message.string("room")),
              message.whole("rev"),
              V2Codec.pin(message),
              message.flag("past"));
      case "replay" -> {
        int speed = message.number("speed");
        yield speed == 0
            ? ClientMessage.Replay.end(number)
            : new ClientMessage.Replay(number, speed, message.whole("from"), message.whole("to"));
      }
      default -> throw new IllegalStateException(kind);
    };
  }

  /// Writes a question.
  static void put(Map<String, Object> json, ClientMessage.Question question) {
    switch (question) {
      case ClientMessage.AskHistory(long number, long rev, boolean isBefore, int most) -> {
        json.put("history", number);
        json.put(isBefore ? "before" : "after", rev);
        json.put("most", most);
      }
      case ClientMessage.SetBookmark(long number, long rev, var name) -> {
        json.put("bookmark", number);
        json.put("rev", rev);
        V2Codec.putUnlessNull(json, "name", name);
      }
      case ClientMessage.Fork fork -> {
        json.put("fork", fork.number());
        json.put("room", fork.room().value());
        json.put("rev", fork.rev());
        V2Codec.putUnlessNull(json, "pin", fork.pin());
        if (fork.withHistory()) {
          json.put("past", true);
        }
      }
      case ClientMessage.Replay(long number, int speed, long from, long to) -> {
        json.put("replay", number);
        json.put("speed", speed);
        if (speed > 0) {
          json.put("from", from);
          json.put("to", to);
        }
      }
      case ClientMessage.BadQuestion bad -> throw new IllegalArgumentException(bad.sentence());
    }
  }

  /// Reads what is told of the past. Null for a kind of message that is not known.
  static @Nullable ServerMessage told(Members message) throws ProtocolException {
    if (message.has("page")) {
      return page(message);
    } else if (message.has("answered")) {
      return new ServerMessage.Answered(message.whole("answered"));
    } else if (message.has("unanswered")) {
      return new ServerMessage.Unanswered(
          message.whole("unanswered"),
          Rejection.named(message.string("code")),
          message.string("sentence"));
    } else if (message.has("bookmarks")) {
      List<Bookmark> bookmarks = new ArrayList<>();
      for (Object bookmark : message.array("bookmarks")) {
        bookmarks.add(bookmark(Members.of(bookmark, "a bookmark")));
      }
      return new ServerMessage.Bookmarks(bookmarks);
    } else if (message.has("replaying")) {
      int speed = message.number("replaying");
      int by = message.number("by");
      return speed == 0
          ? ServerMessage.Replaying.ended(by)
          : new ServerMessage.Replaying(
              speed,
              message.whole("from"),
              message.whole("to"),
              message.whole("at"),
              message.whole("length"),
              by);
    }
    return null;
  }

  private static Bookmark bookmark(Members json) throws ProtocolException {
    return new Bookmark(
        json.whole("rev"),
        json.string("name"),
        People.identity(json.object("by")),
        json.whole("wall"));
  }

  private static ServerMessage.Page page(Members message) throws ProtocolException {
    List<Identity> people = new ArrayList<>();
    for (Object somebody : message.array("people")) {
      people.add(People.identity(Members.of(somebody, "somebody")));
    }
    List<HistoryEvent> events = new ArrayList<>();
    for (Object event : message.array("events")) {
      events.add(event(Members.of(event, "an event"), people));
    }
    return new ServerMessage.Page(
        message.whole("page"),
        Moments.read(message.object("moment")),
        events,
        message.whole("first"),
        message.whole("last"),
        message.number("epoch"));
  }

  private static HistoryEvent event(Members json, List<Identity> people) throws ProtocolException {
    int by = json.numberOr("by", -1);
    if (by >= people.size()) {
      throw new ProtocolException("by is nobody");
    }
    return new HistoryEvent(
        json.whole("event"),
        V2Codec.editId(json.string("id")),
        by < 0 ? null : people.get(by),
        json.number("epoch"),
        json.whole("at"),
        json.whole("wall"),
        json.wholeOr("gesture", 0),
        V2Codec.edit(json));
  }

  /// Writes what is told of the past.
  static void put(Map<String, Object> json, ServerMessage.Page page) {
    // Each person once: names are longer than most edits.
    Map<Identity, Integer> people = new LinkedHashMap<>();
    List<Object> events = new ArrayList<>();
    for (HistoryEvent event : page.events()) {
      events.add(json(event, people));
    }
    json.put("page", page.number());
    json.put("moment", Moments.json(page.moment()));
    json.put("people", people.keySet().stream().map(Pasts::json).toList());
    json.put("events", events);
    json.put("first", page.first());
    json.put("last", page.last());
    json.put("epoch", page.epoch());
  }

  private static Map<String, Object> json(HistoryEvent event, Map<Identity, Integer> people) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("event", event.rev());
    json.put("id", event.id().toString());
    Identity author = event.author();
    if (author != null) {
      people.putIfAbsent(author, people.size());
      V2Codec.putUnlessNull(json, "by", people.get(author));
    }
    json.put("epoch", event.epoch());
    json.put("at", event.atMicros());
    json.put("wall", event.wallMillis());
    if (event.gesture() != 0) {
      json.put("gesture", event.gesture());
    }
    V2Codec.putSet(json, event.edit());
    return json;
  }

  private static Map<String, Object> json(Identity identity) {
    Map<String, Object> json = new LinkedHashMap<>();
    People.put(json, identity);
    return json;
  }

  static Map<String, Object> json(Bookmark bookmark) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rev", bookmark.rev());
    json.put("name", bookmark.name());
    json.put("by", json(bookmark.author()));
    json.put("wall", bookmark.wallMillis());
    return json;
  }

  static void put(Map<String, Object> json, ServerMessage.Replaying replaying) {
    json.put("replaying", replaying.speed());
    if (replaying.speed() > 0) {
      json.put("from", replaying.from());
      json.put("to", replaying.to());
      json.put("at", replaying.atMicros());
      json.put("length", replaying.lengthMicros());
    }
    json.put("by", replaying.by());
  }
}
