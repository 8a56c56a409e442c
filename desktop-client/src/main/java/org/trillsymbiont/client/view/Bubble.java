package org.trillsymbiont.client.view;

import javafx.scene.Node;
import javafx.scene.layout.Region;

/// What opens below a button, or above one near the window's foot, until the user goes elsewhere
/// ([Bubbles]).
///
/// Thread: FX.
public interface Bubble {

  /// What is seen; always the same.
  Region content();

  /// It is about to be seen: what it shows should be new.
  ///
  /// @return what is to have the focus
  Node opened();

  /// It is gone; half of a gesture is taken back.
  void closed();
}
