package org.trillsymbiont.model.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.Moment;

/// Moments of the past as JSON, the same on the wire and where they are stored.
final class Moments {
  private Moments() {}

  /// Writes a moment: its state as what differs from the state of all defaults.
  static Map<String, Object> json(Moment moment) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rev", moment.rev());
    putTimes(json, moment);
    json.put("set", Leaves.of(Edit.difference(AppState.INITIAL, moment.state())));
    return json;
  }

  /// Writes all but the state and the revision.
  static void putTimes(Map<String, Object> json, Moment moment) {
    json.put("epoch", moment.epoch());
    json.put("at", moment.atMicros());
    json.put("wall", moment.wallMillis());
    Transports.put(json, moment.transport());
  }

  static Moment read(Members json) throws ProtocolException {
    AppState state = Reducer.apply(AppState.INITIAL, V2Codec.edit(json));
    return read(json, json.whole("rev"), state);
  }

  /// Reads what [#putTimes] has written.
  static Moment read(Members times, long rev, AppState state) throws ProtocolException {
    return new Moment(
        rev,
        times.number("epoch"),
        times.whole("at"),
        times.whole("wall"),
        state,
        Transports.read(times));
  }
}
