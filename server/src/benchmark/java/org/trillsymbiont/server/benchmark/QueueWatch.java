package org.trillsymbiont.server.benchmark;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/// Asks a server four times a second what waits for its slowest client, and notes when the first
/// bytes did, when somebody was held back, and when somebody was cut off.
///
/// Thread: has one of its own; what it has seen is read after [#close].
final class QueueWatch implements AutoCloseable {
  private static final long EACH_NANOS = 250_000_000;

  private final UserServer server;
  private final Thread thread;
  private final long startNanos = System.nanoTime();
  private volatile boolean isOver;
  private long queuedNanos;
  private long heldBackNanos;
  private long cutNanos;
  private double mostBytes;

  QueueWatch(UserServer server) {
    this.server = server;
    thread = Thread.ofPlatform().name("queue-watch").start(this::look);
  }

  private void look() {
    try {
      while (!isOver) {
        look(server.metrics(), System.nanoTime());
        LockSupport.parkNanos(EACH_NANOS);
      }
    } catch (IOException e) {
      System.err.println("The admin port did not answer: " + e);
    }
  }

  private void look(Scrape now, long nanos) {
    double bytes = now.sum("trill_queue_longest_bytes ");
    mostBytes = Math.max(mostBytes, bytes);
    boolean isHeldBack = now.sum("trill_clients_behind_total ") > 0;
    boolean isCut = now.sum("trill_closes_total{code=\"1013\"") > 0;
    // A few bytes wait for a moment behind everybody's back.
    queuedNanos = bytes == 0 && !isHeldBack && !isCut ? 0 : first(queuedNanos, nanos);
    heldBackNanos = isHeldBack ? first(heldBackNanos, nanos) : 0;
    cutNanos = isCut ? first(cutNanos, nanos) : 0;
  }

  private static long first(long before, long now) {
    return before == 0 ? now : before;
  }

  /// Seconds from the beginning until bytes began to wait that waited on; `-` for never.
  String queuedAfter() {
    return seconds(startNanos, queuedNanos);
  }

  /// Seconds from then until the client was held back.
  String heldBackAfter() {
    return seconds(queuedNanos, heldBackNanos);
  }

  /// Seconds from then until it was cut off.
  String cutAfter() {
    return seconds(queuedNanos, cutNanos);
  }

  private static String seconds(long from, long to) {
    return to == 0 ? "-" : String.format(Locale.ROOT, "%.1f", (to - from) / 1e9);
  }

  /// The most that waited for one.
  double mostBytes() {
    return mostBytes;
  }

  @Override
  public void close() {
    isOver = true;
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
