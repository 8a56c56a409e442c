package org.trillsymbiont.client.view.export;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.FxThread;
import org.trillsymbiont.client.Timer;
import org.trillsymbiont.client.session.Session;
import org.trillsymbiont.client.sound.SoundEngine;
import org.trillsymbiont.client.sound.export.Bounce;
import org.trillsymbiont.client.sound.export.JamSequence.Tracks;
import org.trillsymbiont.client.sound.export.Passage;
import org.trillsymbiont.client.sound.export.Recording;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.Score;

/// Records what this computer plays, and renders bars of what the room is at a moment. Both can go
/// on at the same time, one of each.
///
/// Thread: FX; files are written on others.
public final class Exports implements AutoCloseable {
  private static final Texts TEXTS = Texts.of(Exports.class);
  static final String WAV = ".wav";
  static final String MIDI = ".mid";

  private static final int USUAL_BARS = 8;

  private final Supplier<SoundEngine> engine;
  private final Session session;
  private final WhereTo whereTo;
  private final Supplier<LocalDateTime> now;
  private final BooleanProperty recordsNotes = new SimpleBooleanProperty(this, "recordsNotes");
  private final IntegerProperty bars = new SimpleIntegerProperty(this, "bars", USUAL_BARS);
  private final BooleanProperty rendersSound =
      new SimpleBooleanProperty(this, "rendersSound", true);
  private final BooleanProperty rendersNotes = new SimpleBooleanProperty(this, "rendersNotes");
  private final ObjectProperty<Tracks> tracks =
      new SimpleObjectProperty<>(this, "tracks", Tracks.PER_ROW);
  private final ObjectProperty<Path> folder = new SimpleObjectProperty<>(this, "folder", home());
  private final Takes takes;
  private final ReadOnlyObjectWrapper<Render> render =
      new ReadOnlyObjectWrapper<>(this, "render", new Render.None());
  private final List<Consumer<ExportNotice>> listeners = new ArrayList<>();
  private @Nullable Bounce bounce;
  private @Nullable Consumer<Path> openFolder;

  /// A recording, as it is seen.
  public sealed interface Take {
    /// There is none.
    record None() implements Take {}

    /// The disk is asked for its file.
    record Starting() implements Take {}

    /// It goes on.
    ///
    /// @param seconds how long it is
    record Running(double seconds) implements Take {}

    /// Its files are being completed.
    record Ending() implements Take {}
  }

  /// A rendering, as it is seen.
  public sealed interface Render {
    /// There is none.
    record None() implements Render {}

    /// It goes on.
    ///
    /// @param bars how many there will be; 0 for a stretch of the past
    /// @param seconds how long they are
    record Running(int bars, double seconds, Bounce.Progress progress) implements Render {}
  }

  /// @param engine what is recorded; asked for when it is
  /// @param session the room
  /// @param whereTo asks for the files
  /// @param now the time of day, for their names
  public Exports(
      Supplier<SoundEngine> engine,
      Session session,
      Timer timer,
      WhereTo whereTo,
      Supplier<LocalDateTime> now) {
    this.engine = engine;
    this.session = session;
    takes = new Takes(timer, this::tell);
    this.whereTo = whereTo;
    this.now = now;
  }

  private static Path home() {
    Path home = Path.of(System.getProperty("user.home", ""));
    Path music = home.resolve("Music");
    return Files.isDirectory(music) ? music : home;
  }

  /// Whether a recording makes a MIDI file too; false at first.
  public BooleanProperty recordsNotesProperty() {
    return recordsNotes;
  }

  /// How many bars a rendering has, 1..1024; 8 at first.
  public IntegerProperty barsProperty() {
    return bars;
  }

  /// Whether a rendering makes a WAV file; true at first.
  public BooleanProperty rendersSoundProperty() {
    return rendersSound;
  }

  /// Whether a rendering makes a MIDI file; false at first.
  public BooleanProperty rendersNotesProperty() {
    return rendersNotes;
  }

  /// How MIDI files are laid out; a track for each row at first.
  public ObjectProperty<Tracks> tracksProperty() {
    return tracks;
  }

  /// Where the last file went; at first where the user's music is.
  public ObjectProperty<Path> folderProperty() {
    return folder;
  }

  /// The recording.
  public ReadOnlyObjectProperty<Take> takeProperty() {
    return takes.takeProperty();
  }

  /// The rendering.
  public ReadOnlyObjectProperty<Render> renderProperty() {
    return render.getReadOnlyProperty();
  }

  /// Hears what becomes of recordings and renderings.
  public void onNotice(Consumer<ExportNotice> listener) {
    listeners.add(listener);
  }

  /// Says how the user is shown a folder; without it nothing offers to.
  public void setOnOpenFolder(Consumer<Path> action) {
    openFolder = action;
  }

  /// Shows the user a folder, where that can be done.
  public Optional<Consumer<Path>> onOpenFolder() {
    return Optional.ofNullable(openFolder);
  }

  private void tell(ExportNotice notice) {
    listeners.forEach(listener -> listener.accept(notice));
  }

  /// The room as it is now.
  AppState state() {
    return session.store().state();
  }

  /// Hears of a step that is heard, for the keys of the notes.
  public void step(Score.Played played) {
    takes.step(played);
  }

  /// Asks for a file and records into it from then on. Does nothing while a recording goes on.
  public void record() {
    if (takes.isUnderway()) {
      return;
    }
    String name = name();
    Optional<Path> file = ask(TEXTS.get("dialog.record"), name, WAV);
    if (file.isEmpty()) {
      return;
    }
    Path wav = file.get();
    Optional<Recording.NotesTo> notes =
        recordsNotes.get()
            ? Optional.of(new Recording.NotesTo(FileNames.beside(wav, MIDI), tracks.get()))
            : Optional.empty();
    takes.begin(new Recording(engine.get(), name, wav, notes, state()), wav);
  }

  private String name() {
    return FileNames.jam(session.addressProperty().get().server().room(), state(), now.get());
  }

  private Optional<Path> ask(String title, String name, String ending) {
    Optional<Path> file =
        whereTo
            .ask(title, name, ending, folder.get())
            .map(chosen -> FileNames.withEnding(chosen.toAbsolutePath(), ending));
    file.map(Path::getParent).ifPresent(folder::set);
    return file;
  }

  /// Ends the recording; its files are complete soon.
  public void stopRecording() {
    takes.end();
  }

  /// Asks for a file and renders bars of the room as it is now, in the background. Does nothing
  /// while there is a rendering, and when neither sound nor notes are wanted.
  public void render() {
    if (bounce != null || !(rendersSound.get() || rendersNotes.get())) {
      return;
    }
    String title = TEXTS.get("dialog.render", ExportSentences.bars(bars.get()));
    ask(title, FileNames.bars(name(), bars.get()), rendersSound.get() ? WAV : MIDI)
        .ifPresent(this::renderInto);
  }

  /// Renders as [#render] does, without a question.
  ///
  /// @param file for the sound, the notes beside it; for the notes when they are wanted alone
  public void renderInto(Path file) {
    if (bounce == null) {
      int count = bars.get();
      render(state(), count, order(FileNames.bars(name(), count), file));
    }
  }

  private Bounce.Order order(String name, Path file) {
    if (!rendersSound.get()) {
      return new Bounce.Order(name, Optional.empty(), Optional.of(file), tracks.get());
    }
    Optional<Path> midi =
        rendersNotes.get() ? Optional.of(FileNames.beside(file, MIDI)) : Optional.empty();
    return new Bounce.Order(name, Optional.of(file), midi, tracks.get());
  }

  private void render(AppState state, int count, Bounce.Order order) {
    render(Passage.bars(state, count), count, order, ExportSentences.bars(count));
  }

  /// Asks for a file and renders a stretch of the past, in the background. Does nothing while there
  /// is a rendering, and when neither sound nor notes are wanted.
  public void renderPast(Passage passage) {
    if (bounce != null || !(rendersSound.get() || rendersNotes.get())) {
      return;
    }
    String name = FileNames.past(name());
    ask(TEXTS.get("dialog.past"), name, rendersSound.get() ? WAV : MIDI)
        .ifPresent(file -> renderPastInto(passage, file));
  }

  /// Renders as [#renderPast] does, without a question.
  ///
  /// @param file for the sound, the notes beside it; for the notes when they are wanted alone
  public void renderPastInto(Passage passage, Path file) {
    if (bounce == null) {
      render(passage, 0, order(FileNames.past(name()), file), TEXTS.get("past"));
    }
  }

  /// @param what is rendered, as part of a sentence
  private void render(Passage passage, int count, Bounce.Order order, String what) {
    double seconds = passage.seconds();
    render.set(new Render.Running(count, seconds, new Bounce.Progress(0, 0, 0)));
    bounce =
        Bounce.start(
            passage,
            order,
            progress -> FxThread.post(() -> progressed(count, seconds, progress)),
            outcome -> FxThread.post(() -> rendered(what, outcome)));
  }

  private void progressed(int count, double seconds, Bounce.Progress progress) {
    if (bounce != null) {
      render.set(new Render.Running(count, seconds, progress));
    }
  }

  private void rendered(String what, Bounce.Outcome outcome) {
    bounce = null;
    render.set(new Render.None());
    ExportSentences.rendered(what, outcome).ifPresent(this::tell);
  }

  /// Gives up the rendering; nothing is left of it.
  public void cancelRendering() {
    if (bounce != null) {
      bounce.cancel();
    }
  }

  /// Completes the recording's files and gives up the rendering; waits until both is done, but ten
  /// seconds at most for each.
  @Override
  public void close() {
    if (bounce != null) {
      bounce.close();
    }
    takes.close();
  }
}
