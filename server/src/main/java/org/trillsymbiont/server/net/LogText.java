package org.trillsymbiont.server.net;

import org.jspecify.annotations.Nullable;

/// Text of strangers, made fit for the log.
final class LogText {
  private static final int MAX_LENGTH = 160;

  private LogText() {}

  /// At most 160 characters, all of them printable ASCII; none for null.
  static String shown(@Nullable String received) {
    if (received == null) {
      return "";
    }
    String cut =
        received.length() > MAX_LENGTH ? received.substring(0, MAX_LENGTH) + "..." : received;
    return cut.replaceAll("[^ -~]", "?");
  }
}
