package org.trillsymbiont.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.server.admin.AdminServer;
import org.trillsymbiont.server.admin.Metrics;
import org.trillsymbiont.server.cli.AdminOptions;
import org.trillsymbiont.server.cli.GuardOptions;
import org.trillsymbiont.server.cli.StorageOptions;
import org.trillsymbiont.server.net.Descriptors;
import org.trillsymbiont.server.net.Guard;
import org.trillsymbiont.server.net.Limits;
import org.trillsymbiont.server.selfcheck.Disk;
import org.trillsymbiont.server.selfcheck.Findings;
import org.trillsymbiont.server.selfcheck.RoundTrip;
import org.trillsymbiont.server.store.StoreCheck;
import org.trillsymbiont.server.watch.Watch;

/// Tries all that a server with these options would need, in its order, and ends. What a first
/// start makes is made: the data folder, the certificate. Rooms that are kept are read and not
/// changed.
///
/// Thread: confined to one.
final class SelfCheck {
  private static final long MIB = 1024 * 1024;

  private final GuardOptions guardOptions;
  private final StorageOptions storage;
  private final AdminOptions admin;
  private final Findings findings;
  private @Nullable Guard guard;
  private int listened;

  /// @param out takes a line for each thing
  SelfCheck(GuardOptions guard, StorageOptions storage, AdminOptions admin, PrintWriter out) {
    guardOptions = guard;
    this.storage = storage;
    this.admin = admin;
    findings = new Findings(out);
  }

  /// Looks at everything.
  ///
  /// @return whether a server would run
  boolean run(String host, int port, Limits limits) throws InterruptedException {
    listened = port;
    findings.look("Java", SelfCheck::java);
    findings.look("connections", () -> Descriptors.look(limits));
    Path folder = storage.folder();
    if (storage.isEphemeral()) {
      findings.look("data folder", () -> "None: rooms are gone when the server ends.");
    } else if (findings.look("data folder", () -> StoreCheck.folder(folder))) {
      findings.look("disk", () -> Disk.look(folder));
      findings.look("rooms", () -> StoreCheck.rooms(folder));
    }
    findings.look("access", () -> access(limits, folder));
    Guard known = guard;
    if (known != null) {
      findings.look("round trip", () -> roundTrip(new ServerConfig(host, port, known)));
    }
    findings.look("admin port", this::adminPort);
    return findings.isWell();
  }

  private static String java() {
    Runtime runtime = Runtime.getRuntime();
    return "Version "
        + Runtime.version()
        + " with "
        + runtime.maxMemory() / MIB
        + " MiB of heap and "
        + runtime.availableProcessors()
        + " processors.";
  }

  private String access(Limits limits, Path folder) throws IOException {
    Guard made = guardOptions.guard(limits, folder);
    guard = made;
    String token = made.access().token() == null ? "Nobody needs a token" : "A token is needed";
    return made.tls() == null
        ? token + "; not encrypted."
        : token + "; encrypted, with the fingerprint " + made.tls().fingerprint() + ".";
  }

  private String roundTrip(ServerConfig config) throws IOException, InterruptedException {
    try (SyncServer server = SyncServer.start(config, Watch.NONE)) {
      listened = server.port();
      Guard used = config.guard();
      String fingerprint = used.tls() == null ? null : used.tls().fingerprint();
      String heard = RoundTrip.go(server.localAddress(), fingerprint, used.access().token());
      return "Port " + listened + " of " + config.host() + " is free. " + heard;
    }
  }

  private String adminPort() throws IOException {
    Optional<InetSocketAddress> address = admin.address(listened);
    if (address.isEmpty()) {
      return "None.";
    }
    try (Metrics metrics = new Metrics();
        AdminServer server =
            AdminServer.start(
                address.get(), new AdminServer.Answers(List::of, List::of, metrics))) {
      return "Port " + server.port() + " of " + address.get().getHostString() + " is free.";
    } catch (IOException e) {
      if (admin.isNeeded()) {
        throw e;
      }
      return "None: port " + address.get().getPort() + " is taken.";
    }
  }
}
