package org.trillsymbiont.client.sound.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trillsymbiont.client.sound.Capture;
import org.trillsymbiont.client.sound.FileTrouble;
import org.trillsymbiont.client.sound.SoundEngine;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.Score;

/// The jam as it sounds on its way into a WAV file, and if that is wanted its notes into a MIDI
/// file of the same jam.
///
/// Thread: any.
public final class Recording {
  private static final Logger LOG = LoggerFactory.getLogger(Recording.class);

  private final SoundEngine engine;
  private final String name;
  private final Path wav;
  private final Optional<Notes> notes;
  private final Capture capture;
  private @Nullable Saved saved;

  /// The file for the notes.
  public record NotesTo(Path midi, JamSequence.Tracks tracks) {}

  private record Notes(NotesTo to, JamLog log) {}

  /// What is left of a recording.
  ///
  /// @param wav the sound's file
  /// @param midi the notes' file, if it was wanted and could be written
  /// @param seconds how much sound is in it
  /// @param missedSeconds instead of how much there is silence, because the disk was too slow
  /// @param problem why there is less than was wanted, as part of a sentence; empty when there is
  ///   not
  public record Saved(
      Path wav,
      Optional<Path> midi,
      double seconds,
      double missedSeconds,
      Optional<String> problem) {}

  private Recording(
      SoundEngine engine, String name, Path wav, Optional<Notes> notes, Capture capture) {
    this.engine = engine;
    this.name = name;
    this.wav = wav;
    this.notes = notes;
    this.capture = capture;
  }

  /// Begins.
  ///
  /// @param name the jam's, for the MIDI file
  /// @param wav what it held before is lost
  /// @param state the room's at this moment
  /// @throws IOException when it cannot be written; the message is the reason as part of a sentence
  public static Recording start(
      SoundEngine engine, String name, Path wav, Optional<NotesTo> to, AppState state)
      throws IOException {
    Optional<Notes> notes = to.map(file -> new Notes(file, new JamLog(state)));
    // Before the capture, which relies on that.
    notes.ifPresent(n -> engine.addNoteListener(n.log()));
    try {
      return new Recording(engine, name, wav, notes, Capture.start(engine, wav));
    } catch (IOException e) {
      notes.ifPresent(n -> engine.removeNoteListener(n.log()));
      throw e;
    }
  }

  /// Hears of a step that is heard.
  public void step(Score.Played played) {
    notes.ifPresent(n -> n.log().step(played));
  }

  /// How long it is so far.
  public double seconds() {
    return Capture.seconds(capture.frames());
  }

  /// Whether it has ended by itself; then [#stop] tells why.
  public boolean hasEnded() {
    return capture.problem().isPresent();
  }

  /// Ends it and completes the files; waits until they are written. A second call only tells again
  /// what was saved.
  public synchronized Saved stop() {
    if (saved == null) {
      saved = save();
    }
    return saved;
  }

  private Saved save() {
    Optional<String> problem = Optional.empty();
    try {
      capture.close();
    } catch (IOException e) {
      LOG.info("The recording is not complete", e);
      problem = Optional.ofNullable(e.getMessage());
    }
    Optional<Path> midi = Optional.empty();
    if (notes.isPresent()) {
      Notes wanted = notes.get();
      engine.removeNoteListener(wanted.log());
      try {
        midi = Optional.of(write(wanted));
      } catch (IOException e) {
        LOG.info("The notes can't be written", e);
        problem = problem.or(() -> Optional.of(FileTrouble.reason(e, wanted.to().midi())));
      }
    }
    return new Saved(
        wav,
        midi,
        Capture.seconds(capture.savedFrames()),
        Capture.seconds(capture.missedFrames()),
        problem);
  }

  private Path write(Notes wanted) throws IOException {
    Path midi = wanted.to().midi();
    try (Draft draft = new Draft(midi)) {
      Jam jam = wanted.log().jam(name, capture.firstFrame().orElse(0));
      JamSequence.write(jam, wanted.to().tracks(), draft.path());
      draft.keep();
    }
    return midi;
  }
}
