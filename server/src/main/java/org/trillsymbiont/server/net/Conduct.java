package org.trillsymbiont.server.net;

/// How much a client asks of the server, and what becomes of what is too much (R56).
///
/// Thread: confined to one.
final class Conduct {
  /// Messages that are merged or answered in a batch cost less than those that everybody is told.
  private static final double SMALL_TALK = 0.5;

  /// For each second at the full rate, how much more may be refused before the client is cut off.
  private static final double PATIENCE_REFILL = 0.1;

  private static final double PATIENCE = 2;

  private final Bucket changes;
  private final Bucket talk;
  private final Bucket bytes;
  private final Bucket patience;

  /// What becomes of a message.
  enum Verdict {
    TAKE,
    /// It is too much; its sender may go on.
    REFUSE,
    /// It is too much, and much was before.
    CUT
  }

  Conduct(Limits limits, long nowNanos) {
    int rate = limits.count(Limit.MESSAGES);
    int burst = limits.count(Limit.MESSAGE_BURST);
    changes = new Bucket(rate, burst, nowNanos);
    talk = new Bucket(rate, burst, nowNanos);
    int byteRate = limits.count(Limit.BYTES);
    bytes = new Bucket(byteRate, 2.0 * byteRate + limits.count(Limit.MESSAGE_BYTES), nowNanos);
    patience = new Bucket(PATIENCE_REFILL * rate, PATIENCE * burst, nowNanos);
  }

  /// A message that changes something, or may.
  ///
  /// @param length how many bytes have come since the last one
  Verdict change(int length, long nowNanos) {
    return judge(bytes.take(length, nowNanos) && changes.take(1, nowNanos), nowNanos);
  }

  /// Presence, a question, a ping.
  Verdict talk(int length, long nowNanos) {
    return judge(bytes.take(length, nowNanos) && talk.take(SMALL_TALK, nowNanos), nowNanos);
  }

  private Verdict judge(boolean isWithin, long nowNanos) {
    if (isWithin) {
      return Verdict.TAKE;
    }
    return patience.take(1, nowNanos) ? Verdict.REFUSE : Verdict.CUT;
  }
}
