package org.trillsymbiont.server.benchmark;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/// What a load has measured.
///
/// @param delivered how many edits all clients together were told
/// @param expected how many they should have been
/// @param editsPerSecond how many were told their authors
/// @param latency nanoseconds from when an edit was due until each client was told it
/// @param bytesPerEdit on the wire, for each receiver
/// @param cpu what the server needed for it
record Figures(
    long delivered,
    long expected,
    double editsPerSecond,
    Histogram latency,
    double bytesPerEdit,
    Duration cpu) {

  /// A percentile of the latency in milliseconds.
  double millis(double percentile) {
    return latency.getValueAtPercentile(percentile) / 1e6;
  }

  double cpuMicrosPerDelivery() {
    return cpu.toNanos() / 1e3 / Math.max(1, delivered);
  }

  boolean isComplete() {
    return delivered == expected;
  }
}
