package org.trillsymbiont.server.cli;

import java.net.InetSocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Options about the port where an operator asks.
///
/// Thread: filled by one, then only read.
@Command
public final class AdminOptions {
  private static final int LAST_PORT = 65_535;

  @Option(
      names = "--admin-port",
      paramLabel = "<number>",
      description =
          "Port of /healthz, /readyz and /metrics, 0..65535; 0 takes a free one (default: the one"
              + " after --port, or none when that is taken).")
  private @Nullable Integer port;

  @Option(
      names = "--admin-host",
      paramLabel = "<address>",
      defaultValue = "127.0.0.1",
      description = "Address of that port (default: ${DEFAULT-VALUE}, this machine alone).")
  private String host = "127.0.0.1";

  @Option(names = "--no-admin", fallbackValue = "true", description = "Do without that port.")
  private boolean isOff;

  /// Where to listen; empty for nowhere.
  ///
  /// @param serverPort the port of the sessions
  /// @throws IllegalArgumentException with a sentence, when the port is none
  public Optional<InetSocketAddress> address(int serverPort) {
    if (isOff) {
      return Optional.empty();
    }
    int wanted = port == null ? serverPort + 1 : port;
    if (port == null && wanted > LAST_PORT) {
      return Optional.empty();
    }
    if (wanted < 0 || wanted > LAST_PORT) {
      throw new IllegalArgumentException(
          "The admin port must be within 0..65535, not " + wanted + ".");
    }
    return Optional.of(new InetSocketAddress(host, wanted));
  }

  /// Whether it was asked for: then the server does not start without it.
  public boolean isNeeded() {
    return port != null;
  }
}
