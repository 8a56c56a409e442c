package org.trillsymbiont.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.sync.ServerMessage;

/// A server process that may open few files, and somebody who opens more connections than that.
@DisabledOnOs(OS.WINDOWS) // It has no such bound.
@Timeout(120)
final class FewDescriptorsTest {
  private static final int DESCRIPTORS = 160;
  private static final int FLOOD = 400;
  private static final int ATTEMPTS = 3_000;

  private static Process start() throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("/bin/sh", "-c", "ulimit -n " + DESCRIPTORS + "; exec \"$@\"", "sh"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx128m", "-classpath", System.getProperty("java.class.path")));
    command.addAll(List.of("org.trillsymbiont.server.ServerMain", "--host", "127.0.0.1"));
    command.addAll(List.of("--port", "0", "--ephemeral", "--no-admin", "--no-announce"));
    command.addAll(List.of("--log-level", "error", "--self-probe-seconds", "0.5"));
    command.addAll(List.of("--max-handshakes-per-address", "100000"));
    command.addAll(List.of("--max-handshakes", "100000"));
    command.addAll(List.of("--max-connections-per-address", "100000"));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static URI address(Process server) throws IOException {
    // Not closed: its end would be the end of the server's output.
    BufferedReader out = server.inputReader(StandardCharsets.UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.contains("ready: ws://")) {
        return URI.create(line.substring(line.indexOf("ws://")));
      }
    }
    throw new IOException("the server did not become ready");
  }

  @Test
  void goesOnForThoseInsideAndLetsOthersInAgainLater() throws Exception {
    Process server = start();
    List<Socket> flood = new ArrayList<>();
    try (V2TestClient ann = V2TestClient.join(address(server), "Ann")) {
      URI address = ann.address();
      try (V2TestClient ben = V2TestClient.join(address, "Ben")) {
        for (int i = 0; i < FLOOD; i++) {
          flood.add(new Socket(InetAddress.getLoopbackAddress(), address.getPort()));
        }
        for (int edit = 1; edit <= 20; edit++) {
          ann.edit(Fields.MASTER_VOLUME, edit / 100.0);
          assertEquals(edit, ben.next(ServerMessage.Edited.class).rev());
        }
        for (Socket each : flood) {
          each.close();
        }
        awaitAnswer(address.getPort());
        try (V2TestClient cid = V2TestClient.join(address, "Cid")) {
          ann.edit(Fields.MASTER_VOLUME, 0.5);
          assertEquals(21, cid.next(ServerMessage.Edited.class).rev());
        }
      }
      assertTrue(server.isAlive());
    } finally {
      for (Socket each : flood) {
        each.close();
      }
      server.destroyForcibly().onExit().join();
    }
  }

  private static void awaitAnswer(int port) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        if (RawClient.answer("127.0.0.1", port, RawClient.REQUEST).startsWith("HTTP/1.1 101 ")) {
          return;
        }
      } catch (IOException e) {
        LockSupport.parkNanos(10_000_000); // Not yet.
      }
    }
    fail("nobody is let in any more");
  }
}
