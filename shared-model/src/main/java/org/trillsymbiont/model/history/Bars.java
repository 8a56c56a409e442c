package org.trillsymbiont.model.history;

import java.util.Optional;
import java.util.OptionalLong;
import org.trillsymbiont.model.state.MusicGrid;
import org.trillsymbiont.model.state.Transport;
import org.trillsymbiont.model.sync.HistoryEvent;
import org.trillsymbiont.model.sync.Moment;

/// Where bars begin in a history, in its time: with the steps that play the first column.
///
/// Thread: as the history.
public final class Bars {
  private final History history;

  public Bars(History history) {
    this.history = history;
  }

  /// When the first bar after a time begins; empty when there is none before the end.
  public OptionalLong after(long time) {
    long from = Math.max(-1, time);
    Moment moment = history.at(history.revAt(Math.max(0, from)));
    while (true) {
      boolean isLast = moment.rev() == history.end();
      long until = isLast ? history.length() + 1 : history.micros(moment.rev() + 1);
      OptionalLong bar = after(moment, from, until);
      if (bar.isPresent() || isLast) {
        return bar;
      }
      HistoryEvent next = history.event(moment.rev() + 1);
      from = Math.max(from, until - 1);
      moment = moment.after(next);
    }
  }

  private OptionalLong after(Moment moment, long from, long until) {
    long shift = history.micros(moment.rev()) - moment.atMicros();
    Transport transport = moment.transport();
    Optional<Transport.Step> step =
        transport.nextStep(Math.max(from + 1 - shift, moment.atMicros()));
    while (step.isPresent() && step.get().beginMicros() + shift < until) {
      if (step.get().number() % MusicGrid.COLUMNS == 0) {
        return OptionalLong.of(step.get().beginMicros() + shift);
      }
      step = transport.nextStep(step.get().beginMicros() + 1);
    }
    return OptionalLong.empty();
  }

  /// When the last bar before a time begins; empty when there is none.
  public OptionalLong before(long time) {
    long back = 1 << 21;
    while (true) {
      long start = Math.max(-1, time - back);
      OptionalLong last = OptionalLong.empty();
      OptionalLong next = after(start);
      while (next.isPresent() && next.getAsLong() < time) {
        last = next;
        next = after(next.getAsLong());
      }
      if (last.isPresent() || start < 0) {
        return last;
      }
      back *= 2;
    }
  }
}
