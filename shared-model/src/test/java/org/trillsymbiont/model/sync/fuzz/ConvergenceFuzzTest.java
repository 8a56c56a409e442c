package org.trillsymbiont.model.sync.fuzz;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.Lock;

/// Thousands of jams of 200 edits each. Whatever the network and the server do: all see the same in
/// the end, nothing is lost without a word, nothing is applied twice, nothing flickers, nobody's
/// work is undone by somebody else, nobody changes what is locked. R13-R24, R28-R31, R51, R52
final class ConvergenceFuzzTest {
  private static final int RUNS = 2_000;

  /// `-Dfuzz.runs=100000` for a long night.
  private static final int NEW_RUNS = Integer.getInteger("fuzz.runs", 200);

  private static final int EDITS = 200;
  private static final long JAM_NANOS = TimeUnit.SECONDS.toNanos(20);
  private static final long CALM_NANOS = TimeUnit.SECONDS.toNanos(40);

  @Test
  void convergesWhateverHappens() {
    for (long seed = 0; seed < RUNS; seed++) {
      jam(seed);
    }
  }

  @Test
  void convergesOnSeedsThatNobodyHasSeen() {
    long first = new Random().nextLong();
    for (long seed = first; seed != first + NEW_RUNS; seed++) {
      jam(seed);
    }
  }

  static void jam(long seed) {
    try {
      play(new World(seed), seed);
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
    }
  }

  private static void play(World world, long seed) {
    Host host = new Host(world, world.oneIn(2));
    Wire wire = seed % 16 == 0 ? Wire.JSON : Wire.OBJECTS;
    List<Player> players = new ArrayList<>();
    int count = 3 + world.below(4);
    for (int index = 0; index < count; index++) {
      players.add(new Player(world, host, wire, index));
    }
    plan(world, host, players);
    world.run(JAM_NANOS);
    world.calmDown();
    players.forEach(Player::comeBack);
    world.run(CALM_NANOS);
    players.forEach(player -> player.checkConverged(host.state(), host.transport()));
  }

  private static void plan(World world, Host host, List<Player> players) {
    boolean breaks = world.oneIn(2);
    boolean crashes = world.oneIn(2);
    boolean locks = world.oneIn(3);
    for (int edits = 0; edits < EDITS; ) {
      int drag = world.oneIn(12) ? 3 + world.below(10) : 1;
      edits += drag;
      Player player = players.get(world.below(players.size()));
      long when = world.upToMillis((int) TimeUnit.NANOSECONDS.toMillis(JAM_NANOS));
      world.at(when, () -> act(world, host, player, drag));
      if (breaks && world.oneIn(10)) {
        world.at(when, () -> disturb(world, host, player, players.size()));
      }
      if (locks && world.oneIn(20)) {
        Set<Lock> chosen = locks(world);
        world.at(when, () -> host.lock(chosen));
      }
      if (crashes && world.oneIn(80)) {
        world.at(when, host::crash);
      }
    }
  }

  private static Set<Lock> locks(World world) {
    Set<Lock> locks = EnumSet.allOf(Lock.class);
    locks.removeIf(lock -> world.oneIn(2));
    return locks;
  }

  private static void act(World world, Host host, Player player, int drag) {
    if (drag > 1) {
      player.drag(Contended.REAL.get(world.below(Contended.REAL.size())), drag, world.unique());
      return;
    }
    switch (world.below(16)) {
      case 0, 1 -> player.undo();
      case 2 -> player.redo();
      case 3 -> host.own(Contended.edit(world));
      case 4 -> host.legacy(legacyUpdate(world, host.state()));
      default -> player.edit(Contended.edit(world), 0);
    }
  }

  /// What an original client sends for a click: its whole grid, which may be old.
  private static Edit legacyUpdate(World world, AppState state) {
    Edit click = Contended.edit(world);
    AppState seen = Reducer.apply(state, click);
    Edit.Builder update = Edit.labelled("Update");
    Fields.all().stream()
        .filter(
            field -> click.sets(field) || (field.topLevel().equals("musicGrid") && world.oneIn(8)))
        .forEach(field -> update.copy(field, Fields.isVoice(field) ? AppState.INITIAL : seen));
    return update.build();
  }

  private static void disturb(World world, Host host, Player player, int players) {
    switch (world.below(6)) {
      case 0, 1 -> player.cut();
      case 2 -> player.disconnect();
      case 3 -> player.goAway();
      case 4 -> player.enterAnew();
      default -> host.slowDown(world.below(players));
    }
  }
}
