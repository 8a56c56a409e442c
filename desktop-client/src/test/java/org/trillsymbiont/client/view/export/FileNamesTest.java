package org.trillsymbiont.client.view.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trillsymbiont.client.text.Texts;

class FileNamesTest {
  @TempDir private Path folder;

  @Test
  void addsTheEndingAndWritesOverNothingThatTheUserWasNotAskedAbout() throws IOException {
    assertEquals(folder.resolve("a.wav"), FileNames.withEnding(folder.resolve("a.wav"), ".wav"));
    assertEquals(folder.resolve("a.WAV"), FileNames.withEnding(folder.resolve("a.WAV"), ".wav"));
    assertEquals(folder.resolve("a.b.wav"), FileNames.withEnding(folder.resolve("a.b"), ".wav"));
    Files.createFile(folder.resolve("a.wav"));
    Files.createFile(folder.resolve("a (2).wav"));
    assertEquals(folder.resolve("a (3).wav"), FileNames.withEnding(folder.resolve("a"), ".wav"));
    assertEquals(folder.resolve("a.wav"), FileNames.withEnding(folder.resolve("a.wav"), ".wav"));
  }

  @Test
  void findsAPlaceBeside() throws IOException {
    Path wav = folder.resolve("a 1.5.wav");
    assertEquals(folder.resolve("a 1.5.mid"), FileNames.beside(wav, ".mid"));
    Files.createFile(folder.resolve("a 1.5.mid"));
    assertEquals(folder.resolve("a 1.5 (2).mid"), FileNames.beside(wav, ".mid"));
  }

  @Test
  void timesAreWrittenAsOnAPlayer() {
    assertEquals("0:00", ExportSentences.time(0.99));
    assertEquals("0:07", ExportSentences.time(7.2));
    assertEquals("12:30", ExportSentences.time(750));
    assertEquals("1:02:03", ExportSentences.time(3723));
  }

  @Test
  void namesAreEnglishWhateverTheLanguage() {
    Texts.use(Locale.GERMAN);
    try {
      assertEquals("lobby, 1 bar", FileNames.bars("lobby", 1));
      assertEquals("lobby, 8 bars", FileNames.bars("lobby", 8));
    } finally {
      Texts.use(Locale.ENGLISH);
    }
  }
}
