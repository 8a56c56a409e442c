package org.trillsymbiont.client.file;

import java.util.Objects;
import java.util.Optional;

/// What the user is told of files.
///
/// @param what it is
/// @param sentence in the user's language
/// @param answer what can be done about it
public record FileNotice(What what, String sentence, Optional<Answer> answer) {
  public FileNotice {
    Objects.requireNonNull(what, "what");
    Objects.requireNonNull(sentence, "sentence");
    Objects.requireNonNull(answer, "answer");
  }

  FileNotice(What what, String sentence) {
    this(what, sentence, Optional.empty());
  }

  /// A button.
  ///
  /// @param words on it, in the user's language
  public record Answer(String words, Runnable action) {}

  /// What has happened.
  public enum What {
    /// Something is in a file now.
    SAVED,
    /// The session has become another one.
    TURNED,
    /// A file has become a room, and the user is in it.
    MOVED,
    /// Something takes a moment; another one of these says how far it is.
    UNDERWAY,
    /// What an earlier run has left is still there.
    RECOVERED,
    /// It did not work.
    PROBLEM
  }
}
