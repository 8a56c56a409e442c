package org.trillsymbiont.client.past;

import org.trillsymbiont.client.clock.RoomTime;

/// A clock of the past: it goes as this computer's does, from a time that it is set to.
///
/// @param nanos a moment on this computer's clock
/// @param atMicros what it says then
record StillTime(long nanos, long atMicros) implements RoomTime {
  private static final long NANOS_IN_MICRO = 1000;

  @Override
  public long micros(long now) {
    return atMicros + Math.floorDiv(now - nanos, NANOS_IN_MICRO);
  }

  @Override
  public long nanos(long micros) {
    return nanos + (micros - atMicros) * NANOS_IN_MICRO;
  }
}
