package org.trillsymbiont.client.beat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.trillsymbiont.client.Conditions.eventually;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// One server and three apps, each on a computer of its own: they find each other by what the
/// server tells everybody in the network, nobody is told an address, and they play the same.
///
/// | computer | first network | second network |
/// |---|---|---|
/// | server | 10.77.0.1 and IPv6 | 10.77.1.1 and IPv6 |
/// | ada | 10.77.0.2 and IPv6 | |
/// | ben | 10.77.0.3 and IPv6 | 10.77.1.3 and IPv6 |
/// | cleo | | IPv6 alone |
@EnabledIfSystemProperty(
    named = "trill.lan",
    matches = "true",
    disabledReason = "takes a minute and root; ./mvnw -Plan runs it")
class LanTest {
  private static final int ROUNDS = 3;
  private static final int ACTS_IN_A_ROUND = 15;
  private static final int LEAST_STEPS = 20;
  private static final long SECOND_MICROS = 1_000_000;
  private static final Set<String> ADDRESSES =
      Set.of("found-10-77-0-1-8787", "found-10-77-1-1-8787");

  @TempDir private Path folder = Path.of("");

  private final List<LanProcess> processes = new ArrayList<>();
  private LanNetwork network;
  private LanNetwork.Computer host;

  @BeforeEach
  void cable() throws IOException {
    Optional<String> hindrance = LanNetwork.hindrance();
    assumeTrue(hindrance.isEmpty(), hindrance::toString);
    network = LanNetwork.open();
    network.addSwitch("one");
    network.addSwitch("two");
    host = computer("server", "10.77.0.1/24", "10.77.1.1/24");
  }

  private LanNetwork.Computer computer(String name, String... addresses) throws IOException {
    LanNetwork.Computer computer = network.addComputer(name);
    for (int card = 0; card < addresses.length; card++) {
      network.plug(computer, "eth" + card, card == 0 ? "one" : "two", addresses[card]);
    }
    return computer;
  }

  @AfterEach
  void clear() throws IOException {
    if (network == null) {
      return;
    }
    try {
      for (LanProcess each : processes.reversed()) {
        each.close();
      }
    } finally {
      network.close();
    }
  }

  private LanProcess server(String... arguments) throws IOException {
    LanProcess server =
        LanProcess.server(
            host,
            folder,
            Stream.concat(Stream.of("--ephemeral"), Stream.of(arguments)).toArray(String[]::new));
    processes.add(server);
    return server;
  }

  private LanProcess guest(LanNetwork.Computer computer, String name) throws IOException {
    LanProcess guest = LanProcess.guest(computer, folder, name);
    processes.add(guest);
    return guest;
  }

  @Test
  void threeComputersFindTheServerByThemselvesAndPlayTheSame() throws IOException {
    long seed = System.nanoTime();
    LanNetwork.Computer ada = computer("ada", "10.77.0.2/24");
    LanNetwork.Computer ben = computer("ben", "10.77.0.3/24", "10.77.1.3/24");
    LanNetwork.Computer cleo = network.addComputer("cleo");
    network.plug(cleo, "eth0", "two", null);
    server();
    long begin = System.nanoTime();
    List<LanProcess> guests = List.of(guest(ada, "Ada"), guest(ben, "Ben"), guest(cleo, "Cleo"));
    for (LanProcess guest : guests) {
      // When its window is there; that takes a while on a busy machine.
      guest.tell("look");
      eventually(() -> !ask(guest, "found").isEmpty());
    }
    long found = System.nanoTime();
    assertEquals("found-10-77-0-1-8787", ask(guests.get(0), "found"));
    String inBoth = ask(guests.get(1), "found");
    assertTrue(ADDRESSES.contains(inBoth), () -> "one session, once: " + inBoth);
    String bySix = ask(guests.get(2), "found");
    assertTrue(bySix.startsWith("found--fe80-"), bySix);
    for (LanProcess guest : guests) {
      guest.tell("press " + guest.tell("found"));
    }
    eventually(() -> looks(guests).allMatch(look -> look.isThere() && look.people() == 3));
    eventually(() -> looks(guests).allMatch(LanProcess.Look::isSettled));
    System.out.printf(
        "Three hosts, seed %d: found in %.1f s of their start, all in the room after %.1f s%n",
        seed, (found - begin) / 1e9, (System.nanoTime() - begin) / 1e9);
    playAndCompare(guests, seed);
  }

  private void playAndCompare(List<LanProcess> guests, long seed) throws IOException {
    LanProcess ada = guests.getFirst();
    ada.tell("randomise");
    ada.tell("play");
    long from = ada.look().roomMicros() + SECOND_MICROS;
    for (int seat = 0; seat < guests.size(); seat++) {
      guests.get(seat).tell("jam " + Repertoire.EVERYTHING + " " + (seed + seat));
    }
    for (int round = 1; round <= ROUNDS; round++) {
      int acts = ACTS_IN_A_ROUND * round;
      eventually(() -> looks(guests).allMatch(look -> look.acts() >= acts));
    }
    for (LanProcess guest : guests) {
      guest.tell("rest");
    }
    // They may have paused it.
    ada.tell("still");
    ada.tell("randomise");
    ada.tell("play");
    long playing = ada.look().roomMicros();
    eventually(
        () -> looks(guests).allMatch(look -> look.roomMicros() > playing + 4 * SECOND_MICROS));
    eventually(() -> guests.stream().map(guest -> ask(guest, "state")).distinct().count() == 1);
    long to = ada.look().roomMicros();
    eventually(() -> looks(guests).allMatch(look -> look.roomMicros() > to + SECOND_MICROS));
    List<Starvation.Span> starved = new ArrayList<>();
    for (LanProcess guest : guests) {
      starved.addAll(guest.starved());
    }
    for (LanProcess guest : guests) {
      guest.close();
    }
    Sameness played =
        Sameness.of(
            Stream.of("Ada", "Ben", "Cleo").map(name -> LanProcess.trace(folder, name)).toList(),
            from,
            to,
            starved);
    System.out.printf(
        "%d steps of %d notes were the same on all three; %d were not played by all, %d excused%n",
        played.steps(), played.notes(), played.missing(), played.excused());
    assertEquals(List.of(), played.differing());
    assertTrue(played.steps() >= LEAST_STEPS, () -> "too few: " + played);
    assertTrue(played.missing() < played.steps(), () -> "most are missing: " + played);
  }

  @Test
  void whereAFirewallSwallowsAllTheListIsThereAndTheReasonIsSaid() throws IOException {
    LanNetwork.Computer ada = computer("ada", "10.77.0.2/24");
    server("--port", "9876");
    network.swallow(host, 9876);
    LanProcess app = guest(ada, "Ada");
    app.tell("look");
    eventually(() -> ask(app, "found").equals("found-10-77-0-1-9876"));
    app.tell("press found-10-77-0-1-9876");
    eventually(() -> ask(app, "text join-problem").contains("firewall"));
    assertTrue(ask(app, "text join-problem").startsWith("10.77.0.1:9876 does not answer."));
    assertEquals("here", app.look().where());
  }

  @Test
  void aNetworkThatComesLaterIsHeardAndAServerThatIsQuietIsNot() throws IOException {
    LanNetwork.Computer ada = network.addComputer("ada");
    server("--no-announce", "--port", "9876");
    LanProcess app = guest(ada, "Ada");
    app.tell("look");
    LanProcess loud = LanProcess.server(host, folder, "--ephemeral");
    processes.add(loud);
    network.plug(ada, "eth0", "one", "10.77.0.2/24");
    eventually(() -> ask(app, "found").equals("found-10-77-0-1-8787"));
    loud.close();
    eventually(() -> ask(app, "found").isEmpty());
  }

  private static Stream<LanProcess.Look> looks(List<LanProcess> guests) {
    List<LanProcess.Look> looks = new ArrayList<>();
    try {
      for (LanProcess guest : guests) {
        looks.add(guest.look());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return looks.stream();
  }

  private static String ask(LanProcess guest, String what) {
    try {
      return guest.tell(what);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
