package org.trillsymbiont.model.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.EditId;
import org.trillsymbiont.model.sync.Endpoint;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.Participant;
import org.trillsymbiont.model.sync.PlainText;
import org.trillsymbiont.model.sync.Presence;
import org.trillsymbiont.model.sync.Rejection;
import org.trillsymbiont.model.sync.RoomInfo;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.sync.ServerMessage;

/// The messages of dialect v2 as JSON text (docs/sync-protocol.md). A message is an object with one
/// member that names its kind; members that are not known are ignored.
public final class V2Codec {
  private static final String TOKEN = "[!-~]{8,64}";
  private static final String PIN = "[0-9]{6}";

  private V2Codec() {}

  /// Reads what a client sent. Empty for a kind of message that is not known.
  ///
  /// @throws ProtocolException with a sentence that names the first bad member. An edit whose
  ///   number can be read is no error but a [ClientMessage.BadChange], and such a question a
  ///   [ClientMessage.BadQuestion]
  public static Optional<ClientMessage> decodeClient(String text) throws ProtocolException {
    Members message = Members.of(Json.read(text), "the message");
    try {
      return Optional.ofNullable(client(message));
    } catch (IllegalArgumentException e) {
      throw new ProtocolException(String.valueOf(e.getMessage()), e);
    }
  }

  private static @Nullable ClientMessage client(Members message) throws ProtocolException {
    if (message.has("edit")) {
      return change(message);
    } else if (message.has("presence")) {
      Members here = message.object("presence");
      return new ClientMessage.Here(People.identity(here), People.presence(here));
    } else if (message.has("ping")) {
      return new ClientMessage.Ping(message.whole("ping"));
    } else if (message.has("undo")) {
      return new ClientMessage.Undo(message.whole("undo"));
    } else if (message.has("redo")) {
      return new ClientMessage.Redo(message.whole("redo"));
    } else if (message.has("rooms")) {
      return new ClientMessage.ListRooms();
    } else if (message.has("hello")) {
      return hello(message);
    }
    ClientMessage command = Rules.command(message);
    return command == null ? Pasts.question(message) : command;
  }

  private static ClientMessage.Numbered change(Members message) throws ProtocolException {
    long counter = message.whole("edit");
    try {
      checkLabel(message);
      return new ClientMessage.Change(
          counter, edit(message), message.wholeOr("gesture", 0), message.flag("restores"));
    } catch (ProtocolException e) {
      return new ClientMessage.BadChange(counter, String.valueOf(e.getMessage()));
    }
  }

  /// A label that the server has taken is not checked again: whoever can't read an edit has to
  /// connect anew.
  static void checkLabel(Members message) throws ProtocolException {
    String label = message.stringOrNull("label");
    if (label != null
        && (label.length() > Edit.MOST_LABEL_CHARACTERS || !PlainText.isPlain(label))) {
      throw new ProtocolException("label is no line of up to 64 characters");
    }
  }

  static Edit edit(Members message) throws ProtocolException {
    String label = message.stringOrNull("label");
    Edit.Builder edit = Edit.labelled(label == null ? "" : label);
    Leaves.addAll(edit, message.map("set"));
    return label == null ? edit.buildWithDefaultLabel() : edit.build();
  }

  private static ClientMessage hello(Members message) throws ProtocolException {
    int version = message.number("hello");
    return version == Endpoint.VERSION
        ? hello(version, message)
        : new ClientMessage.OtherHello(version);
  }

  private static ClientMessage.Hello hello(int version, Members message) throws ProtocolException {
    String token = message.string("token");
    if (!token.matches(TOKEN)) {
      throw new ProtocolException("the token is no 8 to 64 printable characters");
    }
    ClientMessage.Resume resume = null;
    if (message.has("resume")) {
      Members before = message.object("resume");
      resume = new ClientMessage.Resume(before.string("epoch"), before.whole("rev"));
    }
    return new ClientMessage.Hello(
        version,
        new RoomName(message.string("room")),
        People.identity(message),
        token,
        pin(message),
        resume,
        message.stringOrNull("access"));
  }

  static @Nullable String pin(Members message) throws ProtocolException {
    String pin = message.stringOrNull("pin");
    if (pin != null && !pin.matches(PIN)) {
      throw new ProtocolException("A PIN has six digits.");
    }
    return pin;
  }

  /// Reads what the server sent. Empty for a kind of message that is not known.
  ///
  /// @throws ProtocolException with a sentence that names the first bad member
  public static Optional<ServerMessage> decodeServer(String text) throws ProtocolException {
    Members message = Members.of(Json.read(text), "the message");
    try {
      return Optional.ofNullable(server(message));
    } catch (IllegalArgumentException e) {
      throw new ProtocolException(String.valueOf(e.getMessage()), e);
    }
  }

  private static @Nullable ServerMessage server(Members message) throws ProtocolException {
    if (message.has("edited")) {
      return new ServerMessage.Edited(
          message.whole("edited"),
          editId(message.string("id")),
          message.whole("at"),
          edit(message));
    } else if (message.has("welcome")) {
      return welcome(message);
    } else if (message.has("participants")) {
      return new ServerMessage.Participants(participants(message), message.numbers("left"));
    } else if (message.has("pong")) {
      return new ServerMessage.Pong(
          message.whole("pong"),
          message.whole("t1"),
          message.whole("t2"),
          message.whole("rev"),
          message.whole("ack"),
          message.has("p0")
              ? new ServerMessage.Sent(message.whole("p0"), message.whole("p2"))
              : null);
    } else if (message.has("merged")) {
      return new ServerMessage.Merged(
          message.whole("from"),
          message.whole("merged"),
          message.whole("ack"),
          message.whole("at"),
          edit(message),
          Transports.read(message));
    } else if (message.has("saved")) {
      return new ServerMessage.Saved(message.whole("saved"));
    } else if (message.has("rejected")) {
      return new ServerMessage.Rejected(
          message.whole("rejected"),
          Rejection.named(message.string("code")),
          message.string("sentence"));
    } else if (message.has("steps")) {
      Members steps = message.object("steps");
      return new ServerMessage.Steps(steps.stringOrNull("undo"), steps.stringOrNull("redo"));
    } else if (message.has("rooms")) {
      return rooms(message);
    } else if (message.has("conditions")) {
      return Rules.conditions(message.object("conditions"));
    }
    return Pasts.told(message);
  }

  static EditId editId(String text) throws ProtocolException {
    int colon = text.indexOf(':');
    try {
      return new EditId(
          Integer.parseInt(text.substring(0, Math.max(0, colon))),
          Long.parseLong(text.substring(colon + 1)));
    } catch (IllegalArgumentException e) {
      throw new ProtocolException("id is not like 3:17", e);
    }
  }

  private static ServerMessage.Welcome welcome(Members message) throws ProtocolException {
    Edit set = edit(message);
    return new ServerMessage.Welcome(
        message.number("welcome"),
        new RoomName(message.string("room")),
        message.string("epoch"),
        message.whole("rev"),
        message.whole("ack"),
        message.whole("at"),
        message.flag("durable"),
        message.whole("from"),
        set,
        message.has("news") ? Leaves.fields(message.array("news")) : set.fields(),
        Transports.read(message),
        participants(message));
  }

  private static List<Participant> participants(Members message) throws ProtocolException {
    List<Participant> here = new ArrayList<>();
    for (Object participant : message.array("participants")) {
      here.add(People.participant(Members.of(participant, "a participant")));
    }
    return here;
  }

  private static ServerMessage.Rooms rooms(Members message) throws ProtocolException {
    List<RoomInfo> rooms = new ArrayList<>();
    for (Object room : message.array("rooms")) {
      Members members = Members.of(room, "a room");
      rooms.add(
          new RoomInfo(
              new RoomName(members.string("name")),
              members.number("participants"),
              members.flag("pin")));
    }
    return new ServerMessage.Rooms(rooms);
  }

  /// Writes a message of a client.
  ///
  /// @throws IllegalArgumentException for a [ClientMessage.BadChange], a [ClientMessage.TooFast], a
  ///   [ClientMessage.BadQuestion] and a [ClientMessage.OtherHello], which nobody sends
  public static String encode(ClientMessage message) {
    Map<String, Object> json = new LinkedHashMap<>();
    switch (message) {
      case ClientMessage.Hello hello -> put(json, hello);
      case ClientMessage.Change change -> {
        json.put("edit", change.counter());
        putSet(json, change.edit());
        if (change.gesture() != 0) {
          json.put("gesture", change.gesture());
        }
        if (change.restores()) {
          json.put("restores", true);
        }
      }
      case ClientMessage.OtherHello other ->
          throw new IllegalArgumentException("version " + other.version() + " is not spoken here");
      case ClientMessage.BadChange bad -> throw new IllegalArgumentException(bad.sentence());
      case ClientMessage.TooFast _ -> throw new IllegalArgumentException("nobody sends this");
      case ClientMessage.Undo(long counter) -> json.put("undo", counter);
      case ClientMessage.Redo(long counter) -> json.put("redo", counter);
      case ClientMessage.Here(Identity identity, Presence presence) -> {
        Map<String, Object> here = new LinkedHashMap<>();
        People.put(here, identity);
        People.put(here, presence);
        json.put("presence", here);
      }
      case ClientMessage.ListRooms _ -> json.put("rooms", Map.of());
      case ClientMessage.Ping(long t0) -> json.put("ping", t0);
      case ClientMessage.Command command -> Rules.put(json, command);
      case ClientMessage.Question question -> Pasts.put(json, question);
    }
    return Json.write(json);
  }

  private static void put(Map<String, Object> json, ClientMessage.Hello hello) {
    json.put("hello", hello.version());
    json.put("room", hello.room().value());
    People.put(json, hello.identity());
    json.put("token", hello.token());
    if (hello.pin() != null) {
      json.put("pin", hello.pin());
    }
    if (hello.access() != null) {
      json.put("access", hello.access());
    }
    ClientMessage.Resume resume = hello.resume();
    if (resume != null) {
      Map<String, Object> before = new LinkedHashMap<>();
      before.put("epoch", resume.epoch());
      before.put("rev", resume.rev());
      json.put("resume", before);
    }
  }

  static void putSet(Map<String, Object> json, Edit edit) {
    json.put("set", Leaves.of(edit));
    if (!edit.hasDefaultLabel()) {
      json.put("label", edit.label());
    }
  }

  /// Writes a message of the server.
  public static String encode(ServerMessage message) {
    Map<String, Object> json = new LinkedHashMap<>();
    switch (message) {
      case ServerMessage.Edited edited -> {
        json.put("edited", edited.rev());
        json.put("id", edited.id().toString());
        json.put("at", edited.atMicros());
        putSet(json, edited.edit());
      }
      case ServerMessage.Merged merged -> {
        json.put("merged", merged.rev());
        json.put("from", merged.from());
        json.put("ack", merged.ack());
        json.put("at", merged.atMicros());
        json.put("set", Leaves.of(merged.set()));
        Transports.put(json, merged.transport());
      }
      case ServerMessage.Welcome welcome -> put(json, welcome);
      case ServerMessage.Saved(long rev) -> json.put("saved", rev);
      case ServerMessage.Rejected rejected -> {
        json.put("rejected", rejected.counter());
        json.put("code", rejected.code().wireName());
        json.put("sentence", rejected.sentence());
      }
      case ServerMessage.Steps(var undo, var redo) -> {
        Map<String, Object> steps = new LinkedHashMap<>();
        putUnlessNull(steps, "undo", undo);
        putUnlessNull(steps, "redo", redo);
        json.put("steps", steps);
      }
      case ServerMessage.Participants(var here, var left) -> {
        json.put("participants", here.stream().map(People::json).toList());
        if (!left.isEmpty()) {
          json.put("left", left.stream().sorted().toList());
        }
      }
      case ServerMessage.Rooms(var rooms) ->
          json.put("rooms", rooms.stream().map(V2Codec::json).toList());
      case ServerMessage.Pong pong -> put(json, pong);
      case ServerMessage.Conditions conditions -> json.put("conditions", Rules.json(conditions));
      case ServerMessage.Page page -> Pasts.put(json, page);
      case ServerMessage.Answered(long number) -> json.put("answered", number);
      case ServerMessage.Unanswered unanswered -> {
        json.put("unanswered", unanswered.number());
        json.put("code", unanswered.code().wireName());
        json.put("sentence", unanswered.sentence());
      }
      case ServerMessage.Bookmarks(var bookmarks) ->
          json.put("bookmarks", bookmarks.stream().map(Pasts::json).toList());
      case ServerMessage.Replaying replaying -> Pasts.put(json, replaying);
    }
    return Json.write(json);
  }

  private static void put(Map<String, Object> json, ServerMessage.Welcome welcome) {
    json.put("welcome", welcome.you());
    json.put("room", welcome.room().value());
    json.put("epoch", welcome.epoch());
    json.put("rev", welcome.rev());
    json.put("ack", welcome.ack());
    json.put("at", welcome.atMicros());
    if (welcome.isDurable()) {
      json.put("durable", true);
    }
    json.put("from", welcome.from());
    json.put("set", Leaves.of(welcome.set()));
    if (!welcome.news().equals(welcome.set().fields())) {
      json.put("news", welcome.news().stream().map(Field::pointer).sorted().toList());
    }
    Transports.put(json, welcome.transport());
    json.put("participants", welcome.participants().stream().map(People::json).toList());
  }

  private static void put(Map<String, Object> json, ServerMessage.Pong pong) {
    json.put("pong", pong.t0());
    json.put("t1", pong.t1());
    json.put("t2", pong.t2());
    json.put("rev", pong.rev());
    json.put("ack", pong.ack());
    ServerMessage.Sent previous = pong.previous();
    if (previous != null) {
      json.put("p0", previous.t0());
      json.put("p2", previous.t2());
    }
  }

  static void putUnlessNull(Map<String, Object> json, String member, @Nullable Object value) {
    if (value != null) {
      json.put(member, value);
    }
  }

  private static Map<String, Object> json(RoomInfo room) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", room.name().value());
    json.put("participants", room.participants());
    if (room.hasPin()) {
      json.put("pin", true);
    }
    return json;
  }
}
