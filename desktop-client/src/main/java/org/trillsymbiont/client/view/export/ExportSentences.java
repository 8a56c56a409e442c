package org.trillsymbiont.client.view.export;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.sound.export.Bounce.Outcome;
import org.trillsymbiont.client.sound.export.Recording.Saved;

/// Says what became of a recording or a rendering. Pure.
final class ExportSentences {
  private static final int MINUTE = 60;

  private ExportSentences() {}

  /// `0:07`, `12:30`, `1:02:03`.
  static String time(double seconds) {
    long whole = (long) seconds;
    long hours = whole / (MINUTE * MINUTE);
    long minutes = whole / MINUTE % MINUTE;
    return hours > 0
        ? String.format(Locale.ROOT, "%d:%02d:%02d", hours, minutes, whole % MINUTE)
        : String.format(Locale.ROOT, "%d:%02d", minutes, whole % MINUTE);
  }

  /// `1 bar`, `8 bars`.
  static String bars(int count) {
    return count + (count == 1 ? " bar" : " bars");
  }

  static ExportNotice notRecorded(@Nullable String reason, Path wav) {
    return new ExportNotice(
        true,
        "Nothing can be recorded into " + FileNames.name(wav) + ": " + reason + ".",
        Optional.empty());
  }

  /// @param byItself whether nobody has ended it
  static ExportNotice recorded(Saved saved, boolean byItself) {
    boolean isEmpty = saved.problem().isPresent() && saved.seconds() == 0;
    String length = time(saved.seconds());
    String files =
        FileNames.name(saved.wav())
            + saved.midi().map(midi -> " and " + FileNames.name(midi)).orElse("");
    String begin =
        saved
            .problem()
            .map(reason ->
                (byItself ? "The recording has ended by itself: " : "Not all could be saved: ")
                    + reason
                    + ". ")
            .orElse("");
    String what =
        isEmpty
            ? "Nothing of it is left."
            : saved.inPlace()
                ? "Recorded " + length + " into " + files + "."
                : moved(saved, length);
    return new ExportNotice(
        !begin.isEmpty() || !saved.inPlace() || saved.missedSeconds() > 0,
        begin + what + missed(saved.missedSeconds()),
        isEmpty || (!saved.inPlace() && saved.midi().isEmpty())
            ? Optional.empty()
            : Optional.ofNullable(saved.wav().getParent()));
  }

  private static String moved(Saved saved, String length) {
    return length
        + " were recorded; if "
        + FileNames.name(saved.wav())
        + " was renamed or moved, they are in it where it is now."
        + saved.midi().map(midi -> " The notes are in " + FileNames.name(midi) + ".").orElse("");
  }

  private static String missed(double seconds) {
    return seconds == 0
        ? ""
        : String.format(
            Locale.ROOT, " %.1f s of it are silent, because the disk was busy.", seconds);
  }

  /// Nothing when the user has cancelled it, for that he knows.
  static Optional<ExportNotice> rendered(int count, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done(List<Path> files, double seconds, double speed) ->
          Optional.of(
              new ExportNotice(
                  false, done(count, files, seconds, speed), parent(files.getFirst())));
      case Outcome.Failed(String reason) ->
          Optional.of(
              new ExportNotice(
                  true,
                  "The rendering has ended: " + reason + ". Nothing of it is left.",
                  Optional.empty()));
      case Outcome.Partly(Path kept, Path missing, String reason) ->
          Optional.of(
              new ExportNotice(
                  true,
                  "Rendered "
                      + bars(count)
                      + " into "
                      + FileNames.name(kept)
                      + ", but "
                      + FileNames.name(missing)
                      + " is missing: "
                      + reason
                      + ".",
                  parent(kept)));
      case Outcome.Cancelled() -> Optional.empty();
    };
  }

  private static Optional<Path> parent(Path file) {
    return Optional.ofNullable(file.getParent());
  }

  private static String done(int count, List<Path> files, double seconds, double speed) {
    String names = String.join(" and ", files.stream().map(FileNames::name).toList());
    String fast =
        speed == 0 ? "" : String.format(Locale.ROOT, ", %.0f times faster than real time", speed);
    return "Rendered " + bars(count) + ", " + time(seconds) + ", into " + names + fast + ".";
  }
}
