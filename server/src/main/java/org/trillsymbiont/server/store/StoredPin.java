package org.trillsymbiont.server.store;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// A room's PIN as it is stored: salted and stretched (PBKDF2 with HMAC-SHA-256, RFC 8018). It
/// keeps the PIN from the eyes of who looks at the file. Six digits can be found by trying all, so
/// it does not keep it from who has the file and means to.
final class StoredPin {
  private static final int ROUNDS = 10_000;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final HexFormat HEX = HexFormat.of();
  private static final SecureRandom RANDOM = new SecureRandom();

  private StoredPin() {}

  /// What is stored of a PIN: salt and hash, in hexadecimal digits.
  static String of(String pin) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return HEX.formatHex(salt) + HEX.formatHex(hash(pin, salt));
  }

  /// Whether that was made of a PIN. Takes the same time whether it was or not.
  static boolean matches(String stored, String pin) {
    byte[] both = HEX.parseHex(stored);
    byte[] salt = Arrays.copyOf(both, SALT_BYTES);
    byte[] hash = Arrays.copyOfRange(both, SALT_BYTES, Math.max(SALT_BYTES, both.length));
    return MessageDigest.isEqual(hash, hash(pin, salt));
  }

  private static byte[] hash(String pin, byte[] salt) {
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
          .generateSecret(new PBEKeySpec(pin.toCharArray(), salt, ROUNDS, HASH_BYTES * Byte.SIZE))
          .getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has PBKDF2 with SHA-256", e);
    }
  }
}
