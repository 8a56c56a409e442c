package org.trillsymbiont.client;

/// Time, and what is to be done at a time; tests bring their own.
public interface Timer {

  /// Now, on this computer's clock: `System.nanoTime`, unless it is said otherwise.
  long nowNanos();

  /// Runs an action at a time, at once when it is past, on the FX thread.
  Alarm at(long nanos, Runnable action);

  /// Something that is going to happen.
  interface Alarm {

    /// Prevents it, unless it is already on its way to the FX thread.
    void cancel();
  }
}
