package org.trillsymbiont.client.file;

import java.nio.file.Path;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.state.AppState;

/// Which file a session belongs to, and whether it has changed since it was saved there. When the
/// opening of a file is undone, the session belongs to what it belonged to before: else saving
/// would put the old piece into the new file.
///
/// Thread: FX.
public final class Document {
  private final ReadOnlyObjectWrapper<@Nullable Path> file =
      new ReadOnlyObjectWrapper<>(this, "file");
  private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper(this, "changed");
  private Link link = new Link(null, AppState.INITIAL);
  private @Nullable Turn last;

  /// @param file null for none yet
  /// @param saved what is in it; without a file what a session begins with
  private record Link(@Nullable Path file, AppState saved) {}

  /// A session has become another one.
  ///
  /// @param at what it was just before
  private record Turn(Link from, AppState at, Link to) {}

  /// The file; null for none yet.
  public ReadOnlyObjectProperty<@Nullable Path> fileProperty() {
    return file.getReadOnlyProperty();
  }

  /// Whether the session is another piece than the one in the file, or without a file, than an
  /// empty one.
  public ReadOnlyBooleanProperty changedProperty() {
    return changed.getReadOnlyProperty();
  }

  /// The session is in a file now.
  ///
  /// @param in null for none
  /// @param saved what stands in it
  void saved(@Nullable Path in, AppState saved, AppState now) {
    last = null;
    set(new Link(in, saved), now);
  }

  /// The session is about to become what is in a file, or a new one without a file.
  void turns(@Nullable Path to, AppState piece, AppState before) {
    Link next = new Link(to, piece);
    last = new Turn(link, before, next);
    // What is seen now is still the old one; the next state is the piece.
    link = next;
    file.set(to);
    changed.set(false);
  }

  /// The session is in another room: it belongs to no file.
  void clear(AppState now) {
    saved(null, AppState.INITIAL, now);
  }

  /// The session has changed.
  void render(AppState now) {
    if (last != null) {
      if (link.equals(last.to()) && Music.isSame(now, last.at())) {
        link = last.from();
      } else if (link.equals(last.from()) && Music.isSame(now, last.to().saved())) {
        link = last.to();
      }
    }
    set(link, now);
  }

  private void set(Link next, AppState now) {
    link = next;
    file.set(next.file());
    changed.set(!Music.isSame(next.saved(), now));
  }
}
