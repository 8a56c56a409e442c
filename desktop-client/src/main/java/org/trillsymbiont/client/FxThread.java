package org.trillsymbiont.client;

import javafx.application.Platform;

/// The way onto the FX thread; nothing else calls `Platform.runLater`.
public final class FxThread {
  private FxThread() {}

  /// Runs an action on the FX thread, after those that were posted before it.
  ///
  /// Thread: any.
  public static void post(Runnable action) {
    Platform.runLater(action);
  }
}
