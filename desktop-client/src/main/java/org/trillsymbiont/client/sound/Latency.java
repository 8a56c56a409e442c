package org.trillsymbiont.client.sound;

import org.trillsymbiont.model.state.Transport;

/// What lies between the engine and the ear, and how far a step can make up for it by leaving
/// earlier: not before it is known what the step contains.
///
/// @param deviceNanos how long a written frame waits in the device, 0 or more
/// @param offsetNanos how much later than that it is heard, as the user has found out; below 0 when
///   it is earlier
record Latency(long deviceNanos, long offsetNanos) {
  private static final long NANOS_IN_MICRO = 1000;
  private static final long NANOS_IN_MILLI = 1_000_000;

  /// From the engine to the ear.
  long nanos() {
    return deviceNanos + offsetNanos;
  }

  /// How long before its begin a step leaves the engine. The first third of the lead is for those
  /// changes that are part of the step and still on their way here.
  long ahead(Transport.Step step) {
    return ahead((step.beginMicros() - step.fixedMicros()) * NANOS_IN_MICRO);
  }

  /// How long before its begin a step leaves the engine.
  ///
  /// @param leadMillis how long before its begin the step is fixed
  long ahead(int leadMillis) {
    return ahead(leadMillis * NANOS_IN_MILLI);
  }

  private long ahead(long leadNanos) {
    return Math.min(nanos(), leadNanos * 2 / 3);
  }

  /// How long after its begin a step is heard, 0 or more; 0 unless the way to the ear is longer
  /// than what can be made up for.
  ///
  /// @param leadMillis how long before its begin the step is fixed
  long late(int leadMillis) {
    return nanos() - ahead(leadMillis);
  }
}
