package org.trillsymbiont.client.clock;

/// A ping and its pong. The client's times are nanoseconds of its own clock, the server's are
/// microseconds of the room's clock, rounded down.
///
/// @param t0Nanos when the ping left the client, or a moment before
/// @param t1Micros when it had come to the server, or a moment later
/// @param t2Micros when the pong left the server, or a moment before
/// @param t3Nanos when it had come to the client, or a moment later
public record Exchange(long t0Nanos, long t1Micros, long t2Micros, long t3Nanos) {

  /// How long both ways took together. Below 0 when a clock was set meanwhile.
  long roundTripNanos() {
    return t3Nanos - t0Nanos - (t2Micros - t1Micros) * ServerClock.NANOS_IN_MICRO;
  }
}
