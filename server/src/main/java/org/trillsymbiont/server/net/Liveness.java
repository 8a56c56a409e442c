package org.trillsymbiont.server.net;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Optional;

/// Whether a client is still there: it must answer pings whose content it can't know before. Frames
/// that it sends unasked prove nothing: they may have been sent long ago, all at once.
///
/// Thread: safe.
final class Liveness {
  private static final SecureRandom RANDOM = new SecureRandom();

  /// A slow client may have much to take before it finds the ping.
  private static final int PATIENCE = 6;

  private final long withinNanos;
  private long asked;
  private long askedNanos;
  private long atNanos;
  private boolean isAnswered = true;

  /// @param withinNanos how soon pings are to be answered, and how often they are sent
  Liveness(long withinNanos, long nowNanos) {
    this.withinNanos = withinNanos;
    atNanos = nowNanos;
  }

  /// What is to be asked now.
  ///
  /// @return the content of a ping; empty when none is due
  synchronized Optional<ByteBuffer> ask(long nowNanos) {
    if (!isAnswered || nowNanos - atNanos < withinNanos) {
      return Optional.empty();
    }
    asked = RANDOM.nextLong();
    isAnswered = false;
    askedNanos = nowNanos;
    atNanos = nowNanos;
    return Optional.of(ByteBuffer.allocate(Long.BYTES).putLong(0, asked));
  }

  /// Takes a pong, which may be none that was asked for.
  synchronized void answered(ByteBuffer content) {
    isAnswered |= content.remaining() == Long.BYTES && content.getLong(content.position()) == asked;
  }

  /// The client has taken something, or the ping waits still here.
  synchronized void sawProgress(long nowNanos) {
    if (!isAnswered) {
      atNanos = nowNanos;
    }
  }

  /// Whether a ping was not answered in time, or not in six times that by one who takes something.
  synchronized boolean isLost(long nowNanos) {
    return !isAnswered
        && (nowNanos - atNanos > withinNanos || nowNanos - askedNanos > PATIENCE * withinNanos);
  }
}
