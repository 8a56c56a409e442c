package org.trillsymbiont.client;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToDoubleFunction;
import javafx.animation.AnimationTimer;

/// What frames take, pulse by pulse: how long after the one before it each began, and what the
/// processor did meanwhile on the two threads that make frames: JavaFX's application thread (state,
/// CSS, layout) and its renderer (pixels).
///
/// Thread: FX.
final class FrameLog extends AnimationTimer {
  private static final double MILLIS = 1e-6;
  private static final double BUDGET_MILLIS = 8;
  private static final double FRAME_MILLIS = 1000.0 / 60;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final long application = Thread.currentThread().threadId();
  private final long renderer = id("QuantumRenderer-0");
  private final List<Frame> frames = new ArrayList<>();
  private final CompletableFuture<FrameLog> whole = new CompletableFuture<>();
  private final int count;
  private long lastNanos = -1;
  private long lastApplication;
  private long lastRenderer;

  /// All in milliseconds.
  private record Frame(double interval, double application, double renderer) {
    double both() {
      return application + renderer;
    }
  }

  /// @param count how many frames it measures
  FrameLog(int count) {
    this.count = count;
  }

  private static long id(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(name))
        .findFirst()
        .orElseThrow()
        .threadId();
  }

  @Override
  public void handle(long now) {
    long nanos = System.nanoTime();
    long ofApplication = threads.getThreadCpuTime(application);
    long ofRenderer = threads.getThreadCpuTime(renderer);
    if (lastNanos >= 0) {
      frames.add(
          new Frame(
              MILLIS * (nanos - lastNanos),
              MILLIS * (ofApplication - lastApplication),
              MILLIS * (ofRenderer - lastRenderer)));
    }
    lastNanos = nanos;
    lastApplication = ofApplication;
    lastRenderer = ofRenderer;
    if (frames.size() == count) {
      stop();
      whole.complete(this);
    }
  }

  /// This one, when all frames are measured.
  CompletableFuture<FrameLog> whole() {
    return whole;
  }

  /// The cells of a table's row behind its title.
  String figures() {
    double seconds = frames.stream().mapToDouble(Frame::interval).sum() / 1000;
    return String.format(
        Locale.ROOT,
        "%.1f | %s | %s | %s | %.1f %% | %.1f %%",
        frames.size() / seconds,
        quantiles(Frame::both),
        quantiles(Frame::application),
        quantiles(Frame::renderer),
        share(BUDGET_MILLIS),
        share(FRAME_MILLIS));
  }

  private double share(double millis) {
    return 100.0 * frames.stream().filter(frame -> frame.both() <= millis).count() / frames.size();
  }

  private String quantiles(ToDoubleFunction<Frame> part) {
    double[] sorted = frames.stream().mapToDouble(part).sorted().toArray();
    return Arrays.stream(new double[] {0.5, 0.95, 0.99})
        .mapToObj(q -> String.format(Locale.ROOT, "%.1f", sorted[(int) (q * (sorted.length - 1))]))
        .reduce((a, b) -> a + " / " + b)
        .orElseThrow();
  }
}
