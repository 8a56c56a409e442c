package org.trillsymbiont.model.wire;

/// A message that is not one of the protocol. Its text says what is wrong and where, in one
/// sentence, without repeating more than a few characters of what was received.
public final class ProtocolException extends Exception {
  private static final long serialVersionUID = 1;

  public ProtocolException(String message) {
    super(message);
  }

  ProtocolException(String message, Throwable cause) {
    super(message, cause);
  }
}
