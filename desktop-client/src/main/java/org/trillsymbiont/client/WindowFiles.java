package org.trillsymbiont.client;

import java.io.File;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.file.Alone;
import org.trillsymbiont.client.file.FileDialogs;
import org.trillsymbiont.client.file.FileWorker;
import org.trillsymbiont.client.file.RecentFiles;
import org.trillsymbiont.client.file.SessionFiles;
import org.trillsymbiont.client.file.Slots;
import org.trillsymbiont.client.file.TrillFiles;
import org.trillsymbiont.client.session.Address;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.file.SystemFileDialogs;
import org.trillsymbiont.model.sync.ServerMessage;

/// Session files as the app's window knows them: opened from the start screen, dropped onto it,
/// named on the command line, or in its title.
///
/// Thread: FX.
final class WindowFiles implements AutoCloseable {
  private static final Texts TEXTS = Texts.of(WindowFiles.class);

  private final UserSettings settings;
  private final InstantSource clock;
  private final Supplier<@Nullable OpenSession> current;
  private final Runnable playAlone;
  private final FileWorker worker = new FileWorker();
  private FileDialogs dialogs;
  private @Nullable Path waiting;
  private @Nullable Alone alone;

  /// @param window which one dialogs belong to
  /// @param current what is open; null on the start screen
  /// @param playAlone opens a session for a file
  WindowFiles(
      UserSettings settings,
      InstantSource clock,
      Window window,
      Supplier<@Nullable OpenSession> current,
      Runnable playAlone) {
    this.settings = settings;
    this.clock = clock;
    this.current = current;
    this.playAlone = playAlone;
    dialogs = new SystemFileDialogs(() -> window);
  }

  /// Says how files are asked for, from the next session on.
  void setDialogs(FileDialogs by) {
    dialogs = Objects.requireNonNull(by, "by");
  }

  /// The files that were opened or saved last.
  RecentFiles recents() {
    return settings.files();
  }

  /// Finds out which recent files are gone.
  void findMissing(Consumer<List<Path>> answer) {
    RecentFiles.findMissing(worker, recents().filesProperty().get(), answer);
  }

  /// Asks for a file and opens it.
  void open() {
    List<Path> files = recents().filesProperty().get();
    Path last = files.isEmpty() ? null : files.getFirst().getParent();
    dialogs
        .open(last == null ? Path.of(System.getProperty("user.home", "")) : last)
        .ifPresent(this::open);
  }

  /// Opens a file: in the session that is open, else playing alone.
  void open(Path file) {
    OpenSession session = current.get();
    if (session != null) {
      session.client().files().open(file);
    } else {
      playAlone.run(); // It takes its time, and gives up what was chosen before.
      waiting = file;
    }
  }

  /// The user has thought of something else.
  void forget() {
    waiting = null;
  }

  /// Opens files that are dropped onto a window.
  void acceptDrops(Scene scene) {
    scene.addEventHandler(DragEvent.DRAG_OVER, this::over);
    scene.addEventHandler(DragEvent.DRAG_DROPPED, this::dropped);
  }

  private void over(DragEvent event) {
    if (file(event.getDragboard()).isPresent()) {
      event.acceptTransferModes(TransferMode.COPY);
      event.consume();
    }
  }

  private void dropped(DragEvent event) {
    Optional<Path> file = file(event.getDragboard());
    file.ifPresent(this::open);
    event.setDropCompleted(file.isPresent());
    event.consume();
  }

  private static Optional<Path> file(Dragboard board) {
    return board.hasFiles()
        ? board.getFiles().stream().map(File::toPath).filter(TrillFiles::isNamedSo).findFirst()
        : Optional.empty();
  }

  /// A session is about to be seen.
  ///
  /// @param onTitle hears when the window is to be called otherwise
  void entered(OpenSession opened, Runnable onTitle) {
    SessionFiles files = opened.client().files();
    files.remember(recents());
    files.setDialogs(dialogs);
    HostedSession hosted = opened.hosted();
    if (hosted != null) {
      files.setRooms(new HostedRooms(hosted, opened.client().session()));
    }
    opened
        .client()
        .store()
        .onReceive(message -> {
          if (message instanceof ServerMessage.Welcome) {
            welcomed(opened);
          }
        });
    files.document().fileProperty().subscribe(file -> onTitle.run());
    files.document().changedProperty().subscribe(changed -> onTitle.run());
  }

  /// The room's state is known, for the first time or again.
  private void welcomed(OpenSession opened) {
    HostedSession hosted = opened.hosted();
    if (alone == null && hosted != null && opened.isPrivate()) {
      Client client = opened.client();
      Address home = client.session().addressProperty().get();
      Path folder = settings.sessions();
      if (folder != null) {
        alone =
            Alone.begin(
                client.files(),
                client.timer(),
                new Slots(folder.resolve("alone")),
                hosted.isKept(),
                settings.preferences(),
                clock,
                () -> client.session().addressProperty().get().equals(home));
      }
    }
    if (waiting != null && opened.isPrivate()) {
      Path file = waiting;
      waiting = null;
      opened.client().files().open(file);
    }
  }

  /// The session is about to be closed.
  void left() {
    if (alone != null) {
      alone.close();
      alone = null;
    }
  }

  /// Finds out whether the last run has ended without its user's wish.
  void findCrash(Runnable yes) {
    Path folder = settings.sessions();
    if (folder != null) {
      Slots slots = new Slots(folder.resolve("alone"));
      worker.run(
          slots::hasCrash,
          crashed -> {
            if (crashed) {
              yes.run();
            }
          },
          sentence -> {});
    }
  }

  /// What a session's window is called.
  static String title(Client client) {
    String who = client.session().identityProperty().get().name();
    Path file = client.files().document().fileProperty().get();
    if (file == null) {
      return TEXTS.get("window.session", who);
    }
    boolean isChanged = client.files().document().changedProperty().get();
    return TEXTS.get(isChanged ? "window.changed" : "window.file", TrillFiles.title(file), who);
  }

  @Override
  public void close() {
    worker.close();
  }
}
