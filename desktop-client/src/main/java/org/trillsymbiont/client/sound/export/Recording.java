package org.trillsymbiont.client.sound.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trillsymbiont.client.sound.Capture;
import org.trillsymbiont.client.sound.FileTrouble;
import org.trillsymbiont.client.sound.SoundEngine;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.Score;

/// The jam as it sounds on its way into a WAV file, and if that is wanted its notes into a MIDI
/// file of the same jam.
///
/// Thread: any.
public final class Recording {
  private static final Texts TEXTS = Texts.of(Recording.class);
  private static final Logger LOG = LoggerFactory.getLogger(Recording.class);

  private final SoundEngine engine;
  private final String name;
  private final Path wav;
  private final Optional<Notes> notes;
  private volatile @Nullable Capture capture;
  private @Nullable Saved saved;

  /// The file for the notes.
  public record NotesTo(Path midi, JamSequence.Tracks tracks) {}

  private record Notes(NotesTo to, JamLog log) {}

  /// What is left of a recording.
  ///
  /// @param wav the sound's file
  /// @param inPlace whether it is still there; else it was renamed, moved or deleted
  /// @param midi the notes' file, if it was wanted and could be written
  /// @param seconds how much sound is in it
  /// @param missedSeconds instead of how much there is silence, because the disk was too slow
  /// @param problem why there is less than was wanted, as part of a sentence; empty when there is
  ///   not
  public record Saved(
      Path wav,
      boolean inPlace,
      Optional<Path> midi,
      double seconds,
      double missedSeconds,
      Optional<String> problem) {}

  /// A recording that is still to begin.
  ///
  /// @param name the jam's, for the MIDI file
  /// @param state the room's at this moment
  public Recording(
      SoundEngine engine, String name, Path wav, Optional<NotesTo> to, AppState state) {
    this.engine = engine;
    this.name = name;
    this.wav = wav;
    notes = to.map(file -> new Notes(file, new JamLog(state)));
  }

  /// Begins, unless it was stopped before; waits for the disk.
  ///
  /// @throws IOException when the file cannot be written, whose contents before are lost; the
  ///   message is the reason as part of a sentence
  public synchronized void start() throws IOException {
    if (saved != null) {
      return;
    }
    // Before the capture, which relies on that.
    notes.ifPresent(n -> engine.addNoteListener(n.log()));
    try {
      capture = Capture.start(engine, wav);
    } catch (RuntimeException e) {
      LOG.error("The recording cannot begin", e);
      throw new IOException(FileTrouble.wrong(e), e);
    } finally {
      if (capture == null) {
        notes.ifPresent(n -> engine.removeNoteListener(n.log()));
      }
    }
  }

  /// Hears of a step that is heard.
  public void step(Score.Played played) {
    notes.ifPresent(n -> n.log().step(played));
  }

  /// How long it is so far.
  public double seconds() {
    Capture running = capture;
    return running == null ? 0 : Capture.seconds(running.frames());
  }

  /// Whether it has ended by itself; then [#stop] tells why.
  public boolean hasEnded() {
    Capture running = capture;
    return running != null && running.problem().isPresent();
  }

  /// Ends it and completes the files; waits until they are written. A second call only tells again
  /// what was saved.
  public synchronized Saved stop() {
    if (saved == null) {
      saved =
          capture == null
              ? new Saved(wav, false, Optional.empty(), 0, 0, Optional.of(TEXTS.get("not-begun")))
              : save(capture);
    }
    return saved;
  }

  private Saved save(Capture running) {
    Optional<String> problem = Optional.empty();
    try {
      running.close();
    } catch (IOException e) {
      LOG.info("The recording is not complete", e);
      problem = Optional.ofNullable(e.getMessage());
    }
    Optional<Path> midi = Optional.empty();
    if (notes.isPresent()) {
      Notes wanted = notes.get();
      engine.removeNoteListener(wanted.log());
      try {
        midi = Optional.of(write(wanted, running.firstFrame().orElse(0)));
      } catch (IOException | RuntimeException e) {
        LOG.warn("The notes can't be written", e);
        problem = problem.or(() -> Optional.of(FileTrouble.reason(e, wanted.to().midi())));
      }
    }
    return new Saved(
        wav,
        Files.exists(wav),
        midi,
        Capture.seconds(running.savedFrames()),
        Capture.seconds(running.missedFrames()),
        problem);
  }

  private Path write(Notes wanted, long firstFrame) throws IOException {
    Path midi = wanted.to().midi();
    try (Draft draft = new Draft(midi)) {
      Jam jam = wanted.log().jam(name, firstFrame);
      JamSequence.write(jam, wanted.to().tracks(), draft.path());
      draft.keep();
    }
    return midi;
  }
}
