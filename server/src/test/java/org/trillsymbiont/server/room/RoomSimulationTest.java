package org.trillsymbiont.server.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;

/// The real room with the client's real replicas, in a world whose clock, network and disk come
/// from a seed: late, torn and slow connections, a disk that is late or full, power that goes at
/// any moment. Whatever happens: what was said to be saved is there after a crash, no edit is taken
/// twice, revisions have no gaps, a room that was read back is the one that was written, and in the
/// end all see the same. R13-R20, R60-R64
final class RoomSimulationTest {
  private static final int RUNS = 10_000;

  /// `-Dsimulation.runs=1000000` for a long night.
  private static final int NEW_RUNS = Integer.getInteger("simulation.runs", 500);

  private static final int JAM_MILLIS = 6_000;
  private static final int CALM_MILLIS = 25_000;
  private static final int EDITS = 40;
  private static final double TEMPO = 60;

  @Test
  void keepsItsWordWhateverHappens() {
    for (long seed = 0; seed < RUNS; seed++) {
      jam(seed);
    }
  }

  @Test
  void keepsItsWordOnSeedsThatNobodyHasSeen() {
    long first = new Random().nextLong();
    for (long seed = first; seed != first + NEW_RUNS; seed++) {
      jam(seed);
    }
  }

  private static void jam(long seed) {
    try {
      play(new SimulatedWorld(seed));
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
    }
  }

  private static void play(SimulatedWorld world) {
    SimulatedServer server = new SimulatedServer(world);
    List<SimulatedClient> clients = new ArrayList<>();
    int count = 1 + world.below(4);
    boolean hasSteps = world.oneIn(2);
    for (int index = 0; index < count; index++) {
      clients.add(new SimulatedClient(world, server, index));
    }
    for (int edit = 0; edit < EDITS; edit++) {
      SimulatedClient client = clients.get(world.below(count));
      double unique = TEMPO + edit / 4.0;
      world.after(world.below(JAM_MILLIS), () -> act(world, client, unique, hasSteps));
    }
    disturb(world, server, clients);
    world.run(JAM_MILLIS);
    server.disk().fail(false);
    world.run(CALM_MILLIS);
    server.checkHistory();
    if (!hasSteps) {
      server.checkTakenOnce(Fields.TEMPO);
    }
    clients.forEach(client -> client.checkConverged(server.room().state()));
  }

  private static void disturb(
      SimulatedWorld world, SimulatedServer server, List<SimulatedClient> clients) {
    for (int cuts = world.below(6); cuts > 0; cuts--) {
      world.after(world.below(JAM_MILLIS), clients.get(world.below(clients.size()))::cut);
    }
    for (int crashes = world.below(3); crashes > 0; crashes--) {
      world.after(world.below(JAM_MILLIS), server::crash);
    }
    if (world.oneIn(3)) {
      int from = world.below(JAM_MILLIS);
      world.after(from, () -> server.disk().fail(true));
      world.after(from + world.below(3_000), () -> server.disk().fail(false));
    }
  }

  /// @param tempo that no other edit sets; only undo and redo may set it again
  private static void act(
      SimulatedWorld world, SimulatedClient client, double tempo, boolean hasSteps) {
    switch (hasSteps ? world.below(10) : 2 + world.below(8)) {
      case 0 -> client.undo();
      case 1 -> client.redo();
      case 2 -> client.edit(Edit.of(Fields.IS_SEQUENCER_RUNNING, world.oneIn(2)));
      case 3, 4 -> client.edit(Edit.of(Fields.square(world.below(4)).active(), world.oneIn(2)));
      case 5 -> client.edit(Edit.of(Fields.EVOLUTION_SPEED, 100 + world.below(1900)));
      default -> client.edit(Edit.of(Fields.TEMPO, tempo));
    }
  }
}
