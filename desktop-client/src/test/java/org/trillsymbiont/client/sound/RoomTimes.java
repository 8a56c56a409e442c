package org.trillsymbiont.client.sound;

import org.trillsymbiont.client.clock.RoomTime;

/// Clocks of rooms for tests.
final class RoomTimes {
  private RoomTimes() {}

  /// A room that began some time before this computer's clock did.
  static Shifted startedBefore(long micros) {
    return new Shifted(micros);
  }

  /// A clock that can be set. Thread: any.
  static final class Shifted implements RoomTime {
    private volatile long aheadMicros;

    private Shifted(long aheadMicros) {
      this.aheadMicros = aheadMicros;
    }

    /// Makes it jump.
    void jump(long micros) {
      set(aheadMicros + micros);
    }

    void set(long micros) {
      aheadMicros = micros;
    }

    @Override
    public long micros(long nanos) {
      return Math.floorDiv(nanos, 1000) + aheadMicros;
    }

    @Override
    public long nanos(long micros) {
      return (micros - aheadMicros) * 1000;
    }
  }
}
