package org.trillsymbiont.client.session;

import java.util.function.Supplier;
import org.trillsymbiont.client.clock.RoomTime;

/// The time of whatever room somebody is in.
///
/// @param clock of the room at the moment
record PresentTime(Supplier<? extends RoomTime> clock) implements RoomTime {
  @Override
  public long micros(long nanos) {
    return clock.get().micros(nanos);
  }

  @Override
  public long nanos(long micros) {
    return clock.get().nanos(micros);
  }
}
