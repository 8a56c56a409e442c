package org.trillsymbiont.client.sync;

import java.net.URI;
import java.time.Duration;

/// How the connection to the server is.
public sealed interface ConnectionStatus {

  /// A connection is being made.
  record Connecting(URI server) implements ConnectionStatus {}

  /// The server has said `init`; everything is in step.
  record Connected(URI server) implements ConnectionStatus {}

  /// There is no connection, and the next attempt is under way.
  ///
  /// @param reason a sentence for the user
  /// @param retryIn from when this status was made to the next attempt
  record Waiting(URI server, String reason, Duration retryIn) implements ConnectionStatus {}

  /// The connection was closed for good by this side.
  ///
  /// @param reason a sentence for the user
  record Closed(String reason) implements ConnectionStatus {}
}
