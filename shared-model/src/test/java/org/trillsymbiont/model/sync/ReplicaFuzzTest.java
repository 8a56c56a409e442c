package org.trillsymbiont.model.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.RandomEdits;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.state.AppState;

/// Thousands of random conversations: when the network has come to rest, all see the same.
final class ReplicaFuzzTest {
  private static final int RUNS = 3000;

  @Test
  void convergesWhateverTheNetworkDoes() {
    for (long seed = 0; seed < RUNS; seed++) {
      converse(seed);
    }
  }

  @Test
  void convergesOnSeedsThatNobodyHasSeen() {
    long first = new Random().nextLong();
    for (long seed = first; seed < first + 100; seed++) {
      converse(seed);
    }
  }

  private static void converse(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    V1Net net = new V1Net(2 + (int) (seed & 1), random.nextBoolean(), random.nextBoolean());
    net.clients.forEach(V1Net.Client::connect);
    boolean cutsHappen = random.nextInt(4) == 0;
    for (int event = 0; event < 60; event++) {
      happen(net, cutsHappen, random);
    }
    for (V1Net.Client client : net.clients) {
      if (!client.isConnected()) {
        client.connect();
      }
    }
    try {
      net.settle(random);
    } catch (AssertionError e) {
      throw new AssertionError("seed " + seed, e);
    }
    for (V1Net.Client client : net.clients) {
      AppState visible = client.replica.visible();
      List<Field<?>> differing =
          Fields.all().stream()
              .filter(field -> !field.get(visible).equals(field.get(net.server)))
              .toList();
      assertEquals(List.of(), differing, "fields that differ with seed " + seed);
    }
  }

  private static void happen(V1Net net, boolean cutsHappen, RandomGenerator random) {
    V1Net.Client client = net.clients.get(random.nextInt(net.clients.size()));
    switch (random.nextInt(20)) {
      case 0, 1, 2 -> client.edit(contended(random));
      case 3 -> client.edit(RandomEdits.edit(random));
      case 4 -> net.change(null, Gestures.evolve(net.server, 1, random.nextInt(1000)));
      case 5 -> {
        if (cutsHappen && client.isConnected()) {
          client.disconnect();
        } else if (!client.isConnected()) {
          client.connect();
        }
      }
      case 6 -> {
        if (cutsHappen && random.nextInt(5) == 0) {
          net.restart();
        }
      }
      case 7, 8, 9, 10, 11, 12 -> client.deliverUp();
      default -> client.deliverDown();
    }
  }

  /// An edit of one of few fields, so that clients get in each other's way.
  private static Edit contended(RandomGenerator random) {
    Edit.Builder edit = Edit.labelled("Contended");
    switch (random.nextInt(4)) {
      case 0 -> edit.set(Fields.TEMPO, 100.0 + random.nextInt(3));
      case 1 -> edit.set(Fields.IS_EVOLVING, random.nextBoolean());
      default -> edit.set(Fields.square(random.nextInt(3)).active(), random.nextBoolean());
    }
    return edit.build();
  }
}
