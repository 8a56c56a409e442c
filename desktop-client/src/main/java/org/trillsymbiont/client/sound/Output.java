package org.trillsymbiont.client.sound;

import java.util.Objects;
import java.util.function.LongSupplier;
import org.trillsymbiont.client.sound.device.BufferMemory;
import org.trillsymbiont.client.sound.device.DeviceChoice;

/// Where the sound goes.
public sealed interface Output {

  /// A sound device. When there is none, or it is busy, or it goes away, time is kept in silence
  /// until there is one again.
  ///
  /// @param choice which one, and how; it can be changed later
  /// @param memory what buffers devices were found to need
  record Device(DeviceChoice choice, BufferMemory memory) implements Output {
    public Device {
      Objects.requireNonNull(choice, "choice");
      Objects.requireNonNull(memory, "memory");
    }

    /// The device that the system plays through.
    public Device() {
      this(DeviceChoice.AUTOMATIC, BufferMemory.NONE);
    }
  }

  /// Nowhere, in real time: the session is played and can be recorded, but not heard.
  ///
  /// @param nanoTime the computer's clock
  /// @param cardTime the clock of a sound card that is not there, and that runs a little faster or
  ///   slower than the computer's, as sound cards do; frame 0 is at its first reading
  record Silent(LongSupplier nanoTime, LongSupplier cardTime) implements Output {
    private static final LongSupplier SYSTEM = System::nanoTime;

    public Silent {
      Objects.requireNonNull(nanoTime, "nanoTime");
      Objects.requireNonNull(cardTime, "cardTime");
    }

    /// By the clock of `System.nanoTime`.
    public Silent() {
      this(SYSTEM, SYSTEM);
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
