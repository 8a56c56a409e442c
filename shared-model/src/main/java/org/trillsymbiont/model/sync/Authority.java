package org.trillsymbiont.model.sync;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.edit.TransportRule;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Transport;

/// The server's half of a room: puts the edits of all into one order, each of them once, and knows
/// what each client has missed and may undo. Pure; whoever owns it carries the messages.
///
/// Revision 0 is always `AppState.INITIAL`, and each edit makes the next one. An epoch is a stretch
/// of a room's life over which revisions count up without a break; a room that is loaded again
/// after a crash may have lost its last ones and so begins another.
///
/// Thread: confined to one (the room's mailbox).
public final class Authority {
  /// How many of those who have left are remembered, so that they find their numbers again.
  private static final int MOST_ABSENT = 256;

  /// How many of the epochs before this one are remembered.
  private static final int MOST_EPOCHS = 64;

  private final String epoch;
  private final Map<String, Long> ends = new LinkedHashMap<>();
  private final WriteLog writes = new WriteLog();
  private final Map<String, Seat> seatsByToken = new HashMap<>();
  private final Map<Integer, Seat> seats = new HashMap<>();
  private final Set<Seat> absent = new LinkedHashSet<>();
  private AppState state = AppState.INITIAL;
  private Transport transport = Transport.STOPPED;
  private long rev;
  private int lastNumber;
  private long lastOwn;

  /// What one client is to the room, also while it is away.
  private static final class Seat {
    private final int number;
    private final String token;
    private final UndoSteps steps = new UndoSteps();
    private long ack;

    private Seat(int number, String token, long ack) {
      this.number = number;
      this.token = token;
      this.ack = ack;
    }
  }

  /// What became of a numbered message.
  public sealed interface Reply {
    /// It is an edit now, to be told to everybody.
    record Taken(ServerMessage.Edited edited) implements Reply {}

    /// It is not, and only its sender is to be told.
    record Refused(ServerMessage.Rejected rejected) implements Reply {}

    /// It had been taken before; there is nothing to tell.
    record Known() implements Reply {}
  }

  /// What survives the server.
  ///
  /// @param epoch that it was taken in
  /// @param ends for each earlier epoch the revision up to which it is the history of this one
  /// @param writes for each field that was ever written, when it was last
  /// @param lastNumber the highest participant's number that was given
  /// @param seats for each token the participant's number and the last numbered message taken;
  ///   whoever is away longest comes first
  public record Snapshot(
      String epoch,
      Map<String, Long> ends,
      AppState state,
      long rev,
      Map<Field<?>, Write> writes,
      int lastNumber,
      Map<String, EditId> seats) {
    public Snapshot {
      ends = Collections.unmodifiableMap(new LinkedHashMap<>(ends)); // Oldest first.
      writes = Map.copyOf(writes);
      seats = Collections.unmodifiableMap(new LinkedHashMap<>(seats));
    }
  }

  /// A write of a field.
  ///
  /// @param by the participant's number
  /// @param rev the revision that it made
  public record Write(int by, long rev) {}

  /// A room as it begins.
  ///
  /// @param epoch a name that no room had or will have: 1..32 letters and digits
  public Authority(String epoch) {
    this.epoch = epoch;
  }

  /// A room that has been stored. It is to be stored again before anybody is let in: else a crash
  /// would take away where this epoch parted from the next.
  ///
  /// @param epoch a new one
  public Authority(String epoch, Snapshot stored) {
    this(epoch);
    state = stored.state();
    // The room's clock begins anew, and so do its steps.
    transport = TransportRule.apply(transport, Edit.difference(AppState.INITIAL, state), state, 0);
    rev = stored.rev();
    lastNumber = stored.lastNumber();
    stored.seats().forEach((token, id) -> absent.add(sit(new Seat(id.by(), token, id.counter()))));
    writes.restore(stored.writes());
    stored.ends().forEach((earlier, end) -> ends.put(earlier, Math.min(end, rev)));
    ends.put(stored.epoch(), rev);
    while (ends.size() > MOST_EPOCHS) {
      ends.remove(ends.keySet().iterator().next());
    }
  }

  public String epoch() {
    return epoch;
  }

  /// The revision, 0 or more.
  public long rev() {
    return rev;
  }

  public AppState state() {
    return state;
  }

  /// When which step begins, by the room's clock, which is 0 when the epoch begins.
  public Transport transport() {
    return transport;
  }

  /// Lets a client in.
  ///
  /// @return its number: the one it had, when it was here before and that is remembered
  public int join(String token) {
    Seat known = seatsByToken.get(token);
    if (known != null) {
      absent.remove(known);
      return known.number;
    }
    return sit(new Seat(++lastNumber, token, 0)).number;
  }

  private Seat sit(Seat seat) {
    seatsByToken.put(seat.token, seat);
    seats.put(seat.number, seat);
    return seat;
  }

  /// A client has gone, and may come back.
  public void leave(int participant) {
    absent.add(seat(participant));
    while (absent.size() > MOST_ABSENT) {
      forget(absent.iterator().next());
    }
  }

  /// A client has gone, and can't come back.
  public void leaveForGood(int participant) {
    forget(seat(participant));
  }

  private void forget(Seat seat) {
    absent.remove(seat);
    seatsByToken.remove(seat.token);
    seats.remove(seat.number);
  }

  private Seat seat(int participant) {
    Seat seat = seats.get(participant);
    if (seat == null) {
      throw new IllegalArgumentException("nobody here is number " + participant);
    }
    return seat;
  }

  /// All numbered messages of a client up to this one have been taken or refused.
  public long ack(int participant) {
    return seat(participant).ack;
  }

  /// What undo and redo would do for a client.
  public ServerMessage.Steps steps(int participant) {
    return seat(participant).steps.labels();
  }

  /// The revision that a client can go on from: the one it has, or 0.
  public long from(ClientMessage.@Nullable Resume resume) {
    return resume != null && resume.epoch().equals(epoch) && resume.rev() <= rev ? resume.rev() : 0;
  }

  /// The fields that a client may not know the last write of: those written after the last revision
  /// that its state has in common with the room. When a crash has taken away revisions that it saw,
  /// these are less than what differs.
  public Set<Field<?>> unknownTo(ClientMessage.@Nullable Resume resume) {
    if (resume == null) {
      return since(0).fields();
    }
    boolean goesOn = resume.epoch().equals(epoch);
    long end = goesOn ? rev : ends.getOrDefault(resume.epoch(), 0L);
    return since(Math.min(resume.rev(), end)).fields();
  }

  /// Every field that was written after a revision, with its value now.
  public Edit since(long from) {
    return writes.since(from, state);
  }

  /// Takes what a client wants to change, who may change everything.
  ///
  /// @param participant its number
  /// @param atMicros the room's clock
  public Reply take(int participant, ClientMessage.Numbered message, long atMicros) {
    return take(participant, message, Rights.ALL, atMicros);
  }

  /// Takes what a client wants to change. An edit, or a step to undo or redo, that touches
  /// something that it may not change is refused; such a step stays.
  ///
  /// @param participant its number
  /// @param rights what it may change
  /// @param atMicros the room's clock
  public Reply take(int participant, ClientMessage.Numbered message, Rights rights, long atMicros) {
    Seat seat = seat(participant);
    if (message.counter() <= seat.ack) {
      return new Reply.Known();
    }
    seat.ack = message.counter();
    return switch (message) {
      case ClientMessage.Change change -> change(seat, change, rights, atMicros);
      case ClientMessage.Undo undo -> step(seat, undo.counter(), false, rights, atMicros);
      case ClientMessage.Redo redo -> step(seat, redo.counter(), true, rights, atMicros);
      case ClientMessage.BadChange(long counter, String sentence) ->
          refused(counter, Rejection.BAD_VALUE, sentence);
      case ClientMessage.TooFast(long counter) ->
          refused(counter, Rejection.TOO_FAST, "Too much came at once.");
    };
  }

  private static Reply refused(long counter, Rejection code, String sentence) {
    return new Reply.Refused(new ServerMessage.Rejected(counter, code, sentence));
  }

  private static Reply refused(long counter, Rights.Refusal refusal) {
    return refused(counter, refusal.code(), refusal.sentence());
  }

  private Reply change(Seat seat, ClientMessage.Change change, Rights rights, long atMicros) {
    Optional<Rights.Refusal> refusal = rights.refusal(change.edit().fields());
    if (refusal.isPresent()) {
      return refused(change.counter(), refusal.get());
    }
    if (change.restores() && rev != 0) {
      return refused(
          change.counter(), Rejection.RESTORED, "Somebody else has brought the session back.");
    }
    if (!change.restores()) {
      seat.steps.made(change.edit(), state, change.gesture(), rev + 1, overtaking(seat));
    }
    return new Reply.Taken(
        apply(new EditId(seat.number, change.counter()), change.edit(), atMicros));
  }

  private BiPredicate<Field<?>, Long> overtaking(Seat seat) {
    return (field, since) -> writes.writtenByOthers(field, seat.number) > since;
  }

  private Reply step(Seat seat, long counter, boolean redoes, Rights rights, long atMicros) {
    Edit next = seat.steps.next(redoes, state, overtaking(seat));
    Optional<Rights.Refusal> refusal =
        next == null ? Optional.empty() : rights.refusal(next.fields());
    if (refusal.isPresent()) {
      return refused(counter, refusal.get());
    }
    Edit edit = seat.steps.step(redoes, state, rev + 1, overtaking(seat));
    if (edit == null) {
      return redoes
          ? refused(counter, Rejection.NOTHING_TO_REDO, "There is nothing to redo.")
          : refused(counter, Rejection.NOTHING_TO_UNDO, "There is nothing of yours to undo.");
    }
    return new Reply.Taken(apply(new EditId(seat.number, counter), edit, atMicros));
  }

  /// Makes an edit of the room itself.
  public ServerMessage.Edited own(Edit edit, long atMicros) {
    return apply(new EditId(EditId.ROOM, ++lastOwn), edit, atMicros);
  }

  /// Makes an edit for a client that does not number its own.
  public ServerMessage.Edited unnumbered(int participant, Edit edit, long atMicros) {
    Seat seat = seat(participant);
    seat.ack++;
    return apply(new EditId(participant, seat.ack), edit, atMicros);
  }

  private ServerMessage.Edited apply(EditId id, Edit edit, long atMicros) {
    rev++;
    state = Reducer.apply(state, edit);
    transport = TransportRule.apply(transport, edit, state, atMicros);
    writes.written(edit, id.by(), rev);
    return new ServerMessage.Edited(rev, id, atMicros, edit);
  }

  /// What is to be stored.
  public Snapshot snapshot() {
    Map<String, EditId> ids = new LinkedHashMap<>();
    absent.forEach(seat -> ids.put(seat.token, new EditId(seat.number, seat.ack)));
    seats.values().forEach(seat -> ids.put(seat.token, new EditId(seat.number, seat.ack)));
    return new Snapshot(epoch, ends, state, rev, writes.last(), lastNumber, ids);
  }
}
