package org.trillsymbiont.client.sound.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
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

  private static final long IDLE_NANOS = 50_000_000;

  private final Path file;
  private final Queue<SoundedNote> notes = new ConcurrentLinkedQueue<>();
  private final Thread writer = new Thread(this::run, "trill-trace");
  private volatile boolean ending;

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
    if (!ending && note.source() instanceof Source.Step) {
      notes.add(note);
      LockSupport.unpark(writer);
    }
  }

  private void run() {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      while (write(out)) {
        out.flush();
        LockSupport.parkNanos(this, IDLE_NANOS);
      }
    } catch (IOException e) {
      LOG.warn("The trace can't be written to {}; the session goes on. ({})", file, e.toString());
      ending = true;
      notes.clear();
    }
  }

  /// Writes what there is. Whether more will come.
  private boolean write(BufferedWriter out) throws IOException {
    boolean goesOn = !ending;
    for (SoundedNote note = notes.poll(); note != null; note = notes.poll()) {
      if (note.source() instanceof Source.Step step) {
        out.write(line(note, step));
        out.newLine();
      }
    }
    return goesOn;
  }

  private static String line(SoundedNote note, Source.Step step) {
    long key = Math.round(note.midi());
    return String.format(
        Locale.ROOT,
        "{\"at\":%d,\"step\":%d,\"square\":%d,\"key\":%d,\"cents\":%.2f,\"gain\":%s,\"frame\":%d}",
        step.beginMicros(),
        step.number(),
        step.square(),
        key,
        100 * (note.midi() - key),
        note.gain(),
        note.frame());
  }

  /// Ends the trace; waits until all is written.
  @Override
  public void close() {
    ending = true;
    LockSupport.unpark(writer);
    try {
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
