package org.trillsymbiont.model.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Transport;

/// What is to be played in a room: when its steps begin and what each of them contains. A step
/// contains the state of the last revision that the server took at or before the step was fixed, so
/// everybody who knows the room plays the same. Immutable; all times are microseconds of the room's
/// clock.
public final class Score {
  /// Longer than a state can still matter to a step that has not begun: the longest lead, and some
  /// time for those who are late.
  private static final long KEPT_MICROS = 4_000_000;

  /// Nothing is known yet.
  public static final Score EMPTY =
      new Score(Transport.STOPPED, List.of(), Long.MIN_VALUE, Long.MAX_VALUE);

  private final Transport transport;
  private final List<Moment> moments;
  private final long beginMicros;
  private final long endMicros;

  /// A state and since when it holds.
  private record Moment(long atMicros, AppState state) {}

  /// A step with what it contains.
  public record Played(Transport.Step step, AppState content) {}

  private Score(Transport transport, List<Moment> moments, long beginMicros, long endMicros) {
    this.transport = transport;
    this.moments = moments;
    this.beginMicros = beginMicros;
    this.endMicros = endMicros;
  }

  /// What somebody knows who comes into a room.
  ///
  /// @param atMicros when; what the steps fixed before then contain, he does not know
  public static Score found(long atMicros, AppState state, Transport transport) {
    return new Score(
        transport, List.of(new Moment(atMicros, state)), Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /// The same steps at their times, but none before a time and none from another one on, whatever
  /// changes later.
  ///
  /// @param fromMicros inclusive
  /// @param toMicros exclusive
  public Score within(long fromMicros, long toMicros) {
    return new Score(
        transport, moments, Math.max(beginMicros, fromMicros), Math.min(endMicros, toMicros));
  }

  public Transport transport() {
    return transport;
  }

  /// The score after a change.
  ///
  /// @param atMicros when it was taken
  /// @param state with the change in it
  /// @param next the transport with the change in it
  public Score changed(long atMicros, AppState state, Transport next) {
    List<Moment> kept = new ArrayList<>(moments.size() + 1);
    for (int index = 0; index < moments.size(); index++) {
      long until = index + 1 < moments.size() ? moments.get(index + 1).atMicros() : atMicros;
      boolean isKnownToAStep =
          moments.get(index).atMicros() < atMicros
              && until > atMicros - KEPT_MICROS
              && transport.nextFixed(moments.get(index).atMicros()) < until;
      if (isKnownToAStep) {
        kept.add(moments.get(index));
      }
    }
    kept.add(new Moment(atMicros, state));
    return new Score(next, List.copyOf(kept), beginMicros, endMicros);
  }

  /// The steps that begin within a time, in order; those of which it is not known what they contain
  /// are left out.
  ///
  /// @param fromMicros inclusive
  /// @param toMicros exclusive
  public List<Played> between(long fromMicros, long toMicros) {
    List<Played> played = new ArrayList<>();
    long end = Math.min(toMicros, endMicros);
    Optional<Transport.Step> next = transport.nextStep(Math.max(fromMicros, beginMicros));
    while (next.isPresent() && next.get().beginMicros() < end) {
      Transport.Step step = next.get();
      content(step.fixedMicros()).ifPresent(state -> played.add(new Played(step, state)));
      next = transport.nextStep(step.beginMicros() + 1);
    }
    return played;
  }

  private Optional<AppState> content(long fixedMicros) {
    AppState content = null;
    for (Moment moment : moments) {
      if (moment.atMicros() <= fixedMicros) {
        content = moment.state();
      }
    }
    return Optional.ofNullable(content);
  }

  @Override
  public String toString() {
    return "Score[" + transport + ", " + moments.size() + " moments]";
  }
}
