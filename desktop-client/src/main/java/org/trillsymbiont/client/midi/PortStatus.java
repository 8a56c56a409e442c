package org.trillsymbiont.client.midi;

/// How it stands with a port that is wanted.
public sealed interface PortStatus {

  /// None is wanted.
  record Unused() implements PortStatus {}

  /// It is in use.
  record Open(PortName port) implements PortStatus {}

  /// It can't be used now; it is tried again every two seconds.
  record Missing(PortName port, Why why) implements PortStatus {}

  /// What keeps a port from being used.
  enum Why {
    /// The computer does not have it now.
    AWAY,
    /// It can't be opened; another program has it, most likely.
    BUSY
  }
}
