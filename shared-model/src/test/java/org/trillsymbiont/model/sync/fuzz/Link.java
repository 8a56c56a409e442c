package org.trillsymbiont.model.sync.fuzz;

import java.util.ArrayList;
import java.util.List;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.ServerMessage;

/// One connection. Each direction keeps its order, takes a time that varies, may say something
/// twice and, towards the player, may swallow a message. When it is cut, each direction loses what
/// is under way behind some point, and each side hears of it in its own time.
final class Link {
  private static final int MOST_DELAY_MILLIS = 80;
  private static final int MOST_SPIKE_MILLIS = 1_500;
  private static final int MOST_GRACE_MILLIS = 150;
  private static final int MOST_IGNORANCE_MILLIS = 3_000;
  private static final long NEVER = Long.MAX_VALUE;

  private final World world;
  private final Player player;
  private final Host host;
  private final Wire wire;
  private final int delayMillis;
  private long lastUp;
  private long lastDown;
  private long upEnd = NEVER;
  private long downEnd = NEVER;

  // The host's half.
  private final List<ServerMessage> held = new ArrayList<>();
  private final List<Long> heldPings = new ArrayList<>();
  private int number;
  private String token = "";
  private boolean isBehind;
  private long sentRev;

  Link(World world, Player player, Host host, Wire wire) {
    this.world = world;
    this.player = player;
    this.host = host;
    this.wire = wire;
    delayMillis = 1 + world.below(MOST_DELAY_MILLIS);
  }

  void up(ClientMessage message) {
    lastUp = Math.max(lastUp, world.nanos() + delay());
    ClientMessage arrived = wire.pass(message);
    int times = world.fault(40) && !(message instanceof ClientMessage.Hello) ? 2 : 1;
    for (int time = 0; time < times; time++) {
      world.at(
          lastUp,
          () -> {
            if (world.nanos() <= upEnd) {
              host.receive(this, arrived);
            }
          });
    }
  }

  void down(ServerMessage message) {
    if (world.fault(150)) {
      return;
    }
    lastDown = Math.max(lastDown, world.nanos() + delay());
    ServerMessage arrived = wire.pass(message);
    int times = world.fault(40) && !(message instanceof ServerMessage.Welcome) ? 2 : 1;
    for (int time = 0; time < times; time++) {
      world.at(
          lastDown,
          () -> {
            if (world.nanos() <= downEnd) {
              player.receive(this, arrived);
            }
          });
    }
  }

  private long delay() {
    return world.upToMillis(world.fault(100) ? MOST_SPIKE_MILLIS : delayMillis);
  }

  /// The network breaks, or one side has had enough.
  void cut() {
    if (upEnd != NEVER) {
      return;
    }
    upEnd = world.nanos() + world.upToMillis(MOST_GRACE_MILLIS);
    downEnd = world.nanos() + world.upToMillis(MOST_GRACE_MILLIS);
    world.at(downEnd + 1, () -> player.lost(this));
    world.at(upEnd + world.upToMillis(MOST_IGNORANCE_MILLIS), () -> host.lost(this));
  }

  void welcomed(int participant, String byToken, long rev) {
    number = participant;
    token = byToken;
    sentRev = rev;
  }

  int number() {
    return number;
  }

  String token() {
    return token;
  }

  boolean isBehind() {
    return isBehind;
  }

  /// The player takes nothing any more; everything that it is to hear is held back.
  void fallBehind() {
    isBehind = true;
  }

  /// What has been held back is said now.
  List<ServerMessage> catchUp() {
    isBehind = false;
    List<ServerMessage> all = List.copyOf(held);
    held.clear();
    return all;
  }

  List<Long> takePings() {
    List<Long> all = List.copyOf(heldPings);
    heldPings.clear();
    return all;
  }

  void hold(ServerMessage message) {
    held.add(message);
  }

  void holdPing(long t0) {
    heldPings.add(t0);
  }

  long sentRev() {
    return sentRev;
  }

  void sent(long rev) {
    sentRev = rev;
  }
}
