package org.trillsymbiont.client.view.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.client.sound.export.Bounce.Outcome;
import org.trillsymbiont.client.sound.export.Recording.Saved;
import org.trillsymbiont.client.text.Texts;

class ExportSentencesTest {
  private static final Path FOLDER = Path.of("music").toAbsolutePath();
  private static final Path WAV = FOLDER.resolve("jam.wav");
  private static final Path MIDI = FOLDER.resolve("jam.mid");

  @AfterEach
  void speakEnglishAgain() {
    Texts.use(Locale.ENGLISH);
  }

  @Test
  void aFileThatWasRenamedIsNotSaidToBeLost() {
    Optional<String> problem = Optional.of("the file was renamed, moved or deleted");
    assertEquals(
        new ExportNotice(
            true,
            "The recording has ended by itself: the file was renamed, moved or deleted. 1:07 were"
                + " recorded; if jam.wav was renamed or moved, they are in it where it is now.",
            Optional.empty()),
        ExportSentences.recorded(new Saved(WAV, false, Optional.empty(), 67, 0, problem), true));
  }

  @Test
  void whatIsKeptOfARenderingIsSaid() {
    assertEquals(
        Optional.of(
            new ExportNotice(
                true,
                "Rendered 8 bars into jam.wav, but jam.mid is missing: the disk is full.",
                Optional.of(FOLDER))),
        ExportSentences.rendered(8, new Outcome.Partly(WAV, MIDI, "the disk is full")));
  }

  @Test
  void speaksGermanToo() {
    Texts.use(Locale.GERMAN);
    Saved saved = new Saved(WAV, true, Optional.of(MIDI), 3723, 1.26, Optional.empty());
    assertEquals(
        new ExportNotice(
            true,
            "1:02:03 aufgenommen, in jam.wav und jam.mid. 1,3 s davon sind stumm, weil die"
                + " Festplatte beschäftigt war.",
            Optional.of(FOLDER)),
        ExportSentences.recorded(saved, false));
    assertEquals(
        Optional.of(
            new ExportNotice(
                false,
                "1024 Takte gerendert, 0:34, in jam.wav, 12-mal so schnell wie gespielt.",
                Optional.of(FOLDER))),
        ExportSentences.rendered(1024, new Outcome.Done(List.of(WAV), 34, 12.2)));
  }
}
