package org.trillsymbiont.client.settings;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.prefs.Preferences;
import org.trillsymbiont.client.sync.KnownServers;
import org.trillsymbiont.model.sync.Fingerprint;

/// The servers that this user has met, from one start to the next.
///
/// Thread: any.
public final class RememberedServers implements KnownServers {
  private final Preferences preferences;

  /// Servers that are kept in some preferences, which are theirs alone.
  public RememberedServers(Preferences preferences) {
    this.preferences = preferences;
  }

  @Override
  public Optional<String> fingerprint(String authority) {
    return Optional.ofNullable(preferences.get(key(authority), null)).filter(Fingerprint::isValid);
  }

  @Override
  public void remember(String authority, String fingerprint) {
    preferences.put(key(authority), fingerprint);
  }

  /// A host's name may be longer than a key of preferences.
  private static String key(String authority) {
    return Fingerprint.of(authority.getBytes(StandardCharsets.UTF_8));
  }
}
