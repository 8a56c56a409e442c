package org.trillsymbiont.model.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.MusicGrid;
import org.trillsymbiont.model.sync.V1Message;

/// The original's three messages as JSON text (docs/sync-protocol.md). Members it does not know are
/// ignored, and so are fields that are only ours ([Fields#isOriginal]); a known one with a bad
/// value makes the whole message a [ProtocolException].
public final class V1Codec {
  private static final String GRID = "musicGrid";
  private static final List<Field<?>> FIELDS =
      Fields.all().stream().filter(Fields::isOriginal).toList();

  private V1Codec() {}

  /// Reads what a client sent.
  ///
  /// @throws ProtocolException with a sentence that names the first bad member
  public static V1Message.Update decodeClient(String text) throws ProtocolException {
    Map<?, ?> message = object(Json.read(text), "the message");
    String type = type(message);
    if (!type.equals("update")) {
      throw new ProtocolException("clients send no \"" + Json.shown(type) + "\" messages");
    }
    return new V1Message.Update(leaves(object(message.get("payload"), "payload")));
  }

  /// Reads what the server sent: an init or a state-update.
  ///
  /// @throws ProtocolException with a sentence that names the first bad or missing member
  public static V1Message decodeServer(String text) throws ProtocolException {
    Map<?, ?> message = object(Json.read(text), "the message");
    String type = type(message);
    if (!type.equals("init") && !type.equals("state-update")) {
      throw new ProtocolException("the server sends no \"" + Json.shown(type) + "\" messages");
    }
    Edit leaves = leaves(object(message.get("state"), "state"));
    for (Field<?> field : FIELDS) {
      if (!leaves.sets(field)) {
        throw new ProtocolException("state" + field + " is missing");
      }
    }
    AppState state = Reducer.apply(AppState.INITIAL, leaves);
    return type.equals("init") ? new V1Message.Init(state) : new V1Message.StateUpdate(state);
  }

  /// Writes a message of the server.
  public static String encodeInit(AppState state) {
    return encode("init", state);
  }

  /// Writes a message of the server.
  public static String encodeStateUpdate(AppState state) {
    return encode("state-update", state);
  }

  private static String encode(String type, AppState state) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (Field<?> field : FIELDS) {
      put(members, field, field.getOriginal(state));
    }
    return Json.write(ordered("type", type, "state", members));
  }

  /// Writes an update with the top-level members that an edit touches. As they replace the room's,
  /// they are written whole: what the edit does not set of them comes from `visible`.
  ///
  /// @param edit what was changed
  /// @param visible the state with the edit in it
  public static String encodeUpdate(Edit edit, AppState visible) {
    return Json.write(ordered("type", "update", "payload", payload(edit, visible)));
  }

  private static Map<String, Object> payload(Edit edit, AppState visible) {
    List<String> touched =
        edit.fields().stream().filter(Fields::isOriginal).map(Field::topLevel).distinct().toList();
    Map<String, Object> payload = new LinkedHashMap<>();
    for (Field<?> field : FIELDS) {
      if (touched.contains(field.topLevel())) {
        put(payload, field, field.getOriginal(visible));
      }
    }
    return payload;
  }

  private static Map<String, Object> ordered(String k1, Object v1, String k2, Object v2) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(k1, v1);
    map.put(k2, v2);
    return map;
  }

  private static String type(Map<?, ?> message) throws ProtocolException {
    if (message.get("type") instanceof String type) {
      return type;
    }
    throw new ProtocolException("the message has no type");
  }

  private static Map<?, ?> object(@Nullable Object value, String name) throws ProtocolException {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new ProtocolException(name + " is no JSON object");
  }

  /// The leaves that a (part of a) state sets.
  private static Edit leaves(Map<?, ?> state) throws ProtocolException {
    Edit.Builder edit = Edit.labelled("Update");
    for (Map.Entry<?, ?> member : state.entrySet()) {
      String name = (String) member.getKey();
      switch (name) {
        case GRID -> addGrid(edit, member.getValue());
        case "evolution" -> addMembers(edit, "/evolution/", object(member.getValue(), name));
        default -> {
          // A member named "musicGrid/0/isActive" is none of ours, though it is a field's pointer.
          if (name.indexOf('/') < 0) {
            addLeaf(edit, "/" + name, member.getValue());
          }
        }
      }
    }
    Edit leaves = edit.build();
    for (Field<?> field : leaves.fields()) {
      if (!field.isOriginalIn(leaves)) {
        throw new ProtocolException(field + " is not one of the original's values");
      }
    }
    return leaves;
  }

  private static void addGrid(Edit.Builder edit, @Nullable Object value) throws ProtocolException {
    if (!(value instanceof List<?> squares) || squares.size() != MusicGrid.SQUARES) {
      throw new ProtocolException("musicGrid is no array of 64 squares");
    }
    for (int index = 0; index < MusicGrid.SQUARES; index++) {
      String place = "/musicGrid/" + index;
      Map<?, ?> square = object(squares.get(index), place);
      if (square.containsKey("squareIndex")
          && !Double.valueOf(index).equals(square.get("squareIndex"))) {
        throw new ProtocolException(place + "/squareIndex is not " + index);
      }
      addMembers(edit, place + "/", square);
    }
  }

  private static void addMembers(Edit.Builder edit, String prefix, Map<?, ?> members)
      throws ProtocolException {
    for (Map.Entry<?, ?> member : members.entrySet()) {
      addLeaf(edit, prefix + member.getKey(), member.getValue());
    }
  }

  private static void addLeaf(Edit.Builder edit, String pointer, @Nullable Object value)
      throws ProtocolException {
    if (Fields.at(pointer).filter(Fields::isOriginal).isPresent()) {
      Leaves.addAt(edit, pointer, value);
    }
  }

  /// Puts a leaf's value in its place in the tree of a state.
  private static void put(Map<String, Object> state, Field<?> field, Object value) {
    Object json = Leaves.toJson(field.type(), value);
    String[] path = field.pointer().substring(1).split("/", -1);
    switch (path.length) {
      case 1 -> state.put(path[0], json);
      case 2 -> child(state, path[0]).put(path[1], json);
      default -> square(state, Integer.parseInt(path[1])).put(path[2], json);
    }
  }

  @SuppressWarnings("unchecked") // Only this class puts maps there, of this type.
  private static Map<String, Object> child(Map<String, Object> parent, String name) {
    return (Map<String, Object>)
        parent.computeIfAbsent(name, _ -> new LinkedHashMap<String, Object>());
  }

  @SuppressWarnings("unchecked") // Only this class puts lists there, of this type.
  private static Map<String, Object> square(Map<String, Object> state, int index) {
    List<Map<String, Object>> squares =
        (List<Map<String, Object>>)
            state.computeIfAbsent(GRID, _ -> new ArrayList<Map<String, Object>>());
    if (index == squares.size()) {
      Map<String, Object> square = new LinkedHashMap<>();
      square.put("squareIndex", index);
      squares.add(square);
    }
    return squares.get(index);
  }
}
