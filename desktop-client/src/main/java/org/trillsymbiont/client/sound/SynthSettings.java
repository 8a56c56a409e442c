package org.trillsymbiont.client.sound;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Settings of the JDK's synthesizer. It reads them from the user's preferences when it is opened,
/// and has no other door; so they are put there for that moment, and what was there before is put
/// back.
///
/// Thread: confined to its maker.
final class SynthSettings implements AutoCloseable {
  static final int POLYPHONY = Slots.COUNT;

  private static final Logger LOG = LoggerFactory.getLogger(SynthSettings.class);
  private static final String PATH = "com/sun/media/sound/softsynthesizer";
  private static final Map<String, String> WANTED =
      Map.of(
          "jitter correction", "false",
          "load default soundbank", "false",
          "max polyphony", Integer.toString(POLYPHONY),
          "reverb", "true",
          "light reverb", "false",
          "chorus", "true");

  private final Map<String, Optional<String>> before = new HashMap<>();
  private Optional<String> firstCreated = Optional.empty();

  /// Puts the settings in place. Without preferences the synthesizer's defaults are used.
  SynthSettings() {
    try {
      firstCreated = firstMissing();
      Preferences node = Preferences.userRoot().node(PATH);
      WANTED.forEach((key, value) -> {
        before.put(key, Optional.ofNullable(node.get(key, null)));
        node.put(key, value);
      });
    } catch (BackingStoreException | IllegalStateException | SecurityException e) {
      LOG.warn("The preferences do not work, so the synthesizer keeps its own settings", e);
    }
  }

  private static Optional<String> firstMissing() throws BackingStoreException {
    for (int end = PATH.indexOf('/'); end >= 0; end = PATH.indexOf('/', end + 1)) {
      if (!Preferences.userRoot().nodeExists(PATH.substring(0, end))) {
        return Optional.of(PATH.substring(0, end));
      }
    }
    return Preferences.userRoot().nodeExists(PATH) ? Optional.empty() : Optional.of(PATH);
  }

  /// Puts back what was there before.
  @Override
  public void close() {
    try {
      if (firstCreated.isPresent()) {
        Preferences.userRoot().node(firstCreated.get()).removeNode();
      } else {
        Preferences node = Preferences.userRoot().node(PATH);
        before.forEach(
            (key, value) -> value.ifPresentOrElse(v -> node.put(key, v), () -> node.remove(key)));
      }
    } catch (BackingStoreException | IllegalStateException | SecurityException e) {
      LOG.warn("The synthesizer's settings could not be removed from the preferences", e);
    }
  }
}
