package org.trillsymbiont.client.sound.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trillsymbiont.client.sound.NoteListener;
import org.trillsymbiont.client.sound.SoundedNote;
import org.trillsymbiont.client.sound.SoundedNote.Source;

/// Writes a line of JSON for each note of a step, for diagnosis:
/// `{"at":81250000,"step":12,"square":36,"key":69,"cents":-12.5,"gain":1.5,"frame":123456}`.
///
/// | member | what it is |
/// |---|---|
/// | `at` | when the step begins, in microseconds of the room's clock |
/// | `step` | its number since the start after a stop, 0 or more |
/// | `square` | 0..63 |
/// | `key` | the nearest MIDI key, 0..127 |
/// | `cents` | the pitch above that key, -50..50 |
/// | `gain` | the voice's, 0.1..1.5 |
/// | `frame` | the first of the note's frames in what this computer gave out |
///
/// When the file cannot be written, that is said once and the session goes on.
///
/// Thread: any; the audio thread reports, and a thread of its own writes.
public final class NoteTrace implements NoteListener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NoteTrace.class);

  private final Path file;
  private final BlockingQueue<Optional<SoundedNote>> notes = new LinkedBlockingQueue<>();
  private final Thread writer = new Thread(this::run, "trill-trace");

  private NoteTrace(Path file) {
    this.file = file;
    writer.setDaemon(true);
    writer.setUncaughtExceptionHandler((thread, e) -> LOG.error("The trace failed", e));
  }

  /// Begins a trace.
  ///
  /// @param file what it held before is lost
  public static NoteTrace to(Path file) {
    NoteTrace trace = new NoteTrace(file);
    trace.writer.start();
    return trace;
  }

  @Override
  public void sounded(SoundedNote note) {
    if (note.source() instanceof Source.Step) {
      notes.add(Optional.of(note));
    }
  }

  private void run() {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (Optional<SoundedNote> note = notes.take(); note.isPresent(); note = notes.take()) {
        out.write(line(note.get()));
        out.newLine();
        if (notes.isEmpty()) {
          out.flush();
        }
      }
    } catch (IOException e) {
      LOG.warn("The trace can't be written to {}; the session goes on. ({})", file, e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String line(SoundedNote note) {
    if (!(note.source() instanceof Source.Step(int square, long number, long beginMicros))) {
      throw new IllegalArgumentException("only notes of steps are traced");
    }
    long key = Math.round(note.midi());
    return String.format(
        Locale.ROOT,
        "{\"at\":%d,\"step\":%d,\"square\":%d,\"key\":%d,\"cents\":%.2f,\"gain\":%s,\"frame\":%d}",
        beginMicros,
        number,
        square,
        key,
        100 * (note.midi() - key),
        note.gain(),
        note.frame());
  }

  /// Ends the trace; waits until all is written.
  @Override
  public void close() {
    notes.add(Optional.empty());
    try {
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
