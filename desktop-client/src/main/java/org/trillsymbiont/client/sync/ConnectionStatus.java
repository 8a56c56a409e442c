package org.trillsymbiont.client.sync;

import java.net.URI;
import java.util.Objects;

/// How this client stands to the server, as the header says it.
public sealed interface ConnectionStatus {

  /// A connection is being made; nothing has been heard from the server yet.
  ///
  /// @param server the address of the session, `ws://host:port/api/sync`
  record Connecting(URI server) implements ConnectionStatus {
    public Connecting {
      Objects.requireNonNull(server, "server");
    }
  }

  /// The server's state has arrived; edits travel both ways.
  ///
  /// @param server the address of the session
  record Connected(URI server) implements ConnectionStatus {
    public Connected {
      Objects.requireNonNull(server, "server");
    }
  }

  /// There is no connection; a new attempt will be made.
  ///
  /// @param server the address of the session
  /// @param reason why, as a whole sentence: `nothing answers at 192.168.1.7:8787`
  /// @param retryInSeconds the time from when this status was set to the next attempt, 0 or more
  record Waiting(URI server, String reason, int retryInSeconds) implements ConnectionStatus {
    public Waiting {
      Objects.requireNonNull(server, "server");
      Objects.requireNonNull(reason, "reason");
      if (retryInSeconds < 0) {
        throw new IllegalArgumentException("retryInSeconds must not be below 0: " + retryInSeconds);
      }
    }
  }

  /// The host has asked the user to leave: there is no connection, and none will be tried.
  ///
  /// @param reason that, as a whole sentence
  record Removed(String reason) implements ConnectionStatus {
    public Removed {
      Objects.requireNonNull(reason, "reason");
    }
  }

  /// There is no connection, and none will be tried.
  ///
  /// @param reason why, as a whole sentence
  record Closed(String reason) implements ConnectionStatus {
    public Closed {
      Objects.requireNonNull(reason, "reason");
    }
  }
}
