package org.trillsymbiont.model.history;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.trillsymbiont.model.RandomEdits;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Transport;
import org.trillsymbiont.model.sync.Authority;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.EditId;
import org.trillsymbiont.model.sync.HistoryEvent;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.Moment;
import org.trillsymbiont.model.sync.Score;
import org.trillsymbiont.model.sync.ServerMessage;

/// A jam that a real authority has put into order, what was seen and heard at each revision, and
/// its past as a server would tell it. Thread: the test's.
final class Jam {
  private static final long START_WALL = 1_700_000_000_000L;

  private final SplittableRandom random;
  private final List<HistoryEvent> events = new ArrayList<>();
  private final List<AppState> states = new ArrayList<>(List.of(AppState.INITIAL));
  private final List<Transport> transports = new ArrayList<>(List.of(Transport.STOPPED));
  private final List<Moment> moments = new ArrayList<>(List.of(Moment.BEGINNING));
  private final long[] counters = new long[4];
  private Authority authority = new Authority("epoch1");
  private Score score = Score.found(0, AppState.INITIAL, Transport.STOPPED);
  private int epoch = 1;
  private long nowMicros = 1000;
  private long wallMillis = START_WALL;

  Jam(long seed) {
    random = new SplittableRandom(seed);
    join();
  }

  private void join() {
    for (int seat = 1; seat <= 3; seat++) {
      var _ = authority.join("seat-" + seat);
      counters[seat] = authority.ack(seat);
    }
  }

  /// Who has a number.
  static Identity identity(int number) {
    return new Identity("Player " + number, Colour.of(number));
  }

  /// Plays at random.
  Jam play(int edits, boolean restarts) {
    for (int count = 0; count < edits; count++) {
      pass(random.nextLong(400_000));
      if (restarts && random.nextInt(40) == 0) {
        restart();
      }
      act();
    }
    return this;
  }

  /// Time goes by.
  Jam pass(long micros) {
    nowMicros += micros;
    wallMillis += micros / 1000;
    return this;
  }

  private void restart() {
    authority = new Authority("epoch" + ++epoch, authority.snapshot());
    nowMicros = random.nextLong(10_000_000);
    wallMillis += 3_600_000;
    join();
  }

  private void act() {
    int who = 1 + random.nextInt(3);
    switch (random.nextInt(10)) {
      case 0 -> take(who, new ClientMessage.Undo(++counters[who]));
      case 1 -> take(who, new ClientMessage.Redo(++counters[who]));
      case 2 -> own(Gestures.evolve(authority.state()));
      case 3 -> change(who, Edit.of(Fields.IS_SEQUENCER_RUNNING, random.nextBoolean()));
      case 4 -> change(who, Edit.of(Fields.TEMPO, 40.0 + random.nextInt(200)));
      case 5, 6 ->
          change(who, Edit.of(Fields.square(random.nextInt(64)).active(), random.nextBoolean()));
      default -> change(who, RandomEdits.edit(random));
    }
  }

  /// Somebody makes an edit.
  ///
  /// @param who 1..3
  Jam change(int who, Edit edit) {
    take(who, new ClientMessage.Change(++counters[who], edit, 0, false));
    return this;
  }

  private void take(int who, ClientMessage.Numbered message) {
    if (authority.take(who, message, nowMicros) instanceof Authority.Reply.Taken(var edited)) {
      told(edited);
    }
  }

  private void own(Edit edit) {
    told(authority.own(edit, nowMicros));
  }

  private void told(ServerMessage.Edited edited) {
    int by = edited.id().by();
    HistoryEvent event =
        new HistoryEvent(
            edited.rev(),
            edited.id(),
            by == EditId.ROOM ? null : identity(by),
            epoch,
            nowMicros,
            wallMillis,
            0,
            edited.edit());
    events.add(event);
    states.add(authority.state());
    transports.add(authority.transport());
    moments.add(moments.getLast().after(event));
    score = score.changed(nowMicros, authority.state(), authority.transport());
  }

  long rev() {
    return events.size();
  }

  long nowMicros() {
    return nowMicros;
  }

  AppState state(long rev) {
    return states.get((int) rev);
  }

  Transport transport(long rev) {
    return transports.get((int) rev);
  }

  HistoryEvent event(long rev) {
    return events.get((int) rev - 1);
  }

  /// What is to be played now.
  Score score() {
    return score;
  }

  /// The page between two revisions.
  ///
  /// @param from before its first event
  ServerMessage.Page page(long from, long to) {
    return new ServerMessage.Page(
        0, moments.get((int) from), events.subList((int) from, (int) to), 1, rev(), epoch);
  }

  /// All of it, as it comes over the wire: the newest page first.
  History history() {
    long begin = Math.max(0, rev() - 1 - random.nextInt(50));
    History history = new History(page(begin, rev()));
    while (!history.isWhole()) {
      begin = Math.max(0, history.begin() - 1 - random.nextInt(50));
      if (!history.prepend(page(begin, history.begin()))) {
        throw new AssertionError("a page was not taken");
      }
    }
    return history;
  }
}
