package org.trillsymbiont.model.wire;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.Authority;
import org.trillsymbiont.model.sync.EditId;
import org.trillsymbiont.model.sync.Lock;
import org.trillsymbiont.model.sync.Moment;
import org.trillsymbiont.model.sync.Roles;

/// What is written down of a room, as JSON text: single edits, and all of it at one revision. As on
/// the wire fields are named by their pointers, and those that are not known are ignored, so that
/// an older file can be read.
public final class StoredCodec {
  private static final long MICROS_IN_MILLI = 1000;

  private StoredCodec() {}

  /// Writes an edit: `{"set":{"/tempo":120},"label":"..."}`, the label when it says more than the
  /// values.
  public static String encode(Edit edit) {
    Map<String, Object> json = new LinkedHashMap<>();
    V2Codec.putSet(json, edit);
    return Json.write(json);
  }

  /// Reads an edit.
  ///
  /// @throws ProtocolException with a sentence that names the first bad member
  public static Edit decodeEdit(String text) throws ProtocolException {
    return V2Codec.edit(Members.of(Json.read(text), "the edit"));
  }

  /// A snapshot as it is stored.
  ///
  /// @param moment the same, as it is heard
  public record Stored(Authority.Snapshot snapshot, Moment moment) {}

  /// Writes a snapshot.
  public static String encode(Authority.Snapshot snapshot) {
    return Json.write(json(snapshot));
  }

  /// Writes a snapshot with all that is needed to hear the room go on from there.
  ///
  /// @param moment of the same revision
  public static String encode(Authority.Snapshot snapshot, Moment moment) {
    Map<String, Object> json = json(snapshot);
    Map<String, Object> times = new LinkedHashMap<>();
    Moments.putTimes(times, moment);
    json.put("moment", times);
    return Json.write(json);
  }

  private static Map<String, Object> json(Authority.Snapshot snapshot) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rev", snapshot.rev());
    json.put("epoch", snapshot.epoch());
    json.put("ends", snapshot.ends());
    json.put("set", Leaves.of(Edit.difference(AppState.INITIAL, snapshot.state())));
    Map<String, Object> writes = new LinkedHashMap<>();
    for (Field<?> field : Fields.all()) {
      Authority.Write write = snapshot.writes().get(field);
      if (write != null) {
        writes.put(field.pointer(), List.of(write.by(), write.rev()));
      }
    }
    json.put("writes", writes);
    json.put("lastNumber", snapshot.lastNumber());
    Map<String, Object> seats = new LinkedHashMap<>();
    snapshot.seats().forEach((token, id) -> seats.put(token, List.of(id.by(), id.counter())));
    json.put("seats", seats);
    return json;
  }

  /// Reads a snapshot, also one of which only the first half was written.
  ///
  /// @throws ProtocolException with a sentence that names the first bad member
  public static Stored decodeStored(String text) throws ProtocolException {
    return stored(Members.of(Json.read(text), "the snapshot"));
  }

  static Stored stored(Members json) throws ProtocolException {
    Authority.Snapshot snapshot = snapshot(json);
    return new Stored(
        snapshot,
        json.has("moment")
            ? Moments.read(json.object("moment"), snapshot.rev(), snapshot.state())
            : Moment.found(snapshot.rev(), snapshot.state()));
  }

  /// Writes a moment.
  public static String encode(Moment moment) {
    return Json.write(Moments.json(moment));
  }

  /// Reads a moment.
  ///
  /// @throws ProtocolException with a sentence that names the first bad member
  public static Moment decodeMoment(String text) throws ProtocolException {
    try {
      return Moments.read(Members.of(Json.read(text), "the moment"));
    } catch (IllegalArgumentException e) {
      throw new ProtocolException(String.valueOf(e.getMessage()), e);
    }
  }

  /// Reads a snapshot.
  ///
  /// @throws ProtocolException with a sentence that names the first bad member
  public static Authority.Snapshot decodeSnapshot(String text) throws ProtocolException {
    return snapshot(Members.of(Json.read(text), "the snapshot"));
  }

  static Authority.Snapshot snapshot(Members json) throws ProtocolException {
    Map<String, Long> ends = new LinkedHashMap<>();
    Members earlier = json.object("ends");
    for (Object epoch : json.map("ends").keySet()) {
      ends.put((String) epoch, earlier.whole((String) epoch));
    }
    Map<Field<?>, Authority.Write> writes = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : json.map("writes").entrySet()) {
      long[] write = pair(entry);
      Fields.at((String) entry.getKey())
          .ifPresent(field -> writes.put(field, new Authority.Write((int) write[0], write[1])));
    }
    Map<String, EditId> seats = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : json.map("seats").entrySet()) {
      long[] seat = pair(entry);
      seats.put((String) entry.getKey(), new EditId((int) seat[0], seat[1]));
    }
    return new Authority.Snapshot(
        json.string("epoch"),
        ends,
        Reducer.apply(AppState.INITIAL, V2Codec.edit(json)),
        json.whole("rev"),
        writes,
        json.number("lastNumber"),
        seats);
  }

  /// Writes who is what in a room, what is locked, and who has to stay away until when: UTC in
  /// milliseconds since 1970, so that the time goes on while there is no server.
  ///
  /// @param kept by a clock that begins now
  /// @param wallMillis now, UTC
  public static String encode(Roles.Kept kept, long wallMillis) {
    Map<String, Object> json = new LinkedHashMap<>();
    if (kept.host() != null) {
      json.put("host", kept.host());
    }
    json.put("listeners", kept.listeners().stream().sorted().toList());
    json.put("locks", names(kept.locks()));
    Map<String, Object> barred = new TreeMap<>();
    kept.barred()
        .forEach((token, micros) -> barred.put(token, wallMillis + micros / MICROS_IN_MILLI));
    json.put("barred", barred);
    return Json.write(json);
  }

  static List<String> names(Set<Lock> locks) {
    return locks.stream().sorted().map(Lock::wireName).toList();
  }

  /// Reads who is what in a room, and what is locked. Locks that are not known are ignored.
  ///
  /// @param wallMillis now, UTC; when the clock was set back, nobody has to stay away for longer
  ///   than anybody has to
  /// @return by a clock that begins now
  /// @throws ProtocolException with a sentence that names the first bad member
  public static Roles.Kept decodeKept(String text, long wallMillis) throws ProtocolException {
    Members json = Members.of(Json.read(text), "the rules");
    Map<String, Long> barred = new LinkedHashMap<>();
    if (json.has("barred")) {
      Members times = json.object("barred");
      for (Object token : json.map("barred").keySet()) {
        long millis = times.whole((String) token) - wallMillis;
        long most = Roles.BARRED_MICROS / MICROS_IN_MILLI;
        barred.put((String) token, Math.clamp(millis, 0, most) * MICROS_IN_MILLI);
      }
    }
    return new Roles.Kept(json.stringOrNull("host"), json.strings("listeners"), locks(json), barred)
        .from(0);
  }

  static Set<Lock> locks(Members json) throws ProtocolException {
    Set<Lock> locks = EnumSet.noneOf(Lock.class);
    json.strings("locks").forEach(name -> Lock.named(name).ifPresent(locks::add));
    return locks;
  }

  /// A participant's number and a count.
  private static long[] pair(Map.Entry<?, ?> entry) throws ProtocolException {
    if (entry.getValue() instanceof List<?> list && list.size() == 2) {
      Members pair = new Members("a pair", Map.of("0", at(list, 0), "1", at(list, 1)));
      return new long[] {pair.number("0"), pair.whole("1")};
    }
    throw new ProtocolException(Json.shown((String) entry.getKey()) + " has no two numbers");
  }

  private static Object at(List<?> list, int index) {
    Object value = list.get(index);
    return value == null ? "" : value;
  }
}
