package org.trillsymbiont.client.view.start;

import javafx.scene.control.Label;

/// A sentence that is there only when there is something to say. Screen readers hear it with the
/// field that it stands below.
///
/// Thread: FX.
final class Problem extends Label {

  Problem(String id) {
    setId(id);
    setWrapText(true);
    setMinHeight(USE_PREF_SIZE);
    clear();
  }

  /// Says what is wrong.
  void say(String sentence) {
    show(sentence, "problem");
  }

  /// Says something that is no problem.
  void mention(String sentence) {
    show(sentence, "muted");
  }

  void clear() {
    show("", "problem");
  }

  private void show(String sentence, String style) {
    getStyleClass().setAll("label", style);
    setText(sentence);
    setVisible(!sentence.isEmpty());
    setManaged(!sentence.isEmpty());
  }
}
