package org.trillsymbiont.client.settings;

import java.util.Objects;
import java.util.prefs.Preferences;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/// What the app remembers of how it may use the local network.
///
/// Thread: FX.
public final class NetworkSettings {
  private static final String DISCOVERY = "discovery";

  private final BooleanProperty discovery;

  /// Settings that are kept in some preferences.
  public NetworkSettings(Preferences preferences) {
    Objects.requireNonNull(preferences, "preferences");
    discovery =
        new SimpleBooleanProperty(this, "discovery", preferences.getBoolean(DISCOVERY, true));
    discovery.addListener((observed, before, now) -> preferences.putBoolean(DISCOVERY, now));
  }

  /// Whether sessions are looked for in the local network, and those that are hosted here are
  /// announced there (mDNS); true at first. Takes effect at once for looking, and with the next
  /// session for being found.
  public BooleanProperty discoveryProperty() {
    return discovery;
  }
}
