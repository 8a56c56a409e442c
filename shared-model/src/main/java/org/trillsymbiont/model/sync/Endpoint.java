package org.trillsymbiont.model.sync;

/// Where a server is found on its host.
public final class Endpoint {
  /// The port that a server listens on unless told otherwise.
  public static final int DEFAULT_PORT = 8787;

  /// The path of the WebSocket endpoint.
  public static final String PATH = "/api/sync";

  private Endpoint() {}
}
