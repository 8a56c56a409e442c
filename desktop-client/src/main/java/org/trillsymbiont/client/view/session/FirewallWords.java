package org.trillsymbiont.client.view.session;

import java.util.Locale;
import org.trillsymbiont.client.text.Texts;

/// What whoever hosts has to do so that this computer's firewall lets the others in.
final class FirewallWords {
  private static final Texts TEXTS = Texts.of(FirewallWords.class);

  private FirewallWords() {}

  /// A sentence on this computer's system.
  ///
  /// @param port the session's
  static String here(int port) {
    return on(System.getProperty("os.name", ""), port);
  }

  /// A sentence on a system.
  ///
  /// @param system as Java calls it
  static String on(String system, int port) {
    String name = system.toLowerCase(Locale.ROOT);
    String key = "linux";
    if (name.startsWith("windows")) {
      key = "windows";
    } else if (name.startsWith("mac")) {
      key = "mac";
    }
    return TEXTS.get("firewall." + key, Integer.toString(port));
  }
}
