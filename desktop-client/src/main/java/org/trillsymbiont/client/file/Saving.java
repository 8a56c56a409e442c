package org.trillsymbiont.client.file;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trillsymbiont.client.session.KeptPast;
import org.trillsymbiont.client.session.PastException;
import org.trillsymbiont.client.session.Session;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.RoomName;

/// Puts a session into a file: the piece, or with all that is kept of the room's past, which is
/// fetched first. When that can't be had, the piece is saved: what is heard now is worth more than
/// nothing.
///
/// Thread: FX; files are written on another.
final class Saving {
  private static final Texts TEXTS = Texts.of(Saving.class);
  private static final Logger log = LoggerFactory.getLogger(Saving.class);
  private static final int PERCENT = 100;

  private final Session session;
  private final FileWorker worker;
  private final InstantSource clock;
  private final Consumer<Saved> onSaved;
  private final Consumer<FileNotice> tell;
  private @Nullable Fetching fetching;

  /// Something is in a file now.
  ///
  /// @param state what
  /// @param isWhole whether with the history
  /// @param said what the user is told
  record Saved(Path file, AppState state, boolean isWhole, String said) {}

  /// A history is on its way.
  ///
  /// @param file where it goes
  /// @param otherwise where the piece goes when it can't be had
  private record Fetching(CompletableFuture<KeptPast> kept, Path file, Path otherwise) {}

  /// Why a file has no history, though it was wanted.
  private enum Without {
    /// The server keeps none, or does not know how to tell it.
    SERVER,
    CONNECTION,
    LENGTH,
    OTHER
  }

  /// @param onSaved hears what is saved, before the user does
  /// @param tell tells the user
  Saving(
      Session session,
      FileWorker worker,
      InstantSource clock,
      Consumer<Saved> onSaved,
      Consumer<FileNotice> tell) {
    this.session = session;
    this.worker = worker;
    this.clock = clock;
    this.onSaved = onSaved;
    this.tell = tell;
  }

  /// The room as it is now, also while the user looks at its past.
  private AppState now() {
    return session.store().live();
  }

  private RoomName room() {
    return session.addressProperty().get().server().room();
  }

  /// Saves what is there now.
  void piece(Path file) {
    cancel();
    piece(file, TEXTS.get("saved", TrillFiles.name(file)));
  }

  private void piece(Path file, String said) {
    AppState state = now();
    SessionFile content = new SessionFile(room(), clock.instant(), Past.unknown(state));
    write(file, state, () -> new Written(content, said));
  }

  /// Saves what is there now, and all that is kept of what has led there.
  ///
  /// @param otherwise where the piece goes when that can't be had
  void whole(Path file, Path otherwise) {
    cancel();
    CompletableFuture<KeptPast> kept =
        session.past().fetchKept(part -> progress(file, (int) (PERCENT * part)));
    Fetching now = new Fetching(kept, file, otherwise);
    fetching = now;
    var _ =
        kept.whenComplete((past, failure) -> {
          if (now.equals(fetching)) {
            fetching = null;
            if (past != null) {
              whole(file, past);
            } else {
              without(otherwise, why(failure));
            }
          }
        });
  }

  private void progress(Path file, int percent) {
    tell.accept(
        new FileNotice(
            FileNotice.What.UNDERWAY,
            TEXTS.get("fetching", TrillFiles.name(file), percent),
            Optional.of(new FileNotice.Answer(TEXTS.get("cancel"), this::cancel))));
  }

  /// Nothing is saved of what is still being fetched.
  private void cancel() {
    Fetching given = fetching;
    fetching = null;
    if (given != null) {
      var _ = given.kept().cancel(false);
    }
  }

  private static Without why(Throwable failure) {
    @Nullable Throwable cause =
        failure instanceof CompletionException ? failure.getCause() : failure;
    log.info("The room's past can't be had: {}", String.valueOf(cause));
    if (cause instanceof PastException past) {
      return switch (past.code()) {
        case NOT_KEPT -> Without.SERVER;
        case NO_PLACE -> Without.LENGTH;
        case OTHER -> Without.CONNECTION;
        default -> Without.OTHER;
      };
    }
    return Without.OTHER;
  }

  private void without(Path file, Without why) {
    piece(file, TEXTS.get("saved.without." + why, TrillFiles.name(file)));
  }

  private void whole(Path file, KeptPast kept) {
    AppState state = now();
    RoomName room = room();
    int you = session.store().you();
    Identity who = session.identityProperty().get();
    write(
        file,
        state,
        () -> {
          Past all = Past.of(kept).until(state, you, who, clock.millis());
          return new Written(
              new SessionFile(room, clock.instant(), all),
              TEXTS.get("saved.whole", TrillFiles.name(file), all.size()));
        });
  }

  private record Written(SessionFile content, String said) {}

  private void write(Path file, AppState state, FileWorker.Work<Written> work) {
    worker.run(
        () -> {
          Written written = work.make();
          TrillFiles.write(file, written.content());
          return written;
        },
        written -> {
          onSaved.accept(new Saved(file, state, written.content().hasPast(), written.said()));
          tell.accept(new FileNotice(FileNotice.What.SAVED, written.said()));
        },
        sentence -> tell.accept(new FileNotice(FileNotice.What.PROBLEM, sentence)));
  }

  /// The session is about to be left: what is still being fetched is not waited for.
  void close() {
    Fetching given = fetching;
    if (given != null) {
      cancel();
      without(given.otherwise(), Without.CONNECTION);
    }
  }
}
