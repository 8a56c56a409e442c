package org.trillsymbiont.client.sound.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trillsymbiont.client.sound.SoundedNote;
import org.trillsymbiont.client.sound.SoundedNote.Source;

class NoteTraceTest {
  @TempDir private Path folder;

  private static SoundedNote note(Source source, double midi) {
    return new SoundedNote(77, 123_456, source, midi, 1.5, 0.55);
  }

  @Test
  void writesALineForEachNoteOfAStep() throws IOException {
    Path file = folder.resolve("notes.jsonl");
    try (NoteTrace trace = NoteTrace.to(file)) {
      trace.sounded(note(new Source.Step(36, 12, 81_250_000), 68.875));
      trace.sounded(note(new Source.Square(3), 60));
      trace.sounded(note(new Source.ChordTone(), 60));
      trace.sounded(note(new Source.Step(63, 4_000_000_000L, 9_000_000_000_000L), 60));
    }
    assertEquals(
        List.of(
            "{\"at\":81250000,\"step\":12,\"square\":36,\"key\":69,\"cents\":-12.50,\"gain\":1.5,"
                + "\"frame\":123456}",
            "{\"at\":9000000000000,\"step\":4000000000,\"square\":63,\"key\":60,\"cents\":0.00,"
                + "\"gain\":1.5,\"frame\":123456}"),
        Files.readAllLines(file));
  }

  @Test
  void aFileThatCannotBeWrittenDisturbsNobody() {
    Path file = folder.resolve("missing").resolve("notes.jsonl");
    try (NoteTrace trace = NoteTrace.to(file)) {
      for (int i = 0; i < 1000; i++) {
        trace.sounded(note(new Source.Step(1, i, i), 60));
      }
    }
    assertFalse(Files.exists(file));
  }
}
