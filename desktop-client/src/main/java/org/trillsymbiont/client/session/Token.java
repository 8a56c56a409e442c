package org.trillsymbiont.client.session;

import java.security.SecureRandom;
import java.util.HexFormat;

/// Tells this client from all others. R9
public final class Token {
  private static final int BYTES = 16;

  private Token() {}

  /// One that nobody can guess.
  public static String next() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
