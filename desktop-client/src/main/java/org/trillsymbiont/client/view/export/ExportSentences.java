package org.trillsymbiont.client.view.export;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.sound.export.Bounce.Outcome;
import org.trillsymbiont.client.sound.export.Recording.Saved;
import org.trillsymbiont.client.text.Lists;
import org.trillsymbiont.client.text.Texts;

/// Says what became of a recording or a rendering. Pure.
final class ExportSentences {
  private static final Texts TEXTS = Texts.of(ExportSentences.class);
  private static final int MINUTE = 60;

  private ExportSentences() {}

  /// `0:07`, `12:30`, `1:02:03`.
  static String time(double seconds) {
    long whole = (long) seconds;
    long hours = whole / (MINUTE * MINUTE);
    long minutes = whole / MINUTE % MINUTE;
    return hours > 0
        ? String.format(Texts.locale(), "%d:%02d:%02d", hours, minutes, whole % MINUTE)
        : String.format(Texts.locale(), "%d:%02d", minutes, whole % MINUTE);
  }

  /// `1 bar`, `8 bars`.
  static String bars(int count) {
    return TEXTS.get("bars", count);
  }

  static ExportNotice notRecorded(@Nullable String reason, Path wav) {
    return new ExportNotice(
        true,
        TEXTS.get("not-recorded", FileNames.name(wav), String.valueOf(reason)),
        Optional.empty());
  }

  /// @param byItself whether nobody has ended it
  static ExportNotice recorded(Saved saved, boolean byItself) {
    boolean isEmpty = saved.problem().isPresent() && saved.seconds() == 0;
    boolean isMissing = saved.missedSeconds() > 0;
    Optional<String> why =
        saved.problem().map(reason -> TEXTS.get(byItself ? "ended" : "not-all", reason));
    Optional<String> silent =
        isMissing ? Optional.of(TEXTS.get("missed", saved.missedSeconds())) : Optional.empty();
    return new ExportNotice(
        why.isPresent() || !saved.inPlace() || isMissing,
        said(Stream.of(why, Optional.of(what(saved, isEmpty)), silent).flatMap(Optional::stream)),
        isEmpty || (!saved.inPlace() && saved.midi().isEmpty())
            ? Optional.empty()
            : parent(saved.wav()));
  }

  private static String what(Saved saved, boolean isEmpty) {
    if (isEmpty) {
      return TEXTS.get("nothing-left");
    }
    String length = time(saved.seconds());
    if (saved.inPlace()) {
      return TEXTS.get(
          "recorded",
          length,
          names(Stream.concat(Stream.of(saved.wav()), saved.midi().stream()).toList()));
    }
    String moved = TEXTS.get("moved", length, FileNames.name(saved.wav()));
    return said(
        Stream.concat(
            Stream.of(moved),
            saved.midi().stream().map(midi -> TEXTS.get("moved.notes", FileNames.name(midi)))));
  }

  /// Sentences one after the other.
  private static String said(Stream<String> sentences) {
    return sentences.reduce((before, next) -> TEXTS.get("said", before, next)).orElse("");
  }

  private static String names(List<Path> files) {
    return Lists.all(files.stream().map(FileNames::name).toList());
  }

  /// Nothing when the user has cancelled it, for that he knows.
  static Optional<ExportNotice> rendered(int count, Outcome outcome) {
    return rendered(bars(count), outcome);
  }

  /// The same.
  ///
  /// @param what was rendered, as part of a sentence
  static Optional<ExportNotice> rendered(String what, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done(List<Path> files, double seconds, double speed) ->
          Optional.of(
              new ExportNotice(
                  false,
                  TEXTS.get(
                      speed == 0 ? "rendered" : "rendered.speed",
                      what,
                      time(seconds),
                      names(files),
                      speed),
                  parent(files.getFirst())));
      case Outcome.Failed(String reason) ->
          Optional.of(
              new ExportNotice(true, TEXTS.get("rendered.failed", reason), Optional.empty()));
      case Outcome.Partly(Path kept, Path missing, String reason) ->
          Optional.of(
              new ExportNotice(
                  true,
                  TEXTS.get(
                      "rendered.partly",
                      what,
                      FileNames.name(kept),
                      FileNames.name(missing),
                      reason),
                  parent(kept)));
      case Outcome.Cancelled() -> Optional.empty();
    };
  }

  private static Optional<Path> parent(Path file) {
    return Optional.ofNullable(file.getParent());
  }
}
