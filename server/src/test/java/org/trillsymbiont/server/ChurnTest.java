package org.trillsymbiont.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.wire.V2Codec;
import org.trillsymbiont.server.net.Limit;
import org.trillsymbiont.server.net.Limits;
import org.trillsymbiont.server.net.TestLimits;
import org.trillsymbiont.server.store.RoomStore;
import org.trillsymbiont.server.watch.Watch;

/// Many come, edit and go, some without a goodbye, in rooms that are made and forgotten: nothing of
/// them stays. The long one is a benchmark (`churn`, docs/performance.md).
final class ChurnTest {
  private static final int WARM_UP = 40;
  private static final int JOINS = 400;
  private static final int ROOMS = 8;
  private static final long DEADLINE_NANOS = Duration.ofSeconds(30).toNanos();

  /// What a connection and a room are made of.
  private static final List<String> KINDS =
      List.of(
          "net.V2Connection",
          "net.GuardedSocket",
          "net.GuardedChannel",
          "net.SendQueue",
          "net.Visitors$Visitor",
          "room.V2Session",
          "room.Room",
          "store.RoomJournal");

  @TempDir Path folder;

  @Test
  void nothingStaysOfThoseWhoHaveGone() throws Exception {
    // Whoever dallies must not be cut off; an empty room goes with the next look at it.
    Limits limits = TestLimits.patient().with(Limit.ROOM_IDLE_TIME, Duration.ZERO);
    ServerConfig config = new ServerConfig("127.0.0.1", 0, limits);
    RoomStore store = RoomStore.open(folder, Watch.NONE);
    try (SyncServer server = SyncServer.start(config, store, Watch.NONE)) {
      churn(server, WARM_UP);
      Map<String, Long> before = level(server);
      churn(server, JOINS);
      await(() -> isNoMoreThan(before, level(server)), () -> before + " became " + level(server));
    }
  }

  private static void churn(SyncServer server, int joins) throws IOException {
    for (int join = 0; join < joins; join++) {
      visit(server.port(), "room" + join % ROOMS, "guest-" + System.nanoTime(), join % 2 == 0);
    }
    await(() -> server.sockets() == 0, () -> server.sockets() + " sockets are open");
    await(() -> isForgotten(server), () -> "there are rooms: " + server.rooms());
  }

  /// Rooms that are stored are told of, but are not in memory.
  private static boolean isForgotten(SyncServer server) {
    return server.connections() == 0
        && server.rooms().stream().allMatch(it -> it.participants() == 0);
  }

  private static void visit(int port, String room, String name, boolean isPolite)
      throws IOException {
    try (RawClient guest = RawClient.upgradedV2(port, 65_536)) {
      guest.send(text(V2TestClient.hello(name, room, null, null)));
      awaitFrame(guest, "{\"welcome\"");
      guest.send(text(new ClientMessage.Change(1, Edit.of(Fields.MASTER_VOLUME, 0.5), 0, false)));
      awaitFrame(guest, "{\"edited\"");
      if (isPolite) {
        guest.send(RawClient.frame(0x88, new byte[] {3, (byte) 0xe8}));
        assertEquals(1000, guest.readClose().closeCode());
      } else {
        guest.reset();
      }
    }
  }

  private static byte[] text(ClientMessage message) {
    return RawClient.frame(0x81, V2Codec.encode(message));
  }

  private static void awaitFrame(RawClient guest, String beginning) throws IOException {
    while (!guest.readFrame().payload().startsWith(beginning)) {
      // Who is here, and the like.
    }
  }

  /// Threads, open descriptors, and objects that are alive after a collection.
  private static Map<String, Long> level(SyncServer server) {
    assumeTrue(
        ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean,
        "descriptors are counted on Unix only");
    Map<String, Long> level = new TreeMap<>(instances());
    var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    level.put("threads", (long) Thread.getAllStackTraces().size());
    level.put("descriptors", system.getOpenFileDescriptorCount());
    level.put("sockets", (long) server.sockets());
    level.put("rooms", (long) server.rooms().size());
    return level;
  }

  private static Map<String, Long> instances() {
    Map<String, Long> counts = new TreeMap<>();
    KINDS.forEach(kind -> counts.put(kind, 0L));
    for (String line : histogram().lines().toList()) {
      String[] columns = line.strip().split("\\s+", 5);
      String prefix = "org.trillsymbiont.server.";
      if (columns.length >= 4 && columns[3].startsWith(prefix)) {
        String kind = columns[3].substring(prefix.length());
        counts.computeIfPresent(kind, (_, _) -> Long.parseLong(columns[1]));
      }
    }
    return counts;
  }

  /// What `jcmd GC.class_histogram` tells: a collection goes before it.
  private static String histogram() {
    try {
      return (String)
          ManagementFactory.getPlatformMBeanServer()
              .invoke(
                  new ObjectName("com.sun.management:type=DiagnosticCommand"),
                  "gcClassHistogram",
                  new Object[] {new String[0]},
                  new String[] {String[].class.getName()});
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isNoMoreThan(Map<String, Long> before, Map<String, Long> now) {
    return now.entrySet().stream()
        .allMatch(it -> it.getValue() <= before.getOrDefault(it.getKey(), 0L));
  }

  private static void await(BooleanSupplier condition, Supplier<String> why) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() - start < DEADLINE_NANOS, why);
      LockSupport.parkNanos(20_000_000); // Not yet.
    }
  }
}
