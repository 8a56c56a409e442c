package org.trillsymbiont.client.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;
import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.client.text.NoteNames;

class AppearanceSettingsTest {
  private final Preferences preferences =
      Preferences.userRoot().node("org/trillsymbiont/test/" + UUID.randomUUID());
  private final AppearanceSettings settings = new AppearanceSettings(preferences);

  @AfterEach
  void forget() throws BackingStoreException {
    preferences.removeNode();
  }

  @Test
  void atFirstItIsDark() {
    Appearance looks = settings.remembered();
    assertEquals(ThemeChoice.DARK, looks.themeProperty().get());
    assertEquals(Palette.SPECTRUM, looks.paletteProperty().get());
    assertEquals(1, looks.scaleProperty().get());
    assertEquals(Language.SYSTEM, looks.languageProperty().get());
  }

  @Test
  void everyChoiceIsRemembered() {
    Appearance looks = settings.remembered();
    looks.themeProperty().set(ThemeChoice.LIGHT);
    looks.paletteProperty().set(Palette.EMBER);
    looks.scaleProperty().set(1.5);
    looks.motionProperty().set(Motion.REDUCED);
    looks.scopeProperty().set(true);
    looks.languageProperty().set(Language.GERMAN);
    looks.noteNamesProperty().set(NoteNames.ENGLISH);

    Appearance next = settings.remembered();
    assertEquals(ThemeChoice.LIGHT, next.themeProperty().get());
    assertEquals(Palette.EMBER, next.paletteProperty().get());
    assertEquals(1.5, next.scaleProperty().get());
    assertEquals(Motion.REDUCED, next.motionProperty().get());
    assertTrue(next.scopeProperty().get());
    assertEquals(Language.GERMAN, next.languageProperty().get());
    assertEquals(NoteNames.ENGLISH, next.noteNamesProperty().get());
  }

  @Test
  void nonsenseIsForgotten() {
    preferences.put("theme", "PLAID");
    preferences.put("scale", "700");
    Appearance looks = settings.remembered();
    assertEquals(ThemeChoice.DARK, looks.themeProperty().get());
    assertEquals(1, looks.scaleProperty().get());
  }
}
