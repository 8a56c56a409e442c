package org.trillsymbiont.client;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.shape.Rectangle;

/// Tells when what has changed is seen.
///
/// Thread: any but FX's.
final class RendererWatch {
  private final Scene scene;
  private final Rectangle speck = new Rectangle(1, 1);

  /// @param scene in which it is to be seen
  RendererWatch(Scene scene) {
    this.scene = scene;
  }

  /// How long it takes from a change until its picture is with the window system: to the next
  /// frame, its layout, the renderer's work, and the pixels' way to the screen.
  ///
  /// @param change is made in FX
  /// @return nanoseconds
  long nanosUntilSeen(Runnable change) {
    CompletableFuture<Void> laidOut = new CompletableFuture<>();
    Runnable listener = () -> laidOut.complete(null);
    long begin =
        onFx(() -> {
          long now = System.nanoTime();
          change.run();
          scene.addPostLayoutPulseListener(listener);
          return now;
        });
    laidOut.join();
    // FX takes something else when that frame is with the renderer, which does one thing after the
    // other: so this picture is ready when the frame is.
    onFx(() -> {
      scene.removePostLayoutPulseListener(listener);
      return speck.snapshot(null, null);
    });
    // FX copies the frame's pixels before what comes after them.
    return onFx(System::nanoTime) - begin;
  }

  private static <T> T onFx(Supplier<T> action) {
    return CompletableFuture.supplyAsync(action, FxThread::post).join();
  }
}
