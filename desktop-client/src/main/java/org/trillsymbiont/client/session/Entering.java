package org.trillsymbiont.client.session;

import java.util.Objects;

/// How it stands with another room that the user wants to go to.
public sealed interface Entering {

  /// None is asked for.
  record Idle() implements Entering {}

  /// It has been asked for, and has not answered yet. The user is still in the room before.
  record Underway() implements Entering {}

  /// The user is in it.
  record Done() implements Entering {}

  /// It did not let the user in, who is still in the room before.
  ///
  /// @param reason why, as a whole sentence
  record Failed(String reason) implements Entering {
    public Failed {
      Objects.requireNonNull(reason, "reason");
    }
  }
}
