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

  /// Fails when the caller is not on the FX thread.
  public static void require() {
    if (!Platform.isFxApplicationThread()) {
      throw new IllegalStateException(
          "this belongs to the FX thread, not to " + Thread.currentThread().getName());
    }
  }
}
