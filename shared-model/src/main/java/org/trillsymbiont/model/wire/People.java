package org.trillsymbiont.model.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.Participant;
import org.trillsymbiont.model.sync.Presence;
import org.trillsymbiont.model.sync.Role;

/// Participants as JSON: the same members wherever they stand.
final class People {
  private People() {}

  /// Reads who somebody is.
  static Identity identity(Members members) throws ProtocolException {
    return new Identity(members.string("name"), Colour.parse(members.string("colour")));
  }

  /// Reads what somebody is about.
  static Presence presence(Members members) throws ProtocolException {
    return new Presence(
        members.stringOrNull("focus"),
        members.numberOr("held", -1),
        members.numberOr("latency", -1),
        members.numberOr("worst", 0));
  }

  /// Reads both, and their number.
  static Participant participant(Members members) throws ProtocolException {
    return new Participant(
        members.number("id"),
        identity(members),
        presence(members),
        members.flag("legacy"),
        Rules.role(members));
  }

  /// Writes who somebody is.
  static void put(Map<String, Object> json, Identity identity) {
    json.put("name", identity.name());
    json.put("colour", identity.colour().toString());
  }

  /// Writes what somebody is about: what there is to say.
  static void put(Map<String, Object> json, Presence presence) {
    if (presence.focus() != null) {
      json.put("focus", presence.focus());
    }
    if (presence.held() >= 0) {
      json.put("held", presence.held());
    }
    if (presence.latencyMillis() >= 0) {
      json.put("latency", presence.latencyMillis());
    }
    if (presence.worstMillis() > 0) {
      json.put("worst", presence.worstMillis());
    }
  }

  /// Writes both, and their number.
  static Map<String, Object> json(Participant participant) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", participant.id());
    put(json, participant.identity());
    put(json, participant.presence());
    if (participant.isLegacy()) {
      json.put("legacy", true);
    }
    if (participant.role() != Role.PLAYER) {
      json.put("role", participant.role().wireName());
    }
    return json;
  }
}
