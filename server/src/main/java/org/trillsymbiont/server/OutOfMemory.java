package org.trillsymbiont.server;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What happens when the memory does not suffice. Then nothing in the process can be relied on, not
/// even that a lock is free again; whoever watches it starts another. `-XX:+ExitOnOutOfMemoryError`
/// does the same earlier, wherever it happens; launchers give it, a bare `java -jar` does not.
final class OutOfMemory {
  /// The exit code; that of `ExitOnOutOfMemoryError` too.
  static final int EXIT_CODE = 3;

  private static final Logger LOG = LoggerFactory.getLogger(OutOfMemory.class);

  private OutOfMemory() {}

  /// From now on it ends the process, in whatever thread it is noticed. For the server's own
  /// process alone.
  static void endsTheProcess() {
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {
      if (e instanceof OutOfMemoryError) {
        try {
          LOG.error("Out of memory; the server ends. Give it more with -Xmx.");
        } finally {
          Runtime.getRuntime().halt(EXIT_CODE);
        }
      }
      LOG.error("{} failed", thread.getName(), e);
    });
  }
}
