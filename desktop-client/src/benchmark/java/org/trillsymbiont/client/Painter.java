package org.trillsymbiont.client;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javafx.scene.Scene;

/// JavaFX's renderer, watched from outside: when what changed is seen.
///
/// Thread: any but FX's.
final class Painter {
  private static final long LOOK_NANOS = 200_000;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Thread renderer =
      Thread.getAllStackTraces().keySet().stream()
          .filter(thread -> thread.getName().equals("QuantumRenderer-0"))
          .findFirst()
          .orElseThrow();

  /// How long it takes from a change until its picture is with the window system: to the next
  /// frame, its layout, the renderer's work, and the pixels' way to the screen.
  ///
  /// @param change is made in FX, and has to be seen
  /// @return nanoseconds
  long nanosUntilSeen(Scene scene, Runnable change) {
    CompletableFuture<Void> laidOut = new CompletableFuture<>();
    Runnable listener = () -> laidOut.complete(null);
    long before = threads.getThreadCpuTime(renderer.threadId());
    long begin =
        onFx(() -> {
          long now = System.nanoTime();
          change.run();
          scene.addPostLayoutPulseListener(listener);
          return now;
        });
    laidOut.join();
    // That frame is with the renderer when FX takes something else.
    onFx(() -> {
      scene.removePostLayoutPulseListener(listener);
      return true;
    });
    while (threads.getThreadCpuTime(renderer.threadId()) == before
        || renderer.getState() == Thread.State.RUNNABLE) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
    // FX copies the pixels before what comes after them.
    return onFx(System::nanoTime) - begin;
  }

  private static <T> T onFx(Supplier<T> action) {
    return CompletableFuture.supplyAsync(action, FxThread::post).join();
  }
}
