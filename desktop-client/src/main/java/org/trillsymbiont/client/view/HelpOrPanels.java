package org.trillsymbiont.client.view;

import javafx.scene.Node;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.view.help.HelpView;

/// Shows help or the panels that it lies over. A focus in what goes away is not lost: from the
/// panels it goes to help, and from help to where it was before. Elsewhere it stays: it may be
/// somebody else who opens help for all.
///
/// Thread: FX.
final class HelpOrPanels {
  private final HelpView help;
  private final Node panels;
  private @Nullable Node cameFrom;

  HelpOrPanels(HelpView help, Node panels) {
    this.help = help;
    this.panels = panels;
  }

  void show(boolean isHelp) {
    if (isHelp) {
      openHelp();
    } else {
      closeHelp();
    }
  }

  private void openHelp() {
    cameFrom = focusOwner();
    boolean hadFocus = panels.isFocusWithin();
    help.setVisible(true);
    if (hadFocus) {
      help.focusFirst();
    }
    panels.setVisible(false);
  }

  private void closeHelp() {
    Node back = cameFrom;
    cameFrom = null;
    panels.setVisible(true);
    if (help.isFocusWithin() && back != null && back.getScene() != null) {
      back.requestFocus();
    }
    help.setVisible(false);
  }

  private @Nullable Node focusOwner() {
    Scene scene = panels.getScene();
    return scene == null ? null : scene.getFocusOwner();
  }
}
