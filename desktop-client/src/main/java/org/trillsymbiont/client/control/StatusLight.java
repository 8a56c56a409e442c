package org.trillsymbiont.client.control;

import java.util.Map;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// A small light with words beside it. Colour, shape and words say the same, so that none of them
/// is needed to read it: a disc is good, a triangle is under way, a cross is bad, a ring is off.
///
/// Thread: FX.
public final class StatusLight extends Label {
  private final Region lamp = new Region();
  private Level level = Level.OFF;

  /// What the light means.
  public enum Level {
    GOOD,
    BUSY,
    BAD,
    OFF
  }

  private static final Map<Level, PseudoClass> PSEUDO_CLASSES =
      Map.of(
          Level.GOOD, PseudoClass.getPseudoClass("good"),
          Level.BUSY, PseudoClass.getPseudoClass("busy"),
          Level.BAD, PseudoClass.getPseudoClass("bad"),
          Level.OFF, PseudoClass.getPseudoClass("off"));

  /// A light that is off and says nothing.
  public StatusLight() {
    getStyleClass().add("status-light");
    lamp.getStyleClass().add("lamp");
    setGraphic(lamp);
    setAccessibleRole(AccessibleRole.TEXT);
    show(Level.OFF, "");
  }

  /// Shows a level and says it in words.
  public void show(Level newLevel, String words) {
    level = Objects.requireNonNull(newLevel, "newLevel");
    setText(words);
    PSEUDO_CLASSES.forEach((each, name) -> pseudoClassStateChanged(name, each == level));
  }

  /// The level that is shown.
  public Level level() {
    return level;
  }
}
