package org.trillsymbiont.client.sound;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Wakes the audio thread from its rest. A ring is never lost: from [#listen] on it ends the rest
/// that comes, too.
///
/// Thread: audio listens and waits; any rings.
final class Bell {
  private volatile boolean rung;
  private volatile boolean closed;
  private volatile @Nullable Thread sleeper;

  /// Wakes the audio thread if it rests, or is about to.
  void ring() {
    rung = true;
    Thread thread = sleeper;
    if (thread != null) {
      LockSupport.unpark(thread);
    }
  }

  /// Forgets the rings until now.
  void listen() {
    rung = false;
  }

  /// Ends all rests, for good.
  void close() {
    closed = true;
    ring();
  }

  /// Whether it has rung since somebody listens.
  boolean hasRung() {
    return rung || closed;
  }

  /// Sleeps until it rings, or for so long.
  void await(long nanos) {
    sleeper = Thread.currentThread();
    long end = System.nanoTime() + nanos;
    for (long left = nanos; left > 0 && !hasRung(); left = end - System.nanoTime()) {
      LockSupport.parkNanos(this, left);
    }
    sleeper = null;
  }
}
