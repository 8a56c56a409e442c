package org.trillsymbiont.client.sound;

import java.util.Objects;

/// Where the sound goes.
public sealed interface Output {

  /// The device that the system plays through.
  record SystemDefault() implements Output {}

  /// Nowhere, in real time: the session is played and can be recorded, but not heard.
  record Silent() implements Output {}

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
