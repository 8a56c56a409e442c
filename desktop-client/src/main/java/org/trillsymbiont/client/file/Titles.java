package org.trillsymbiont.client.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.sync.PlainText;
import org.trillsymbiont.model.sync.RoomName;

/// What files are called, and edits that open them.
final class Titles {
  private static final String OPEN = "Open ";
  private static final int MOST_ROOM = 32;

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
    return free(chosen);
  }

  /// A file of the same name with a number behind it.
  static Path beside(Path file) {
    return free(file);
  }

  private static Path free(Path like) {
    String bare = TrillFiles.title(like);
    Path free = like.resolveSibling(bare + TrillFiles.ENDING);
    for (int number = 2; Files.exists(free); number++) {
      free = like.resolveSibling(bare + " (" + number + ")" + TrillFiles.ENDING);
    }
    return free;
  }

  /// The room that a file is to become: called as the file is, as far as rooms can be.
  ///
  /// @param otherwise when they can't
  static RoomName room(String title, RoomName otherwise) {
    String plain =
        Normalizer.normalize(title, Normalizer.Form.NFD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^a-z0-9]+", "-");
    String name = plain.substring(0, Math.min(plain.length(), MOST_ROOM)).replaceAll("^-|-$", "");
    return name.isEmpty() ? otherwise : new RoomName(name);
  }
}
