package org.trillsymbiont.client.file;

import java.nio.file.Files;
import java.nio.file.Path;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.sync.PlainText;

/// What files are called, and edits that open them.
final class Titles {
  private static final String OPEN = "Open ";

  private Titles() {}

  /// The label of the edit that opens a file, in English: `Open jam`. As long as labels may be, and
  /// without what they may not contain.
  static String opening(String title) {
    StringBuilder label = new StringBuilder(OPEN);
    for (int codePoint : title.codePoints().toArray()) {
      String one = Character.toString(codePoint);
      if (label.length() + one.length() > Edit.MOST_LABEL_CHARACTERS) {
        break;
      }
      label.append(PlainText.isPlain(one) ? one : "?");
    }
    return label.toString();
  }

  /// The file that the user means: with its ending. One that he has not been asked about is never
  /// written over.
  static Path withEnding(Path chosen) {
    if (TrillFiles.isNamedSo(chosen)) {
      return chosen;
    }
    String bare = TrillFiles.name(chosen);
    Path free = chosen.resolveSibling(bare + TrillFiles.ENDING);
    for (int number = 2; Files.exists(free); number++) {
      free = chosen.resolveSibling(bare + " (" + number + ")" + TrillFiles.ENDING);
    }
    return free;
  }
}
