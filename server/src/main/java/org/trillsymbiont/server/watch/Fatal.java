package org.trillsymbiont.server.watch;

import java.lang.Thread.UncaughtExceptionHandler;

/// What nobody may catch and go on.
public final class Fatal {
  private Fatal() {}

  /// Gives an error after which nothing can be relied on to the process's own handler; others pass.
  /// Whoever catches everything calls this first.
  public static void check(Throwable e) {
    if (e instanceof OutOfMemoryError) {
      UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
      if (handler != null) {
        handler.uncaughtException(Thread.currentThread(), e);
      }
    }
  }
}
