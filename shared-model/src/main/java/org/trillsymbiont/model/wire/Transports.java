package org.trillsymbiont.model.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.trillsymbiont.model.state.Transport;

/// The transport as JSON: an array of its segments. Nothing stands for a room in which nobody has
/// ever pressed play.
final class Transports {
  private static final String TRANSPORT = "transport";

  private Transports() {}

  static Transport read(Members message) throws ProtocolException {
    if (!message.has(TRANSPORT)) {
      return Transport.STOPPED;
    }
    List<Transport.Segment> segments = new ArrayList<>();
    for (Object segment : message.array(TRANSPORT)) {
      Members members = Members.of(segment, "a segment");
      segments.add(
          new Transport.Segment(
              members.whole("at"),
              members.whole("step"),
              members.has("tempo") ? members.real("tempo") : 0,
              members.number("lead")));
    }
    return Transport.of(segments);
  }

  static void put(Map<String, Object> json, Transport transport) {
    if (!transport.equals(Transport.STOPPED)) {
      json.put(TRANSPORT, transport.segments().stream().map(Transports::json).toList());
    }
  }

  private static Map<String, Object> json(Transport.Segment segment) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("at", segment.beginMicros());
    json.put("step", segment.step());
    if (segment.isPlaying()) {
      json.put("tempo", segment.tempo());
    }
    json.put("lead", segment.leadMillis());
    return json;
  }
}
