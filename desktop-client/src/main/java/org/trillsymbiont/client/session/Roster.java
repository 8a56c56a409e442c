package org.trillsymbiont.client.session;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.Lock;
import org.trillsymbiont.model.sync.Participant;
import org.trillsymbiont.model.sync.Role;
import org.trillsymbiont.model.sync.ServerMessage;

/// Who is in the room, as far as this client knows: nobody while there is no connection.
///
/// Thread: FX.
public final class Roster {
  private final Map<Integer, Participant> byId = new TreeMap<>();
  private final ReadOnlyObjectWrapper<List<Participant>> participants =
      new ReadOnlyObjectWrapper<>(this, "participants", List.of());
  private final Consumer<Notice> notices;
  private Set<Lock> locks = Set.of();
  private boolean isFresh;
  private int you;

  Roster(Consumer<Notice> notices) {
    this.notices = notices;
  }

  /// Everybody, the own user too, in the order in which they first came.
  public ReadOnlyObjectProperty<List<Participant>> participantsProperty() {
    return participants.getReadOnlyProperty();
  }

  /// Everybody but the own user.
  public List<Participant> others() {
    return byId.values().stream().filter(who -> who.id() != you).toList();
  }

  /// Who has a number; null for nobody who is there.
  public @Nullable Identity identity(int id) {
    Participant who = byId.get(id);
    return who == null ? null : who.identity();
  }

  /// The own number; 0 while there is no connection.
  public int you() {
    return you;
  }

  /// The host, if he is there.
  public Optional<Participant> host() {
    return byId.values().stream().filter(who -> who.role() == Role.HOST).findAny();
  }

  /// Whether the user is the host.
  public boolean isHost() {
    return host().stream().anyMatch(who -> who.id() == you);
  }

  void receive(ServerMessage message) {
    boolean isFirst = isFresh;
    isFresh = message instanceof ServerMessage.Welcome;
    switch (message) {
      case ServerMessage.Welcome welcome -> {
        you = welcome.you();
        locks = Set.of();
        byId.clear();
        welcome.participants().forEach(who -> byId.put(who.id(), who));
        publish();
      }
      case ServerMessage.Participants(var here, var left) -> {
        Map<Integer, Participant> before = Map.copyOf(byId);
        here.forEach(this::put);
        left.forEach(this::remove);
        publish();
        here.forEach(who -> tellRole(before, who));
      }
      case ServerMessage.Conditions(var now, _) -> {
        // What was locked before the user came is seen, and no news.
        if (!isFirst && !isHost()) {
          tellLocks(locks, now);
        }
        locks = now;
      }
      default -> {
        // The others are not about who is here.
      }
    }
  }

  private void tellRole(Map<Integer, Participant> before, Participant who) {
    Participant earlier = before.get(who.id());
    boolean isYou = who.id() == you;
    boolean isNews = earlier != null && earlier.role() != who.role();
    Optional<Participant> by =
        before.values().stream().filter(other -> other.role() == Role.HOST).findAny();
    boolean isOwnWish = isYou && by.stream().anyMatch(host -> host.id() == you);
    if (isNews && !isOwnWish && (isYou || who.role() == Role.HOST)) {
      notices.accept(new Notice.Appointed(who, isYou, by.orElse(null)));
    }
  }

  private void tellLocks(Set<Lock> before, Set<Lock> now) {
    Set<Lock> locked = EnumSet.noneOf(Lock.class);
    locked.addAll(now);
    locked.removeAll(before);
    Set<Lock> freed = EnumSet.noneOf(Lock.class);
    freed.addAll(before);
    freed.removeAll(now);
    if (!locked.isEmpty() || !freed.isEmpty()) {
      notices.accept(new Notice.LocksChanged(locked, freed, host().orElse(null)));
    }
  }

  private void put(Participant who) {
    if (byId.put(who.id(), who) == null && who.id() != you) {
      notices.accept(new Notice.Joined(who));
    }
  }

  private void remove(int id) {
    Participant gone = byId.remove(id);
    if (gone != null && id != you) {
      notices.accept(new Notice.Left(gone));
    }
  }

  void clear() {
    you = 0;
    byId.clear();
    publish();
  }

  private void publish() {
    Collection<Participant> now = byId.values();
    participants.set(now.stream().sorted(Comparator.comparingInt(Participant::id)).toList());
  }
}
