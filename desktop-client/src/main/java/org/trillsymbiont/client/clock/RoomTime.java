package org.trillsymbiont.client.clock;

/// Tells which moment of this computer is which moment of the room. The two methods are each
/// other's inverse within a microsecond at any one time; what they tell of a moment may become more
/// exact as time passes.
///
/// Thread: any; neither method waits.
public interface RoomTime {

  /// The room's time at a moment.
  ///
  /// @param nanos a moment on this computer's clock, such as `System.nanoTime`
  /// @return microseconds since the room began
  long micros(long nanos);

  /// The moment at which it is a certain time in the room.
  ///
  /// @param micros microseconds since the room began
  /// @return a moment on this computer's clock
  long nanos(long micros);
}
