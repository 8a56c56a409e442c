package org.trillsymbiont.client.view.export;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.theory.Key;

/// What files are called: in English, whatever the language, for they travel.
final class FileNames {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH-mm", Locale.ROOT);

  private FileNames() {}

  /// `lobby 2026-11-28 15-30 D Dorian 120 BPM`.
  static String jam(RoomName room, AppState state, LocalDateTime now) {
    Key key = state.key();
    return room
        + " "
        + now.format(TIME)
        + " "
        + key.tonic().asciiName()
        + " "
        + key.mode().displayName()
        + " "
        + Math.round(state.tempo())
        + " BPM";
  }

  /// `lobby 2026-11-28 15-30 D Dorian 120 BPM, 8 bars`.
  static String bars(String jam, int count) {
    return jam + ", " + count + (count == 1 ? " bar" : " bars");
  }

  /// `lobby 2026-11-28 15-30 D Dorian 120 BPM, from the past`.
  static String past(String jam) {
    return jam + ", from the past";
  }

  /// The file that the user means: with its ending. One that he has not been asked about is never
  /// written over.
  ///
  /// @param ending with its dot: `.wav`
  static Path withEnding(Path file, String ending) {
    return name(file).toLowerCase(Locale.ROOT).endsWith(ending)
        ? file
        : free(file.resolveSibling(name(file) + ending), ending);
  }

  /// A file of the same name with another ending, and with a number when there is one already.
  ///
  /// @param file with an ending
  static Path beside(Path file, String ending) {
    String name = name(file);
    String bare = name.substring(0, name.lastIndexOf('.'));
    return free(file.resolveSibling(bare + ending), ending);
  }

  private static Path free(Path file, String ending) {
    String bare = name(file).substring(0, name(file).length() - ending.length());
    Path free = file;
    for (int number = 2; Files.exists(free); number++) {
      free = file.resolveSibling(bare + " (" + number + ")" + ending);
    }
    return free;
  }

  /// A file's name without its folder.
  static String name(Path file) {
    return Objects.requireNonNull(file.getFileName(), "a file has a name").toString();
  }
}
