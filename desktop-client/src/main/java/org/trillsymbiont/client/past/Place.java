package org.trillsymbiont.client.past;

import org.trillsymbiont.model.history.History;

/// A place in a history. It stays where it is while older pages come in before it.
///
/// @param rev the last revision at or before it
/// @param offsetMicros how long after that revision it is, 0 or more
public record Place(long rev, long offsetMicros) {
  private static final long MICROS_IN_MILLI = 1000;

  /// Right after a revision.
  public static Place at(long rev) {
    return new Place(rev, 0);
  }

  /// A time of a history, or its nearest end.
  ///
  /// @param micros in the history's time
  public static Place at(History history, long micros) {
    long within = Math.clamp(micros, 0, history.length());
    long rev = history.revAt(within);
    return new Place(rev, within - history.micros(rev));
  }

  /// When it is, in the history's time.
  public long micros(History history) {
    return history.micros(Math.clamp(rev, history.begin(), history.end())) + offsetMicros;
  }

  /// When it was, UTC in milliseconds since 1970; 0 when that is not known. Never later than what
  /// was done next, unless the server's clock was set back between.
  public long wallMillis(History history) {
    long wall = wallMillis(history, rev);
    long next = rev < history.end() ? wallMillis(history, rev + 1) : 0;
    if (wall == 0) {
      // Of the very beginning it is not known, but of what comes next.
      return next == 0 ? 0 : next - (history.micros(rev + 1) - micros(history)) / MICROS_IN_MILLI;
    }
    long later = wall + offsetMicros / MICROS_IN_MILLI;
    return next >= wall ? Math.min(later, next) : later;
  }

  private static long wallMillis(History history, long rev) {
    return rev > history.begin() ? history.event(rev).wallMillis() : history.at(rev).wallMillis();
  }
}
