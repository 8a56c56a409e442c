package org.trillsymbiont.model.wire;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.Lock;
import org.trillsymbiont.model.sync.Role;
import org.trillsymbiont.model.sync.ServerMessage;

/// Who may do what, as JSON: roles, locks, and what the host says about them.
final class Rules {
  private Rules() {}

  /// Reads what only the host may say. Null for a kind of message that is not known.
  static ClientMessage.@Nullable Command command(Members message) throws ProtocolException {
    if (message.has("role")) {
      String as = message.string("as");
      return new ClientMessage.Appoint(
          message.number("role"),
          Role.named(as).orElseThrow(() -> new ProtocolException("as is no role")));
    } else if (message.has("kick")) {
      return new ClientMessage.Kick(message.number("kick"));
    } else if (message.has("lock")) {
      Set<Lock> locks = EnumSet.noneOf(Lock.class);
      for (Object name : message.array("lock")) {
        locks.add(lock(name).orElseThrow(() -> new ProtocolException("that can't be locked")));
      }
      return new ClientMessage.SetLocks(locks);
    }
    return null;
  }

  private static Optional<Lock> lock(Object name) {
    return name instanceof String string ? Lock.named(string) : Optional.empty();
  }

  /// Writes what only the host may say.
  static void put(Map<String, Object> json, ClientMessage.Command command) {
    switch (command) {
      case ClientMessage.Appoint(int who, Role as) -> {
        json.put("role", who);
        json.put("as", as.wireName());
      }
      case ClientMessage.Kick(int who) -> json.put("kick", who);
      case ClientMessage.SetLocks(var locks) -> json.put("lock", names(locks));
    }
  }

  private static List<String> names(Collection<Lock> locks) {
    return locks.stream().sorted().map(Lock::wireName).toList();
  }

  /// Reads a participant's role. Who is something that this version does not know is a player.
  static Role role(Members participant) throws ProtocolException {
    String name = participant.stringOrNull("role");
    return name == null ? Role.PLAYER : Role.named(name).orElse(Role.PLAYER);
  }

  /// Reads what may be changed. Locks that this version does not know are left out: the server says
  /// it of the edits that they concern.
  static ServerMessage.Conditions conditions(Members members) throws ProtocolException {
    Set<Lock> locks = EnumSet.noneOf(Lock.class);
    for (Object name : members.has("locked") ? members.array("locked") : List.of()) {
      lock(name).ifPresent(locks::add);
    }
    return new ServerMessage.Conditions(locks, members.stringOrNull("readOnly"));
  }

  /// Writes what may be changed: what there is to say.
  static Map<String, Object> json(ServerMessage.Conditions conditions) {
    Map<String, Object> json = new LinkedHashMap<>();
    if (!conditions.locks().isEmpty()) {
      json.put("locked", names(conditions.locks()));
    }
    String readOnly = conditions.readOnly();
    if (readOnly != null) {
      json.put("readOnly", readOnly);
    }
    return json;
  }
}
