package org.trillsymbiont.client.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trillsymbiont.client.session.Address;
import org.trillsymbiont.client.session.Session;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.JoinLink;
import org.trillsymbiont.model.sync.RoomName;

/// What the file menu does in a session. To open a file is one edit of the room, which undo takes
/// back; others who are there are thought of first.
///
/// Thread: FX; files are read and written on another.
public final class SessionFiles implements AutoCloseable {
  private static final Texts TEXTS = Texts.of(SessionFiles.class);
  private static final Logger log = LoggerFactory.getLogger(SessionFiles.class);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH-mm", Locale.ROOT);

  private final Session session;
  private final InstantSource clock;
  private final FileWorker worker = new FileWorker();
  private final Document document = new Document();
  private final Saving saving;
  private final List<Consumer<FileNotice>> listeners = new ArrayList<>();
  private FileDialogs dialogs;
  private RecentFiles recents = RecentFiles.inMemory();
  private FileRooms rooms = FileRooms.NONE;
  private FileQuestions questions = FileQuestions.NONE;
  private Address here;
  private boolean isWhole;

  /// A file whose history is not that of the room: it is not written over without a word.
  private @Nullable Path guarded;

  /// A file that has the history of this room: a piece alone does not take its place.
  private @Nullable Path chronicle;

  /// The room that is on its way out of a file.
  private @Nullable Arriving arriving;

  private record Arriving(Address at, Path file, SessionFile content) {}

  /// @param session the room
  /// @param dialogs asks for files
  /// @param clock the time of day
  public SessionFiles(Session session, FileDialogs dialogs, InstantSource clock) {
    this.session = Objects.requireNonNull(session, "session");
    this.dialogs = Objects.requireNonNull(dialogs, "dialogs");
    this.clock = Objects.requireNonNull(clock, "clock");
    here = session.addressProperty().get();
    saving = new Saving(session, worker, clock, this::saved, this::tell);
    session.store().stateProperty().subscribe(state -> document.render(state()));
    session.addressProperty().subscribe((before, now) -> moved(now));
  }

  /// Which file the session belongs to.
  public Document document() {
    return document;
  }

  /// The files that were opened or saved last.
  public RecentFiles recents() {
    return recents;
  }

  /// Says which files were opened or saved before.
  public void remember(RecentFiles files) {
    recents = Objects.requireNonNull(files, "files");
  }

  /// Says how files are asked for from now on.
  public void setDialogs(FileDialogs by) {
    dialogs = Objects.requireNonNull(by, "by");
  }

  /// Says where files can become rooms; nowhere at first.
  public void setRooms(FileRooms by) {
    rooms = Objects.requireNonNull(by, "by");
  }

  /// Says how the user is asked; not at all at first.
  public void setQuestions(FileQuestions by) {
    questions = Objects.requireNonNull(by, "by");
  }

  /// Hears what the user is to be told.
  public void onNotice(Consumer<FileNotice> listener) {
    listeners.add(listener);
  }

  private void tell(FileNotice.What what, String sentence) {
    tell(new FileNotice(what, sentence));
  }

  /// Tells the user something.
  void tell(FileNotice notice) {
    listeners.forEach(listener -> listener.accept(notice));
  }

  Session session() {
    return session;
  }

  FileWorker worker() {
    return worker;
  }

  private Store store() {
    return session.store();
  }

  private AppState state() {
    return store().live();
  }

  /// Begins a new piece, in no file.
  public void begin() {
    turn(null, AppState.INITIAL, new Words("New session", "", TEXTS.get("begun")), () -> {});
  }

  /// Asks for a file and opens it.
  public void open() {
    dialogs.open(folder()).ifPresent(this::open);
  }

  /// Opens a file.
  public void open(Path file) {
    worker.run(
        () -> TrillFiles.read(file),
        content -> opened(file.toAbsolutePath(), content),
        sentence -> tell(FileNotice.What.PROBLEM, sentence));
  }

  private void opened(Path file, SessionFile content) {
    if (content.hasPast() && rooms.isThere()) {
      questions.askHowToOpen(
          TrillFiles.title(file),
          content.past().size(),
          whole -> {
            if (whole) {
              openRoom(file, content);
            } else {
              openHere(file, content);
            }
          });
    } else {
      openHere(file, content);
    }
  }

  private void openRoom(Path file, SessionFile content) {
    FileRooms by = rooms;
    RoomName wanted = Titles.room(TrillFiles.title(file), content.room());
    String pin = session.pin();
    worker.run(
        () -> found(by, file, wanted, pin),
        link -> {
          arriving = new Arriving(session.addressProperty().get().to(link), file, content);
          session.enter(link, pin);
        },
        sentence -> tell(FileNotice.What.PROBLEM, sentence));
  }

  private static JoinLink found(FileRooms by, Path file, RoomName wanted, @Nullable String pin)
      throws FileException {
    try {
      return by.found(file, wanted, pin);
    } catch (IOException e) {
      log.warn("{} does not become a room", file, e);
      throw new FileException(TEXTS.get("opened.no-room", TrillFiles.title(file)), e);
    }
  }

  private void moved(Address now) {
    Arriving expected = arriving;
    Address before = here;
    here = now;
    arriving = null;
    guarded = null;
    chronicle = null;
    if (expected == null || !expected.at().equals(now)) {
      document.clear(state());
      return;
    }
    // The history of the file is that of the room.
    chronicle = expected.file();
    isWhole = true;
    document.saved(expected.file(), expected.content().state(), state());
    recents.add(expected.file());
    tell(
        new FileNotice(
            FileNotice.What.MOVED,
            TEXTS.get("opened.room", TrillFiles.title(expected.file())),
            Optional.of(
                new FileNotice.Answer(
                    TEXTS.get("opened.back", before.server().room()),
                    () -> session.enter(before.server(), session.pin())))));
  }

  private void openHere(Path file, SessionFile content) {
    String title = TrillFiles.title(file);
    turn(
        file,
        content.state(),
        new Words(Titles.opening(title), title, TEXTS.get("opened", title)),
        () -> guarded = content.hasPast() ? file : null);
  }

  /// A session that is come back to is in a file.
  void belongs(Path file, SessionFile content) {
    isWhole = content.hasPast();
    chronicle = isWhole ? file : null;
    document.saved(file, content.state(), state());
  }

  /// What is said when the session becomes another one.
  ///
  /// @param label of the edit, in English
  /// @param title of the piece, empty for a new one
  /// @param said what the user is told then
  private record Words(String label, String title, String said) {}

  /// @param file null for none
  /// @param done runs when it has
  private void turn(@Nullable Path file, AppState piece, Words words, Runnable done) {
    List<String> others =
        session.roster().others().stream().map(each -> each.identity().name()).toList();
    if (others.isEmpty()) {
      become(file, piece, words, done);
    } else {
      questions.askForOthers(words.title(), others, () -> become(file, piece, words, done));
    }
  }

  private void become(@Nullable Path file, AppState piece, Words words, Runnable done) {
    Edit edit = Music.difference(state(), piece, words.label());
    if (store().isLooking() || store().rights().refusal(edit.fields()).isPresent()) {
      store().dispatch(edit); // The user is told why not.
      return;
    }
    AppState before = state();
    if (Music.isSame(before, piece)) {
      store().dispatch(edit);
      document.saved(file, piece, state());
    } else {
      document.turns(file, piece, before);
      store().dispatch(edit);
    }
    if (file != null) {
      recents.add(file);
    }
    done.run();
    tell(
        new FileNotice(
            FileNotice.What.TURNED, words.said(), edit.isEmpty() ? Optional.empty() : undo()));
  }

  private Optional<FileNotice.Answer> undo() {
    return Optional.of(new FileNotice.Answer(TEXTS.get("undo"), store()::undo));
  }

  /// Brings back what an earlier run has left, as one edit.
  void recover(AppState piece, String said) {
    store().dispatch(Music.difference(state(), piece, "Recover session"));
    tell(new FileNotice(FileNotice.What.TURNED, said, undo()));
  }

  /// Saves into the file that the session belongs to; asks for one when there is none.
  public void save() {
    Path file = document.fileProperty().get();
    if (file == null || file.equals(guarded)) {
      saveAs();
    } else {
      write(file, isWhole);
    }
  }

  /// Asks what to save, and for a file, and saves into it.
  public void saveAs() {
    questions.askWhatToSave(
        isWhole,
        whole -> {
          isWhole = whole;
          choosePlace();
        });
  }

  private void choosePlace() {
    dialogs
        .save(suggested(), folder())
        .map(chosen -> Titles.withEnding(chosen.toAbsolutePath()))
        .ifPresent(file -> write(file, isWhole));
  }

  private String suggested() {
    Path file = document.fileProperty().get();
    return file == null
        ? here.server().room()
            + " "
            + LocalDateTime.ofInstant(clock.instant(), ZoneId.systemDefault()).format(TIME)
        : TrillFiles.title(file);
  }

  private Path folder() {
    Path last = document.fileProperty().get();
    if (last == null && !recents.filesProperty().get().isEmpty()) {
      last = recents.filesProperty().get().getFirst();
    }
    Path folder = last == null ? null : last.getParent();
    return folder == null ? home() : folder;
  }

  private static Path home() {
    Path home = Path.of(System.getProperty("user.home", ""));
    Path music = home.resolve("Music");
    return Files.isDirectory(music) ? music : home;
  }

  private void write(Path file, boolean whole) {
    if (!whole) {
      saving.piece(file);
    } else if (file.equals(chronicle)) {
      saving.whole(file, Titles.beside(file));
    } else {
      saving.whole(file, file);
    }
  }

  private void saved(Saving.Saved saved) {
    document.saved(saved.file(), saved.state(), state());
    chronicle = saved.isWhole() ? saved.file() : null;
    guarded = null;
    recents.add(saved.file());
  }

  /// Finds out which of the recent files are gone.
  ///
  /// @param answer gets them, later
  public void findMissing(Consumer<List<Path>> answer) {
    RecentFiles.findMissing(worker, recents.filesProperty().get(), answer);
  }

  /// Completes what is being written.
  @Override
  public void close() {
    saving.close();
    worker.close();
  }
}
