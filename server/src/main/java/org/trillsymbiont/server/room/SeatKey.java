package org.trillsymbiont.server.room;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/// What a room knows a client by: a digest of its token. So whoever reads what is stored can't come
/// in as somebody else.
public final class SeatKey {
  private static final int BYTES = 16;

  private SeatKey() {}

  /// The first 128 bits of the token's SHA-256, as 22 characters of base64url.
  public static String of(String token) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
