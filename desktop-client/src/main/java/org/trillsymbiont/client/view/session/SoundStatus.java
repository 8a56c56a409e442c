package org.trillsymbiont.client.view.session;

import java.util.Objects;

/// Whether this machine sounds, as the header says it.
public sealed interface SoundStatus {

  /// Sound comes out.
  ///
  /// @param words what plays it, in a few words: `Sound on`
  record Sounding(String words) implements SoundStatus {
    public Sounding {
      Objects.requireNonNull(words, "words");
    }
  }

  /// No sound comes out; everything else works.
  ///
  /// @param reason why and what to do, as a whole sentence
  record Silent(String reason) implements SoundStatus {
    public Silent {
      Objects.requireNonNull(reason, "reason");
    }
  }
}
