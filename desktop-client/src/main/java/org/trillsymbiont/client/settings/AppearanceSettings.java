package org.trillsymbiont.client.settings;

import java.util.Objects;
import java.util.prefs.Preferences;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import org.trillsymbiont.client.text.NoteNames;

/// What the app remembers of its looks. What was remembered wrongly is as if it were not
/// remembered.
///
/// Thread: FX.
public final class AppearanceSettings {
  private static final String SCALE = "scale";
  private static final String SCOPE = "scope";
  private static final String HISTORY = "history open";

  private final Preferences preferences;

  /// Settings that are kept in some preferences.
  public AppearanceSettings(Preferences preferences) {
    this.preferences = Objects.requireNonNull(preferences, "preferences");
  }

  /// The settings of whoever uses this computer.
  public static AppearanceSettings ofThisUser() {
    return new AppearanceSettings(Preferences.userRoot().node("org/trillsymbiont"));
  }

  /// The looks of the last start, remembered from then on.
  public Appearance remembered() {
    Appearance looks = new Appearance();
    remember("theme", ThemeChoice.class, looks.themeProperty());
    remember("palette", Palette.class, looks.paletteProperty());
    remember("motion", Motion.class, looks.motionProperty());
    remember("language", Language.class, looks.languageProperty());
    remember("note names", NoteNames.class, looks.noteNamesProperty());
    double scale = preferences.getDouble(SCALE, 1);
    if (scale >= Appearance.LEAST_SCALE && scale <= Appearance.GREATEST_SCALE) {
      looks.scaleProperty().set(scale);
    }
    looks
        .scaleProperty()
        .addListener((observed, before, now) -> preferences.putDouble(SCALE, now.doubleValue()));
    remember(SCOPE, looks.scopeProperty());
    remember(HISTORY, looks.historyProperty());
    return looks;
  }

  private void remember(String key, BooleanProperty choice) {
    choice.set(preferences.getBoolean(key, false));
    choice.addListener((observed, before, now) -> preferences.putBoolean(key, now));
  }

  private <E extends Enum<E>> void remember(String key, Class<E> type, ObjectProperty<E> choice) {
    try {
      choice.set(Enum.valueOf(type, preferences.get(key, choice.get().name())));
    } catch (IllegalArgumentException e) {
      preferences.remove(key);
    }
    choice.addListener((observed, before, now) -> preferences.put(key, now.name()));
  }
}
