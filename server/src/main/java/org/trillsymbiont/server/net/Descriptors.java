package org.trillsymbiont.server.net;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Fits the connections into what the system gives this process to open. Where none is left, nobody
/// can come in any more, and files can't be written.
public final class Descriptors {
  private static final Logger LOG = LoggerFactory.getLogger(Descriptors.class);

  /// For files, the admin port, and those who are turned away.
  private static final int RESERVE = 64;

  private Descriptors() {}

  /// These limits, with as many connections as can be had.
  static Limits fit(Limits limits) {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? fit(limits, unix.getMaxFileDescriptorCount(), unix.getOpenFileDescriptorCount())
        : limits;
  }

  /// Whether all connections can be had.
  ///
  /// @return what was found, as a sentence
  /// @throws IllegalArgumentException with a sentence, when there are fewer
  public static String look(Limits limits) {
    int wanted = limits.count(Limit.CONNECTIONS);
    int possible = fit(limits).count(Limit.CONNECTIONS);
    if (possible < wanted) {
      throw new IllegalArgumentException(
          "Of "
              + wanted
              + " connections only "
              + possible
              + " are possible; let the process open more files (ulimit -n).");
    }
    return "There may be " + wanted + " of them.";
  }

  /// @param most how many this process may have open
  /// @param open how many it has open now
  static Limits fit(Limits limits, long most, long open) {
    int wanted = limits.count(Limit.CONNECTIONS);
    long possible = Math.max(1, most - open - RESERVE);
    if (possible >= wanted) {
      return limits;
    }
    LOG.warn(
        "Of {} connections only {} are possible: the system gives this process {} descriptors"
            + " (ulimit -n).",
        wanted,
        possible,
        most);
    return limits.with(Limit.CONNECTIONS, possible);
  }
}
