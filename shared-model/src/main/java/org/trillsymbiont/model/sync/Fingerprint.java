package org.trillsymbiont.model.sync;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;

/// What a server's certificate is known by: its SHA-256, in the letters of links (RFC 4648, 5): 43
/// of them. Pure.
public final class Fingerprint {
  static final String LETTERS = "[A-Za-z0-9_-]{43}";
  private static final Pattern WHOLE = Pattern.compile(LETTERS);

  private Fingerprint() {}

  /// The fingerprint of a certificate.
  ///
  /// @param certificate in DER
  public static String of(byte[] certificate) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// Whether a text looks like one.
  public static boolean isValid(String text) {
    return WHOLE.matcher(text).matches();
  }
}
