package org.trillsymbiont.client.beat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Computers and the cables between them, as network namespaces of Linux: each has a loopback,
/// cards, ports and multicast of its own, and nothing of the machine's real networks. All of it is
/// gone when this is closed.
///
/// Thread: confined to one.
final class LanNetwork implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 20;

  private final String prefix = "trill" + ProcessHandle.current().pid();
  private final List<String> namespaces = new ArrayList<>();
  private int cables;

  /// A computer.
  ///
  /// @param namespace its name for `ip`
  record Computer(String namespace) {
    /// What a command begins with that runs there.
    List<String> prefix() {
      return List.of("ip", "netns", "exec", namespace);
    }
  }

  private LanNetwork() throws IOException {
    namespace("x");
  }

  /// Why there can be none here, as a sentence; empty when there can.
  static Optional<String> hindrance() {
    if (!System.getProperty("os.name", "").equals("Linux")) {
      return Optional.of("Network namespaces are Linux's.");
    }
    String name = "trillprobe" + ProcessHandle.current().pid();
    try {
      run("ip", "netns", "add", name);
      try {
        run("ip", "-n", name, "link", "add", "probe", "type", "bridge");
      } finally {
        run("ip", "netns", "del", name);
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(
          "Network namespaces can't be made here: root, iproute2 and a kernel with bridges are"
              + " needed ("
              + e.getMessage()
              + ").");
    }
  }

  /// A network without computers.
  static LanNetwork open() throws IOException {
    return new LanNetwork();
  }

  private String namespace(String name) throws IOException {
    String whole = prefix + name;
    run("ip", "netns", "add", whole);
    namespaces.add(whole);
    run("ip", "-n", whole, "link", "set", "lo", "up");
    return whole;
  }

  /// A switch that cables lead to. What one says to everybody, all hear.
  void addSwitch(String name) throws IOException {
    String all = namespaces.getFirst();
    run("ip", "-n", all, "link", "add", name, "type", "bridge", "mcast_snooping", "0");
    run("ip", "-n", all, "link", "set", name, "up");
  }

  /// A computer without cards.
  Computer addComputer(String name) throws IOException {
    return new Computer(namespace(name));
  }

  /// Gives a computer a card and a cable to a switch. It has a link-local address of IPv6 by
  /// itself.
  ///
  /// @param card `eth0`
  /// @param address of IPv4, with the length of its network; null for none
  void plug(Computer computer, String card, String to, @Nullable String address)
      throws IOException {
    String all = namespaces.getFirst();
    String end = "cable" + cables++;
    String at = computer.namespace();
    run("ip", "-n", all, "link", "add", end, "type", "veth", "peer", "name", card, "netns", at);
    run("ip", "-n", all, "link", "set", end, "master", to, "up");
    // An address may be used at once: nobody else has it.
    run(
        "ip",
        "netns",
        "exec",
        at,
        "sh",
        "-c",
        "echo 0 > /proc/sys/net/ipv6/conf/" + card + "/accept_dad");
    if (address != null) {
      run("ip", "-n", at, "addr", "add", address, "dev", card);
    }
    run("ip", "-n", at, "link", "set", card, "up");
  }

  /// Lets a computer's firewall swallow what comes for a port, without a word: what would be
  /// answered is answered to nobody.
  void swallow(Computer computer, int port) throws IOException {
    for (String family : List.of("-4", "-6")) {
      run(
          "ip",
          family,
          "-n",
          computer.namespace(),
          "rule",
          "add",
          "ipproto",
          "tcp",
          "sport",
          Integer.toString(port),
          "blackhole");
    }
  }

  private static void run(String... command) throws IOException {
    Path said = Files.createTempFile("trill-ip", ".log");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      boolean hasEnded = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (!hasEnded || process.exitValue() != 0) {
        process.destroyForcibly();
        String why = Files.readString(said, StandardCharsets.UTF_8).strip();
        throw new IOException(String.join(" ", Arrays.asList(command)) + ": " + why);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      Files.delete(said);
    }
  }

  @Override
  public void close() throws IOException {
    IOException failure = null;
    for (String each : namespaces.reversed()) {
      try {
        run("ip", "netns", "del", each);
      } catch (IOException e) {
        failure = e;
      }
    }
    namespaces.clear();
    if (failure != null) {
      throw failure;
    }
  }
}
