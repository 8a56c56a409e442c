package org.trillsymbiont.client.view;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// Shows the focus wherever keys have brought it. JavaFX does so where Tab goes by itself, but not
/// where the program puts the focus in answer to a key: to the first control of what was opened,
/// back to where that was opened from. Until the mouse is used, everybody is taken to use keys.
///
/// Thread: FX.
final class KeyFocus {
  private static final PseudoClass FOCUS_VISIBLE = PseudoClass.getPseudoClass("focus-visible");

  private boolean isByKeys = true;

  private KeyFocus() {}

  static void install(Scene scene) {
    KeyFocus focus = new KeyFocus();
    scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> focus.isByKeys = true);
    scene.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> focus.isByKeys = false);
    scene.focusOwnerProperty().addListener((observed, before, now) -> focus.moved(before, now));
  }

  /// JavaFX has already said of both whether they show it, and does not say it again.
  private void moved(@Nullable Node before, @Nullable Node now) {
    if (before != null) {
      before.pseudoClassStateChanged(FOCUS_VISIBLE, false);
    }
    if (now != null && isByKeys) {
      now.pseudoClassStateChanged(FOCUS_VISIBLE, true);
    }
  }
}
