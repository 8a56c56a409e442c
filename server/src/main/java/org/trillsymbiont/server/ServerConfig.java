package org.trillsymbiont.server;

import org.trillsymbiont.model.sync.Endpoint;
import org.trillsymbiont.server.net.Access;
import org.trillsymbiont.server.net.Guard;
import org.trillsymbiont.server.net.Limits;

/// How a server is to run.
///
/// @param host the address to listen on, as a name or a number; `0.0.0.0` for all of this machine
/// @param port 1..65535, or 0 for any free one
/// @param guard how strangers are treated
public record ServerConfig(String host, int port, Guard guard) {
  public static final String DEFAULT_HOST = "0.0.0.0";
  public static final int DEFAULT_PORT = Endpoint.DEFAULT_PORT;

  public ServerConfig {
    if (host.isBlank()) {
      throw new IllegalArgumentException("The host must not be empty.");
    }
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("The port must be within 0..65535, not " + port + ".");
    }
  }

  /// With these limits, open to all but web pages, not encrypted.
  public ServerConfig(String host, int port, Limits limits) {
    this(host, port, new Guard(limits, Access.DEFAULT, null));
  }

  /// With the default limits.
  public ServerConfig(String host, int port) {
    this(host, port, Limits.DEFAULT);
  }

  /// On all addresses of this machine.
  ///
  /// @param port 1..65535, or 0 for any free one
  public static ServerConfig onPort(int port) {
    return new ServerConfig(DEFAULT_HOST, port);
  }

  /// What clients may cost.
  public Limits limits() {
    return guard.limits();
  }
}
