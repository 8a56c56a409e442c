package org.trillsymbiont.client.view.start;

import java.util.Objects;

/// How it stands with what was chosen on the start screen.
public sealed interface Progress {

  /// Nothing is under way.
  record Idle() implements Progress {}

  /// It takes a moment; the user may give up.
  ///
  /// @param where as a user reads it; empty for this computer
  record Underway(Choices.Choice choice, String where) implements Progress {
    public Underway {
      Objects.requireNonNull(choice, "choice");
      Objects.requireNonNull(where, "where");
    }
  }

  /// It did not work.
  ///
  /// @param sentence why, and what to do
  record Failed(Choices.Choice choice, String sentence) implements Progress {
    public Failed {
      Objects.requireNonNull(choice, "choice");
      Objects.requireNonNull(sentence, "sentence");
    }
  }
}
