package org.trillsymbiont.server.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.trillsymbiont.server.ServerConfig;
import org.trillsymbiont.server.SyncServer;
import org.trillsymbiont.server.net.Limits;
import org.trillsymbiont.server.net.TestLimits;

/// What is measured, as a process of its own: our server, with room for more than it lets in by
/// default, or the bare relay. Says its port; for each line that it hears it says how much of its
/// heap is in use after a collection; ends with its input.
final class Subject {
  private static final int MOST = 5_000;

  private Subject() {}

  /// Runs one: `ours` or `relay`.
  public static void main(String[] args) throws IOException, InterruptedException {
    System.out.println(args[0].equals("ours") ? startOurs() : startRelay());
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (commands.readLine() != null) {
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      System.out.println(runtime.totalMemory() - runtime.freeMemory());
    }
  }

  @SuppressWarnings("resource") // It ends with the process.
  private static int startOurs() throws IOException {
    Limits limits = TestLimits.patient().withRooms(MOST, MOST, MOST);
    return SyncServer.start(new ServerConfig("127.0.0.1", 0, limits)).port();
  }

  private static int startRelay() throws InterruptedException {
    Relay relay = new Relay();
    relay.open();
    return relay.getPort();
  }
}
