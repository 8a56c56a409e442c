package org.trillsymbiont.client.midi;

/// How it stands with a port that is wanted.
public sealed interface PortStatus {

  /// None is wanted.
  record Unused() implements PortStatus {}

  /// It is in use.
  record Open(PortName port) implements PortStatus {}

  /// It can't be used now; it is tried again every two seconds.
  ///
  /// @param sentence what the user can do
  record Missing(PortName port, String sentence) implements PortStatus {}
}
