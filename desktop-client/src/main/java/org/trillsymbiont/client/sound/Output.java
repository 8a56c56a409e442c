package org.trillsymbiont.client.sound;

import java.util.Objects;
import java.util.function.LongSupplier;

/// Where the sound goes.
public sealed interface Output {

  /// The device that the system plays through.
  record SystemDefault() implements Output {}

  /// Nowhere, in real time: the session is played and can be recorded, but not heard.
  ///
  /// @param nanoTime the clock that time is kept by
  record Silent(LongSupplier nanoTime) implements Output {
    public Silent {
      Objects.requireNonNull(nanoTime, "nanoTime");
    }

    /// By the clock of `System.nanoTime`.
    public Silent() {
      this(System::nanoTime);
    }
  }

  /// Nowhere, in a time that passes only when it is told to, as fast as the machine renders. For
  /// tests and for files.
  ///
  /// @param time the clock that its maker advances
  record Virtual(VirtualTime time) implements Output {
    public Virtual {
      Objects.requireNonNull(time, "time");
    }
  }
}
