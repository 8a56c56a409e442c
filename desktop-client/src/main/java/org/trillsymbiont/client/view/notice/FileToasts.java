package org.trillsymbiont.client.view.notice;

import java.util.Objects;
import org.trillsymbiont.client.file.FileNotice;
import org.trillsymbiont.client.file.SessionFiles;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;

/// Says by toasts what became of session files.
///
/// Thread: FX.
public final class FileToasts {
  private static final String FILE = "file";

  private final Toasts toasts;
  private boolean isUndoOffered;
  private boolean isUnderway;

  /// @param toasts where it is said
  public FileToasts(Toasts toasts) {
    this.toasts = Objects.requireNonNull(toasts, "toasts");
  }

  /// Speaks from now on.
  ///
  /// @param store what undo is about
  public void hear(SessionFiles files, Store store) {
    files.onNotice(this::say);
    store.onDispatch((edit, before) -> did(edit));
  }

  /// After the next gesture undo would take back that one.
  private void did(Edit edit) {
    if (isUndoOffered && edit.fields().stream().anyMatch(Fields::isUndoable)) {
      isUndoOffered = false;
      toasts.hide(FILE);
    }
  }

  private void say(FileNotice notice) {
    Toast.Kind kind =
        switch (notice.what()) {
          case SAVED, RECOVERED -> Toast.Kind.SAVED;
          case TURNED, MOVED -> Toast.Kind.DONE;
          case UNDERWAY -> Toast.Kind.UNDERWAY;
          case PROBLEM -> Toast.Kind.LOST;
        };
    isUndoOffered = notice.what() == FileNotice.What.TURNED;
    boolean goesOn = notice.what() == FileNotice.What.UNDERWAY && isUnderway;
    isUnderway = notice.what() == FileNotice.What.UNDERWAY;
    if (goesOn && toasts.isShown(FILE)) {
      // The button stays where it is, and the focus on it.
      toasts.show(FILE, kind, notice.sentence());
      return;
    }
    toasts.hide(FILE);
    notice
        .answer()
        .ifPresentOrElse(
            answer -> toasts.show(FILE, kind, notice.sentence(), answer.words(), answer.action()),
            () -> toasts.show(FILE, kind, notice.sentence()));
  }
}
