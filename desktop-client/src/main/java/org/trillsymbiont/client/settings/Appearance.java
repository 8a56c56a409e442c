package org.trillsymbiont.client.settings;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.trillsymbiont.client.text.NoteNames;

/// How the app looks and reads on this computer: the user's choices, nobody else's business.
/// Language and note names take effect with the next start, all others at once.
///
/// Thread: FX.
public final class Appearance {
  /// The least scale of texts and controls.
  public static final double LEAST_SCALE = 0.75;

  /// The greatest scale of texts and controls.
  public static final double GREATEST_SCALE = 3;

  private final ObjectProperty<ThemeChoice> theme =
      new SimpleObjectProperty<>(this, "theme", ThemeChoice.DARK);
  private final ObjectProperty<Palette> palette =
      new SimpleObjectProperty<>(this, "palette", Palette.SPECTRUM);
  private final DoubleProperty scale = new SimpleDoubleProperty(this, "scale", 1);
  private final ObjectProperty<Motion> motion =
      new SimpleObjectProperty<>(this, "motion", Motion.SYSTEM);
  private final BooleanProperty scope = new SimpleBooleanProperty(this, "scope", false);
  private final BooleanProperty history = new SimpleBooleanProperty(this, "history", false);
  private final ObjectProperty<Language> language =
      new SimpleObjectProperty<>(this, "language", Language.SYSTEM);
  private final ObjectProperty<NoteNames> noteNames =
      new SimpleObjectProperty<>(this, "noteNames", NoteNames.AUTOMATIC);

  /// The same choices, for one window: what is chosen in either is chosen in both. The views of a
  /// window may listen to it for ever, for these choices, which outlive the window, do not keep it.
  public Appearance forWindow() {
    Appearance own = new Appearance();
    own.theme.bindBidirectional(theme);
    own.palette.bindBidirectional(palette);
    own.scale.bindBidirectional(scale);
    own.motion.bindBidirectional(motion);
    own.scope.bindBidirectional(scope);
    own.history.bindBidirectional(history);
    own.language.bindBidirectional(language);
    own.noteNames.bindBidirectional(noteNames);
    return own;
  }

  /// Dark or light.
  public ObjectProperty<ThemeChoice> themeProperty() {
    return theme;
  }

  /// The grid's colours.
  public ObjectProperty<Palette> paletteProperty() {
    return palette;
  }

  /// How much larger texts and controls are than fits the window's size, [#LEAST_SCALE] to
  /// [#GREATEST_SCALE]; 1 at first.
  public DoubleProperty scaleProperty() {
    return scale;
  }

  /// How much may move.
  public ObjectProperty<Motion> motionProperty() {
    return motion;
  }

  /// Whether the wave of what is heard is drawn; false at first.
  public BooleanProperty scopeProperty() {
    return scope;
  }

  /// Whether the panel with the room's history is open; false at first.
  public BooleanProperty historyProperty() {
    return history;
  }

  /// The language of the texts.
  public ObjectProperty<Language> languageProperty() {
    return language;
  }

  /// How notes are called.
  public ObjectProperty<NoteNames> noteNamesProperty() {
    return noteNames;
  }

  /// Whether things may grow, slide and pulse at this moment.
  ///
  /// @param systemReduces whether the system asks for reduced motion
  public boolean moves(boolean systemReduces) {
    return switch (motion.get()) {
      case SYSTEM -> !systemReduces;
      case REDUCED -> false;
      case FULL -> true;
    };
  }
}
