package org.trillsymbiont.server.room;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.Participant;
import org.trillsymbiont.model.sync.Presence;
import org.trillsymbiont.model.sync.Role;
import org.trillsymbiont.model.sync.ServerMessage;

/// Who is in a room and what they are about, and what of it has not been told yet. Changes of one
/// participant are merged, and told at once or a thirtieth of a second after the last ones; who
/// comes and who leaves is told at once.
///
/// Thread: confined to the room's mailbox.
final class Roster {
  static final long INTERVAL_NANOS = 1_000_000_000L / 30;

  private final Map<Integer, Participant> byId = new TreeMap<>();
  private final Set<Integer> changed = new LinkedHashSet<>();
  private final Set<Integer> left = new LinkedHashSet<>();
  private boolean isUrgent;
  private boolean hasTold;
  private long toldNanos;

  void join(Participant who) {
    byId.put(who.id(), who);
    changed.add(who.id());
    left.remove(who.id());
    isUrgent = true;
  }

  void leave(int id) {
    if (byId.remove(id) != null) {
      changed.remove(id);
      left.add(id);
      isUrgent = true;
    }
  }

  void show(int id, Identity identity, Presence presence) {
    Participant before = byId.get(id);
    if (before != null) {
      put(before, new Participant(id, identity, presence, false, before.role()));
    }
  }

  private boolean put(Participant before, Participant now) {
    boolean isNews = !before.equals(now);
    if (isNews) {
      byId.put(now.id(), now);
      changed.add(now.id());
    }
    return isNews;
  }

  /// Gives everybody the role that he has now. Who only listens holds nothing any more.
  void cast(IntFunction<Role> roles) {
    for (Participant before : all()) {
      Role role = roles.apply(before.id());
      Presence presence =
          role == Role.LISTENER ? before.presence().withHeld(-1) : before.presence();
      isUrgent |=
          put(
              before,
              new Participant(before.id(), before.identity(), presence, before.isLegacy(), role));
    }
  }

  /// Who somebody is; empty for who is not here.
  Optional<Identity> identity(int id) {
    return Optional.ofNullable(byId.get(id)).map(Participant::identity);
  }

  /// Everybody.
  List<Participant> all() {
    return List.copyOf(byId.values());
  }

  /// How long until there is something to tell, 0 or less for now; empty for never.
  Optional<Long> nanosUntilDue(long nowNanos) {
    if (changed.isEmpty() && left.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(isUrgent || !hasTold ? 0 : toldNanos + INTERVAL_NANOS - nowNanos);
  }

  /// What has not been told yet.
  ServerMessage.Participants take(long nowNanos) {
    List<Participant> here = changed.stream().map(byId::get).toList();
    ServerMessage.Participants news = new ServerMessage.Participants(here, left);
    changed.clear();
    left.clear();
    isUrgent = false;
    hasTold = true;
    toldNanos = nowNanos;
    return news;
  }
}
