package org.trillsymbiont.model.sync;

/// Where a server is found on its host.
public final class Endpoint {
  /// The port that a server listens on unless told otherwise.
  public static final int DEFAULT_PORT = 8787;

  /// The path of the WebSocket endpoint.
  public static final String PATH = "/api/sync";

  /// The version of the protocol that is spoken here.
  public static final int VERSION = 2;

  /// The WebSocket subprotocol by which a client asks for that version; without one it speaks the
  /// original's three messages.
  public static final String SUBPROTOCOL = "trill-symbiont.v2";

  private Endpoint() {}
}
