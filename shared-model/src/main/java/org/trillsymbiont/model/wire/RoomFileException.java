package org.trillsymbiont.model.wire;

/// A file that is no room, or not whole. Its text says in which line and what: `line 3: ...`,
/// without a full stop, and without repeating more than a few characters of the file.
public final class RoomFileException extends Exception {
  private static final long serialVersionUID = 1;

  private final Kind kind;

  /// What is wrong with it, as far as its reader has to know.
  public enum Kind {
    /// It is something else.
    FOREIGN,
    /// A newer program has written it.
    NEWER,
    /// It was one.
    DAMAGED
  }

  RoomFileException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /// What is wrong.
  public Kind kind() {
    return kind;
  }
}
