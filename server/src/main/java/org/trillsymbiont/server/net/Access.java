package org.trillsymbiont.server.net;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who may come in at all (R55, R58).
///
/// @param origins the web pages whose scripts may connect, `https://example.org`; `*` for all.
///   Programs that are no web pages send no origin, and need none
/// @param token what a hello must bring; null when none is asked for
public record Access(Set<String> origins, @Nullable String token) {
  /// No web page, and everybody else.
  public static final Access DEFAULT = new Access(Set.of(), null);

  private static final String ANY = "*";
  private static final int TOKEN_BYTES = 16;
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{22,64}");

  public Access {
    origins = origins.stream().map(Access::plain).collect(Collectors.toUnmodifiableSet());
    if (token != null && !TOKEN.matcher(token).matches()) {
      throw new IllegalArgumentException(
          "A token has 22 to 64 letters, digits, hyphens and underscores; \"auto\" makes one.");
    }
  }

  /// A token of 128 bits that nobody can guess.
  public static String newToken() {
    byte[] bytes = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String plain(String origin) {
    String lower = origin.strip().toLowerCase(Locale.ROOT);
    return lower.endsWith("/") ? lower.substring(0, lower.length() - 1) : lower;
  }

  /// Whether a web page may connect.
  ///
  /// @param origin the header of its request
  boolean allowsOrigin(String origin) {
    return origins.contains(ANY) || origins.contains(plain(origin));
  }

  /// Whether what a hello brings is enough. Takes as long for a wrong one as for the right one.
  boolean admits(@Nullable String given) {
    return token == null
        || MessageDigest.isEqual(
            token.getBytes(StandardCharsets.UTF_8),
            (given == null ? "" : given).getBytes(StandardCharsets.UTF_8));
  }

  /// Without the token.
  @Override
  public String toString() {
    return "Access[origins=" + origins + ", token=" + (token == null ? "none" : "secret") + "]";
  }
}
