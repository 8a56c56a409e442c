package org.trillsymbiont.model.sync.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Transport;
import org.trillsymbiont.model.sync.Authority;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.Lock;
import org.trillsymbiont.model.sync.Participant;
import org.trillsymbiont.model.sync.Presence;
import org.trillsymbiont.model.sync.Rights;
import org.trillsymbiont.model.sync.Role;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.model.sync.V1Bridge;
import org.trillsymbiont.model.sync.V1Message;

/// The server: an authority, who is connected, and perhaps a disk. It falls, and comes back with
/// what the disk has.
final class Host {
  private static final String ROOM = "the room";
  private static final String LEGACY = "an original client";

  private final World world;
  private final boolean isDurable;
  private final Lineage lineage = new Lineage();
  private final Set<Link> links = new LinkedHashSet<>();
  private final Map<String, ClientMessage.Numbered> answered = new HashMap<>();
  private Authority authority = new Authority(epoch(0));
  private Authority.@Nullable Snapshot disk;
  private int epochs;
  private long upFrom;
  private long saidSaved;
  private Set<Lock> locks = Set.of();
  private final Set<String> refused = new HashSet<>();

  /// For each epoch the revision up to which it took over the history of the one before.
  private final NavigableMap<String, Long> beginnings = new TreeMap<>();

  Host(World world, boolean isDurable) {
    this.world = world;
    this.isDurable = isDurable;
    if (isDurable) {
      store();
    }
  }

  AppState state() {
    return authority.state();
  }

  Transport transport() {
    return authority.transport();
  }

  boolean isIn(String epoch) {
    return authority.epoch().equals(epoch);
  }

  Lineage lineage() {
    return lineage;
  }

  boolean isUp() {
    return world.nanos() >= upFrom;
  }

  /// How much of what somebody has seen is still part of the room's history.
  ///
  /// @param epoch that he saw last
  long inCommon(String epoch, long rev) {
    return beginnings.tailMap(epoch, false).values().stream().reduce(rev, Math::min);
  }

  void receive(Link link, ClientMessage message) {
    if (message instanceof ClientMessage.Hello hello && isUp() && link.number() == 0) {
      join(link, hello);
    } else if (links.contains(link)) {
      switch (message) {
        case ClientMessage.Numbered numbered -> take(link, numbered);
        case ClientMessage.Ping(long t0) -> pong(link, t0);
        default -> {
          // Nothing that concerns the state.
        }
      }
    }
  }

  private void join(Link link, ClientMessage.Hello hello) {
    // R9
    links.stream()
        .filter(other -> other.token().equals(hello.token()))
        .findAny()
        .ifPresent(old -> {
          lost(old);
          old.cut();
        });
    int number = authority.join(hello.token());
    link.welcomed(number, hello.token(), authority.rev());
    links.add(link);
    long from = authority.from(hello.resume());
    link.down(
        new ServerMessage.Welcome(
            number,
            hello.room(),
            authority.epoch(),
            authority.rev(),
            authority.ack(number),
            world.micros(),
            isDurable,
            from,
            authority.since(from),
            authority.unknownTo(hello.resume()),
            authority.transport(),
            List.of(
                new Participant(
                    number, hello.identity(), Presence.NONE, false, role(hello.token())))));
    if (!locks.isEmpty()) {
      link.down(new ServerMessage.Conditions(locks, null));
    }
  }

  private static Role role(String token) {
    return token.equals(Player.HOST) ? Role.HOST : Role.PLAYER;
  }

  /// Whoever is called the host locks something, and nothing else. R51
  void lock(Set<Lock> chosen) {
    if (isUp()) {
      locks = chosen;
      links.forEach(link -> tell(link, new ServerMessage.Conditions(locks, null)));
    }
  }

  private void take(Link link, ClientMessage.Numbered message) {
    boolean isRefused =
        message instanceof ClientMessage.Change change
            && change.edit().fields().equals(Set.of(Fields.CURRENT_SEQUENCE_STEP))
            && world.oneIn(3);
    ClientMessage.Numbered taken =
        isRefused ? new ClientMessage.BadChange(message.counter(), "It is not liked.") : message;
    Rights rights = new Rights(role(link.token()), locks, null);
    Authority.Reply reply = authority.take(link.number(), taken, rights, world.micros());
    String number = link.token() + " " + message.counter();
    if (reply instanceof Authority.Reply.Known) {
      // R15: else something new was said under an old number, and nobody hears it.
      assertEquals(answered.get(number), message, "said under a number that was taken");
    } else {
      answered.put(number, message);
    }
    switch (reply) {
      case Authority.Reply.Taken(var edited) -> {
        checkFree(edited, role(link.token()));
        lineage.add(edited, link.token(), kind(message));
        tell(edited);
      }
      case Authority.Reply.Refused(var rejected) -> {
        if (message instanceof ClientMessage.Change change) {
          change.edit().fields().forEach(field -> refused.add(link.token() + field));
        }
        tell(link, rejected);
      }
      case Authority.Reply.Known() -> {
        // Nothing to say.
      }
    }
  }

  /// Whether somebody was refused an edit of a field. When he does not hear of it before he comes
  /// back, what he did next to the field gives way to what is there.
  boolean hasRefused(String token, Field<?> field) {
    return refused.contains(token + field);
  }

  /// R52: what is locked is changed by nobody but the host.
  private void checkFree(ServerMessage.Edited edited, Role role) {
    for (Field<?> field : edited.edit().fields()) {
      assertTrue(
          role == Role.HOST || Lock.of(field).map(lock -> !locks.contains(lock)).orElse(true),
          () -> field + " is locked: " + edited);
    }
  }

  private static Lineage.Kind kind(ClientMessage.Numbered message) {
    return switch (message) {
      case ClientMessage.Change change when change.restores() -> Lineage.Kind.RESTORE;
      case ClientMessage.Change _ -> Lineage.Kind.CHANGE;
      case ClientMessage.Undo _, ClientMessage.Redo _ -> Lineage.Kind.STEP_BACK;
      case ClientMessage.BadChange _, ClientMessage.TooFast _ ->
          throw new AssertionError("nobody sends it");
    };
  }

  private void tell(ServerMessage.Edited edited) {
    for (Link link : links) {
      if (!link.isBehind()) {
        link.down(edited);
        link.sent(edited.rev());
      }
    }
  }

  private static void tell(Link link, ServerMessage message) {
    if (link.isBehind()) {
      link.hold(message);
    } else {
      link.down(message);
    }
  }

  private void pong(Link link, long t0) {
    if (link.isBehind()) {
      link.holdPing(t0);
    } else {
      long now = world.micros();
      link.down(
          new ServerMessage.Pong(t0, now, now, authority.rev(), authority.ack(link.number())));
    }
  }

  /// Somebody takes nothing for a while. R20
  void slowDown(int which) {
    links.stream()
        .skip(which)
        .findFirst()
        .ifPresent(link -> {
          link.fallBehind();
          world.after(world.upToMillis(2_000), () -> catchUp(link));
        });
  }

  private void catchUp(Link link) {
    if (!links.contains(link) || !link.isBehind()) {
      return;
    }
    List<ServerMessage> held = link.catchUp();
    if (link.sentRev() < authority.rev()) {
      link.down(
          new ServerMessage.Merged(
              link.sentRev(),
              authority.rev(),
              authority.ack(link.number()),
              world.micros(),
              authority.since(link.sentRev()),
              authority.transport()));
      link.sent(authority.rev());
    }
    held.forEach(link::down);
    link.takePings().forEach(t0 -> pong(link, t0));
  }

  /// The host hears that a connection has ended.
  void lost(Link link) {
    if (links.remove(link)) {
      authority.leave(link.number());
    }
  }

  /// The evolution, say.
  void own(Edit edit) {
    if (isUp()) {
      ServerMessage.Edited edited = authority.own(edit, world.micros());
      // The room's own numbers begin anew with each epoch.
      lineage.add(edited, ROOM + authority.epoch(), Lineage.Kind.OTHER);
      tell(edited);
    }
  }

  /// A client of dialect v1 says what it believes the state to be. R37
  void legacy(Edit update) {
    if (!isUp()) {
      return;
    }
    Edit edit = V1Bridge.edit(authority.state(), new V1Message.Update(update));
    if (!edit.isEmpty()) {
      int number = authority.join(LEGACY);
      ServerMessage.Edited edited = authority.unnumbered(number, edit, world.micros());
      lineage.add(edited, LEGACY + authority.epoch(), Lineage.Kind.OTHER);
      tell(edited);
    }
  }

  private void store() {
    Authority writer = authority;
    Authority.Snapshot snapshot = writer.snapshot();
    world.after(
        world.upToMillis(400),
        () -> {
          if (writer == authority) {
            disk = snapshot;
            world.after(world.upToMillis(100), () -> saved(writer, snapshot.rev()));
          }
          world.after(world.upToMillis(1_500), this::store);
        });
  }

  private void saved(Authority writer, long rev) {
    if (writer == authority) {
      saidSaved = rev;
      links.forEach(link -> tell(link, new ServerMessage.Saved(rev)));
    }
  }

  /// Falls, and is back some time later. R17, R18
  void crash() {
    links.forEach(Link::cut);
    links.clear();
    String epoch = epoch(++epochs);
    Authority.Snapshot stored = disk;
    long begunAt = stored == null ? 0 : stored.rev();
    beginnings.put(epoch, begunAt);
    assertTrue(begunAt >= saidSaved || !isDurable, "said that more was saved than was");
    lineage.crash(begunAt);
    locks = Set.of();
    authority = stored == null ? new Authority(epoch) : new Authority(epoch, stored);
    assertEquals(begunAt, authority.rev());
    if (isDurable) {
      disk = authority.snapshot();
    }
    assertTrue(lineage.state().equals(authority.state()), "the stored state is another");
    upFrom = world.nanos() + world.upToMillis(2_000);
  }

  private static String epoch(int number) {
    return String.format(Locale.ROOT, "epoch%03d", number);
  }

  /// Where everybody meets.
  static RoomName room() {
    return RoomName.LOBBY;
  }
}
