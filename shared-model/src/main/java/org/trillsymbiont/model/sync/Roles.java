package org.trillsymbiont.model.sync;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Who is what in a room, what the host has locked, and who has to stay away
/// (docs/sync-protocol.md, R47-R51). Roles belong to tokens: who comes back is what he was. Pure;
/// whoever owns it tells the time and the clients.
///
/// Thread: confined to one (the room's mailbox).
public final class Roles {
  /// So long a host may be away and is still the host.
  public static final long HOST_AWAY_MICROS = 60_000_000L;

  /// So long nobody comes back who was asked to leave.
  public static final long BARRED_MICROS = 10 * 60_000_000L;

  /// How many of those who are away are remembered as listeners, or as barred.
  private static final int MOST_REMEMBERED = 256;

  private final Map<Integer, String> here = new TreeMap<>();
  private final Set<Integer> legacy = new LinkedHashSet<>();
  private final Set<String> listeners = new LinkedHashSet<>();
  private final Map<String, Long> barred = new LinkedHashMap<>();
  private @Nullable String host;
  private long hostLeftMicros;
  private Set<Lock> locks = Set.of();

  /// What survives the server.
  ///
  /// @param host the host's token; null when the room has none
  /// @param listeners tokens; who comes with another one is a player
  /// @param locks what the host keeps for himself
  /// @param barred tokens, and when each may come back, in microseconds of the room's clock
  public record Kept(
      @Nullable String host, Set<String> listeners, Set<Lock> locks, Map<String, Long> barred) {
    /// Nothing: a room as it begins.
    public static final Kept NOTHING = new Kept(null, Set.of(), Set.of(), Map.of());

    public Kept {
      listeners = Set.copyOf(listeners);
      locks = Set.copyOf(locks);
      barred = Map.copyOf(barred);
    }

    /// A room that begins with these locks, and of which nobody is anything yet.
    public static Kept locked(Set<Lock> locks) {
      return new Kept(null, Set.of(), locks, Map.of());
    }

    /// The same for a clock that begins at a time of this one: who may come back by then is left
    /// out.
    ///
    /// @param micros that time
    public Kept from(long micros) {
      Map<String, Long> left = new LinkedHashMap<>(barred);
      left.replaceAll((_, until) -> until - micros);
      left.values().removeIf(until -> until <= 0);
      return new Kept(host, listeners, locks, left);
    }
  }

  /// Those of a room as it begins.
  public Roles() {
    this(Kept.NOTHING);
  }

  /// Those of a room that has been stored. Its host has left when the room's clock began.
  public Roles(Kept kept) {
    host = kept.host();
    listeners.addAll(kept.listeners());
    locks = kept.locks();
    barred.putAll(kept.barred());
  }

  /// What is to be stored.
  public Kept kept() {
    Set<String> tokens = new LinkedHashSet<>(listeners);
    // The next one of dialect v1 has another token anyway.
    legacy.forEach(number -> tokens.remove(here.get(number)));
    return new Kept(host, tokens, locks, barred);
  }

  /// What the host keeps for himself.
  public Set<Lock> locks() {
    return locks;
  }

  /// What somebody in the room is.
  ///
  /// @param number of a participant
  public Role of(int number) {
    String token = here.get(number);
    if (token == null) {
      return Role.LISTENER;
    }
    return token.equals(host) ? Role.HOST : listeners.contains(token) ? Role.LISTENER : Role.PLAYER;
  }

  /// Whether a token was asked to leave, and it is too early to come back.
  ///
  /// @param atMicros the room's clock
  public boolean isBarred(String token, long atMicros) {
    barred.values().removeIf(until -> until <= atMicros);
    return barred.containsKey(token);
  }

  /// Somebody has come. [#settle] is to follow.
  ///
  /// @param number a participant's
  /// @param isLegacy whether he speaks dialect v1, and so can't be the host
  public void come(int number, String token, boolean isLegacy) {
    here.put(number, token);
    if (isLegacy) {
      legacy.add(number);
    }
  }

  /// Somebody has left.
  ///
  /// @param atMicros the room's clock
  public void go(int number, long atMicros) {
    String token = here.remove(number);
    if (legacy.remove(number)) {
      listeners.remove(token);
    } else if (token != null && token.equals(host)) {
      hostLeftMicros = atMicros;
    }
  }

  /// Makes somebody the host, if the room has none, or he has been away for too long: of those of
  /// dialect v2 who are there, the player who came into the room first, else the listener who did.
  ///
  /// @param atMicros the room's clock
  /// @return whether there is another host now
  public boolean settle(long atMicros) {
    boolean isDue = successionMicros().stream().anyMatch(due -> due <= atMicros);
    if (isDue) {
      here.entrySet().stream()
          .filter(somebody -> !legacy.contains(somebody.getKey()))
          // They stand there by their numbers, and the first of several is taken.
          .min(Comparator.comparing(somebody -> of(somebody.getKey())))
          .ifPresent(somebody -> makeHost(somebody.getValue()));
    }
    return isDue;
  }

  private void makeHost(String token) {
    host = token;
    listeners.remove(token);
  }

  /// When [#settle] has to make somebody the host, by the room's clock; empty for never, as long as
  /// nobody comes or leaves.
  public OptionalLong successionMicros() {
    boolean hasHeir = here.size() > legacy.size();
    if (!hasHeir || (host != null && here.containsValue(host))) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(host == null ? 0 : hostLeftMicros + HOST_AWAY_MICROS);
  }

  /// The host makes somebody something. The host himself can only hand over; who speaks v1 can't
  /// become host.
  ///
  /// @param who a participant's number
  /// @return whether anybody's role is another now
  public boolean appoint(int who, Role as) {
    String token = here.get(who);
    if (token == null || token.equals(host)) {
      return false;
    }
    return switch (as) {
      case HOST -> {
        boolean isAble = !legacy.contains(who);
        if (isAble) {
          makeHost(token);
        }
        yield isAble;
      }
      case PLAYER -> listeners.remove(token);
      case LISTENER -> {
        boolean isNew = listeners.add(token);
        forgetOldest(listeners, here.values());
        yield isNew;
      }
    };
  }

  private static void forgetOldest(Set<String> tokens, Collection<String> present) {
    var oldest = tokens.iterator();
    while (tokens.size() > MOST_REMEMBERED && oldest.hasNext()) {
      if (!present.contains(oldest.next())) {
        oldest.remove();
      }
    }
  }

  /// Somebody is asked to leave: he does not come back for a while, unless he speaks v1 and can't
  /// be known again.
  ///
  /// @param who a participant's number; the host himself stays
  /// @param atMicros the room's clock
  /// @return whether he has to go
  public boolean kick(int who, long atMicros) {
    String token = here.get(who);
    if (token == null || token.equals(host)) {
      return false;
    }
    if (!legacy.contains(who)) {
      barred.put(token, atMicros + BARRED_MICROS);
      forgetOldest(barred.keySet(), Set.of());
    }
    return true;
  }

  /// Locks these, and no others.
  ///
  /// @return whether that is another choice than before
  public boolean lock(Set<Lock> chosen) {
    boolean isOther = !locks.equals(chosen);
    locks = Set.copyOf(chosen);
    return isOther;
  }
}
