package org.trillsymbiont.model.sync;

import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.edit.TransportRule;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Transport;

/// A room as it was right after a revision: all that is needed to hear and see it go on from there.
/// Pure.
///
/// @param rev 0 or more
/// @param epoch which of the room's epochs it was, counted from 1; 0 when that is not known
/// @param atMicros when the revision was made, by the clock of that epoch
/// @param wallMillis when, UTC in milliseconds since 1970; 0 when that is not known
/// @param transport when which step begins, by the clock of that epoch
public record Moment(
    long rev, int epoch, long atMicros, long wallMillis, AppState state, Transport transport) {
  /// A room before anybody has changed anything.
  public static final Moment BEGINNING =
      new Moment(0, 1, 0, 0, AppState.INITIAL, Transport.STOPPED);

  /// What passes at most, when the past is heard again, from the begin of an epoch until somebody
  /// does something.
  private static final long MOST_PAUSE_MICROS = 2_000_000;

  /// A moment of which nothing but the state is known: as if an epoch had begun with it.
  public static Moment found(long rev, AppState state) {
    return new Moment(rev, 0, 0, 0, state, begun(state));
  }

  /// The transport of a room that begins an epoch with a state ([Authority]): its clock begins
  /// anew, and so do its steps.
  public static Transport begun(AppState state) {
    return TransportRule.apply(
        Transport.STOPPED, Edit.difference(AppState.INITIAL, state), state, 0);
  }

  /// How long it is, when the past is heard again, until something that was done next. Between two
  /// epochs nobody was there.
  ///
  /// @param nextEpoch in which that was
  /// @param nextMicros when, by the clock of that epoch
  public long microsUntil(int nextEpoch, long nextMicros) {
    return rev > 0 && nextEpoch == epoch
        ? Math.max(0, nextMicros - atMicros)
        : Math.min(MOST_PAUSE_MICROS, nextMicros);
  }

  /// The same from one event to the next.
  public static long microsBetween(HistoryEvent event, HistoryEvent next) {
    return event.epoch() == next.epoch()
        ? Math.max(0, next.atMicros() - event.atMicros())
        : Math.min(MOST_PAUSE_MICROS, next.atMicros());
  }

  /// The moment after the next event.
  ///
  /// @throws IllegalArgumentException when it is not the next one
  public Moment after(HistoryEvent event) {
    if (event.rev() != rev + 1) {
      throw new IllegalArgumentException("revision " + event.rev() + " does not follow " + rev);
    }
    AppState next = Reducer.apply(state, event.edit());
    Transport before = event.epoch() == epoch ? transport : begun(state);
    return new Moment(
        event.rev(),
        event.epoch(),
        event.atMicros(),
        event.wallMillis(),
        next,
        TransportRule.apply(before, event.edit(), next, event.atMicros()));
  }
}
