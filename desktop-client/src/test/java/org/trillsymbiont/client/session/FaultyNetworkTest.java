package org.trillsymbiont.client.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.trillsymbiont.client.Conditions.eventually;
import static org.trillsymbiont.client.Stages.fromFx;
import static org.trillsymbiont.client.Stages.onFx;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxToolkit;
import org.trillsymbiont.client.FxThread;
import org.trillsymbiont.client.sync.FaultProxy;
import org.trillsymbiont.client.sync.FaultProxy.Fault;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.server.ServerConfig;
import org.trillsymbiont.server.SyncServer;

/// Clients that play through a bad network, with a server that is started again in the middle.
/// Whatever happens: all agree in the end, nothing of one's own is lost without a word, nothing
/// flickers. R13-R15, R19, R28-R31, R33
final class FaultyNetworkTest {
  private static final int PLAYERS = 4;
  private static final int ACTS = 100;

  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  @BeforeEach
  void start() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  @AfterEach
  void stop() throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }

  private <T extends AutoCloseable> T use(T resource) {
    open.push(resource);
    return resource;
  }

  private SyncServer host(int port) throws IOException {
    return use(SyncServer.start(new ServerConfig("127.0.0.1", port)));
  }

  static Stream<Set<Fault>> networks() {
    return Stream.concat(
        Stream.of(Fault.values()).map(EnumSet::of), Stream.of(EnumSet.allOf(Fault.class)));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void allAgreeInTheEnd(Set<Fault> faults) throws Exception {
    long seed = new Random().nextLong();
    try {
      jam(faults, seed);
    } catch (AssertionError e) {
      throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
    }
  }

  private void jam(Set<Fault> faults, long seed) throws IOException {
    SyncServer first = host(0);
    FaultProxy proxy = use(FaultProxy.to(first.port(), faults, seed));
    List<Musician> players = new ArrayList<>();
    for (int seat = 0; seat < PLAYERS; seat++) {
      long own = seed + seat;
      int number = seat;
      players.add(fromFx(() -> new Musician(proxy.port(), number, own)));
    }
    use(() -> onFx(() -> players.forEach(Musician::close)));
    onFx(() -> players.forEach(Musician::play));
    awaitActs(players, ACTS);
    eventually(() -> faults.stream().allMatch(fault -> proxy.happened(fault) > 0));
    first.close();
    SyncServer second = host(first.port());
    int before = players.stream().mapToInt(Musician::acts).max().orElse(0);
    awaitActs(players, before + ACTS);
    onFx(() -> players.forEach(Musician::rest));
    proxy.calm();
    onFx(() -> players.forEach(Musician::hurry));
    awaitAgreement(players, second);
    AppState end = second.state();
    onFx(() -> players.forEach(player -> player.checkOwn(end)));
    players.forEach(player -> assertEquals(List.of(), player.complaints()));
  }

  /// The FX thread may be busy while a connection is lost and the next one made. What it then says,
  /// not knowing of either, must not come to the server before what was lost: the server would take
  /// that for known. R15
  @Test
  void whatWasMeantForALostConnectionDoesNotComeBeforeWhatWasLost() throws Exception {
    SyncServer server = host(0);
    FaultProxy proxy = use(FaultProxy.to(server.port(), Set.of(), 0));
    Musician ada = fromFx(() -> new Musician(proxy.port(), 0, 1));
    use(() -> onFx(ada::close));
    awaitAgreement(List.of(ada), server);
    proxy.hold();
    onFx(ada::playOwn);
    CountDownLatch isBack = new CountDownLatch(1);
    FxThread.post(() -> {
      await(isBack);
      ada.fiddle();
    });
    int before = ada.welcomes();
    proxy.reset();
    eventually(() -> ada.welcomes() > before);
    isBack.countDown();
    awaitAgreement(List.of(ada), server);
    ada.checkOwn(server.state());
    assertEquals(List.of(), ada.complaints());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError("nobody interrupts the FX thread", e);
    }
  }

  private static void awaitActs(List<Musician> players, int acts) {
    eventually(() -> players.stream().allMatch(player -> player.acts() >= acts));
  }

  private static void awaitAgreement(List<Musician> players, SyncServer server) {
    try {
      eventually(() -> fromFx(() -> players.stream().allMatch(p -> p.agreesWith(server.state()))));
    } catch (AssertionError e) {
      List<String> standings =
          fromFx(() -> players.stream().map(p -> p.standing(server.state())).toList());
      throw new AssertionError(String.join("\n", standings), e);
    }
  }
}
