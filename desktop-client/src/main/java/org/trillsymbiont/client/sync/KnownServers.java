package org.trillsymbiont.client.sync;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// By what servers were known when this client met them.
///
/// Thread: any.
public interface KnownServers {

  /// The fingerprint of a server's certificate; empty for one that was never met.
  ///
  /// @param authority `jam.example:8787`
  Optional<String> fingerprint(String authority);

  /// A server was met, and has proved that the certificate is its own.
  void remember(String authority, String fingerprint);

  /// Those that are known as long as nobody forgets this object.
  static KnownServers inMemory() {
    Map<String, String> known = new ConcurrentHashMap<>();
    return new KnownServers() {
      @Override
      public Optional<String> fingerprint(String authority) {
        return Optional.ofNullable(known.get(authority));
      }

      @Override
      public void remember(String authority, String fingerprint) {
        known.put(authority, fingerprint);
      }
    };
  }
}
