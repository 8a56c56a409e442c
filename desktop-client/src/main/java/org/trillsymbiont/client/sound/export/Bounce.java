package org.trillsymbiont.client.sound.export;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trillsymbiont.client.sound.FileTrouble;
import org.trillsymbiont.client.sound.WavFile;

/// Makes files of a [Passage] in the background: its sound as fast as the machine can, its notes,
/// or both. The same passage makes the same files, bit for bit. No file is in its place before all
/// are whole; when it is cancelled or the disk is full, nothing is left of them.
///
/// Thread: any; the work is done on `trill-bounce`, which also tells of it.
public final class Bounce implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Bounce.class);
  private static final long TELL_NANOS = 100_000_000;
  private static final long CLOSE_MILLIS = 10_000;

  private final Passage passage;
  private final Order order;
  private final Disk disk;
  private final Consumer<Progress> onProgress;
  private final Consumer<Outcome> onEnd;
  private final Thread worker = new Thread(this::run, "trill-bounce");
  private final Rendering.Stop stop = new Rendering.Stop();
  private long toldNanos = System.nanoTime();

  /// What is wanted.
  ///
  /// @param name the music's, for the MIDI file
  /// @param wav where the sound goes
  /// @param midi where the notes go
  public record Order(
      String name, Optional<Path> wav, Optional<Path> midi, JamSequence.Tracks tracks) {
    public Order {
      Objects.requireNonNull(name, "name");
      if (wav.isEmpty() && midi.isEmpty()) {
        throw new IllegalArgumentException("neither sound nor notes are wanted");
      }
    }

    /// The files, the sound first.
    public List<Path> files() {
      List<Path> files = new ArrayList<>();
      wav.ifPresent(files::add);
      midi.ifPresent(files::add);
      return List.copyOf(files);
    }
  }

  /// How far it is. Of notes alone only the fraction is told.
  ///
  /// @param fraction 0..1, the tail not counted
  /// @param seconds how much sound there is
  /// @param speed how many times faster than real time
  public record Progress(double fraction, double seconds, double speed) {}

  /// How it ended.
  public sealed interface Outcome {
    /// All files are in their places.
    ///
    /// @param seconds the sound's length; without sound that of the bars
    /// @param speed how many times faster than real time the sound was rendered; 0 without
    record Done(List<Path> files, double seconds, double speed) implements Outcome {}

    /// The first file is in its place, the other could not be put into its own.
    ///
    /// @param reason as part of a sentence
    record Partly(Path kept, Path missing, String reason) implements Outcome {}

    /// The user did not want it any more.
    record Cancelled() implements Outcome {}

    /// It could not be done.
    ///
    /// @param reason as part of a sentence
    record Failed(String reason) implements Outcome {}
  }

  /// Opens a new file to be written.
  interface Disk {
    SeekableByteChannel open(Path path) throws IOException;
  }

  private Bounce(
      Passage passage,
      Order order,
      Disk disk,
      Consumer<Progress> onProgress,
      Consumer<Outcome> onEnd) {
    this.passage = passage;
    this.order = order;
    this.disk = disk;
    this.onProgress = onProgress;
    this.onEnd = onEnd;
    worker.setDaemon(true);
    worker.setUncaughtExceptionHandler((t, e) -> {
      LOG.error("The rendering failed", e);
      onEnd.accept(new Outcome.Failed(FileTrouble.wrong(e)));
    });
  }

  /// Begins.
  ///
  /// @param onProgress hears about ten times a second how far it is
  /// @param onEnd hears once how it ended
  public static Bounce start(
      Passage passage, Order order, Consumer<Progress> onProgress, Consumer<Outcome> onEnd) {
    return start(passage, order, Bounce::create, onProgress, onEnd);
  }

  static Bounce start(
      Passage passage,
      Order order,
      Disk disk,
      Consumer<Progress> onProgress,
      Consumer<Outcome> onEnd) {
    Bounce bounce = new Bounce(passage, order, disk, onProgress, onEnd);
    bounce.worker.start();
    return bounce;
  }

  private static SeekableByteChannel create(Path path) throws IOException {
    return FileChannel.open(
        path,
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE);
  }

  private void run() {
    onEnd.accept(outcome());
  }

  private Outcome outcome() {
    Path first = order.files().getFirst();
    try (Draft wav = draft(order.wav());
        Draft midi = draft(order.midi())) {
      double seconds = passage.seconds();
      double speed = 0;
      if (midi != null) {
        Jam jam = Jam.of(order.name(), passage, fraction -> noted(fraction, wav == null));
        JamSequence.write(jam, order.tracks(), midi.path());
      }
      if (wav != null) {
        long begun = System.nanoTime();
        seconds = render(wav.path());
        speed = speed(seconds, begun);
      }
      if (stop.isWanted()) {
        return new Outcome.Cancelled();
      }
      return keep(wav, midi, new Outcome.Done(order.files(), seconds, speed));
    } catch (CancellationException e) {
      return new Outcome.Cancelled();
    } catch (IOException e) {
      LOG.info("The rendering of {} has ended: {}", first, e.toString());
      return new Outcome.Failed(FileTrouble.reason(e, first));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Cancelled();
    }
  }

  private static @Nullable Draft draft(Optional<Path> target) {
    return target.map(Draft::new).orElse(null);
  }

  /// Puts what is whole into its place.
  private static Outcome keep(@Nullable Draft wav, @Nullable Draft midi, Outcome.Done done)
      throws IOException {
    if (wav != null) {
      wav.keep();
    }
    if (midi != null) {
      try {
        midi.keep();
      } catch (IOException e) {
        if (wav == null) {
          throw e;
        }
        Path missing = done.files().getLast();
        LOG.info("{} can't be put into its place", missing, e);
        return new Outcome.Partly(done.files().getFirst(), missing, FileTrouble.reason(e, missing));
      }
    }
    return done;
  }

  /// Hears how far the notes are.
  ///
  /// @throws CancellationException when they are not wanted any more
  private void noted(double fraction, boolean isAll) {
    if (stop.isWanted()) {
      throw new CancellationException();
    }
    if (isAll && isTimeToTell()) {
      onProgress.accept(new Progress(fraction, 0, 0));
    }
  }

  private boolean isTimeToTell() {
    boolean isTime = System.nanoTime() - toldNanos > TELL_NANOS;
    if (isTime) {
      toldNanos = System.nanoTime();
    }
    return isTime;
  }

  /// @return how long the sound is, in seconds
  private double render(Path path) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    try (WavFile file = new WavFile(disk.open(path))) {
      new Rendering(passage, stop)
          .into(
              file,
              fraction -> {
                if (isTimeToTell()) {
                  double seconds = seconds(file);
                  onProgress.accept(new Progress(fraction, seconds, speed(seconds, begun)));
                }
              });
      return seconds(file);
    }
  }

  private static double seconds(WavFile file) {
    return (double) file.frames() / WavFile.RATE;
  }

  private static double speed(double seconds, long begunNanos) {
    return seconds * TimeUnit.SECONDS.toNanos(1) / Math.max(1, System.nanoTime() - begunNanos);
  }

  /// Gives it up, soon.
  public void cancel() {
    stop.want();
  }

  /// Gives it up, unless it is done, and waits until nothing is left of it, ten seconds at most.
  @Override
  public void close() {
    cancel();
    try {
      worker.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
