package org.trillsymbiont.model.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.edit.TransportRule;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Transport;

/// A client's half of a room: what the server has said, and on top of it the own edits that the
/// server has not answered yet. So an edit shows at once, and nothing that arrives takes it back
/// before the server has put it into its order. Pure; whoever owns it carries the messages and
/// tells the time.
///
/// Without a connection everything goes on: edits wait, undo and redo work on what was done since,
/// and what is played follows what is visible.
///
/// Thread: confined to one (the client's FX thread).
public final class Replica {
  private final Outbox outbox = new Outbox();
  private final Unsaved unsaved = new Unsaved();
  private final UndoSteps offlineSteps = new UndoSteps();
  private final Upcoming upcoming = new Upcoming();
  private final LongUnaryOperator roomMicros;
  private Score score = Score.EMPTY;
  private AppState confirmed = AppState.INITIAL;
  private AppState visible = AppState.INITIAL;
  private @Nullable String epoch;
  private long rev;
  private int you;
  private boolean bringsAlong;
  private boolean isConnected;
  private boolean isDurable;
  private Rights rights = Rights.ALL;
  private long pingT0;
  private long pingCounter;

  /// A client that is in no room yet.
  ///
  /// @param roomMicros what the room's clock shows, in microseconds, at a time in nanoseconds
  public Replica(LongUnaryOperator roomMicros) {
    this.roomMicros = roomMicros;
  }

  /// What is to be played.
  public Score score() {
    return score;
  }

  /// What is shown.
  public AppState visible() {
    return visible;
  }

  /// What the server has said, without the own edits that it has not answered.
  public AppState confirmed() {
    return confirmed;
  }

  /// The own edits that the server has not answered, as one: their values are visible.
  public Edit pending() {
    return outbox.pending();
  }

  /// The own number in the room, 1 or more; 0 before the first welcome.
  public int you() {
    return you;
  }

  /// What this client may change, as far as it has heard: without a connection what it last could.
  /// Whoever makes an edit asks first; the server refuses what it does not take.
  public Rights rights() {
    return rights;
  }

  /// Whether edits are sent; else they wait.
  public boolean isConnected() {
    return isConnected;
  }

  /// What to tell a server that is greeted again.
  public Optional<ClientMessage.Resume> resume() {
    return epoch == null ? Optional.empty() : Optional.of(new ClientMessage.Resume(epoch, rev));
  }

  /// The next welcome is that of another server, which is to go on with this session (R80): what is
  /// here is brought along, also to one that stores rooms.
  public void bringAlong() {
    bringsAlong = true;
  }

  /// Makes an edit.
  ///
  /// @param gesture edits with the same number are one step of undo; 0 for none of its kind
  /// @param nowNanos a clock that only goes forward
  /// @return what is to be sent now
  public List<ClientMessage.Numbered> edit(Edit edit, long gesture, long nowNanos) {
    if (!isConnected) {
      offlineSteps.made(edit, visible, gesture, 0, (_, _) -> false);
    }
    return apply(edit, gesture, nowNanos);
  }

  private List<ClientMessage.Numbered> apply(Edit edit, long gesture, long nowNanos) {
    visible = Reducer.apply(visible, edit);
    if (isConnected) {
      return outbox.offer(edit, gesture, nowNanos);
    }
    outbox.hold(edit, gesture);
    playOn(edit, nowNanos);
    return List.of();
  }

  /// What nobody orders takes part at once.
  private void playOn(Edit edit, long nowNanos) {
    long atMicros = Math.max(0, roomMicros.applyAsLong(nowNanos));
    Transport next = TransportRule.apply(score.transport(), edit, visible, atMicros);
    score = score.changed(atMicros, visible, next);
  }

  /// Takes back the own last step. Without a connection only what was done since it was lost.
  public List<ClientMessage.Numbered> undo(long nowNanos) {
    return step(false, nowNanos);
  }

  /// Does again what was taken back last.
  public List<ClientMessage.Numbered> redo(long nowNanos) {
    return step(true, nowNanos);
  }

  private List<ClientMessage.Numbered> step(boolean redoes, long nowNanos) {
    if (isConnected) {
      List<ClientMessage.Numbered> now = new ArrayList<>(outbox.flush(true, nowNanos));
      now.add(redoes ? outbox.redo() : outbox.undo());
      return now;
    }
    Edit edit = offlineSteps.step(redoes, visible, 0, (_, _) -> false);
    return edit == null ? List.of() : apply(edit, 0, nowNanos);
  }

  /// What undo and redo would do without a connection.
  public ServerMessage.Steps offlineSteps() {
    return offlineSteps.labels();
  }

  /// How long until [#flush] has something to send, in nanoseconds, 0 or more; empty for never.
  public OptionalLong nanosUntilFlush(long nowNanos) {
    return isConnected ? outbox.nanosUntilDue(nowNanos) : OptionalLong.empty();
  }

  /// Sends what has waited long enough.
  public List<ClientMessage.Numbered> flush(long nowNanos) {
    return isConnected ? outbox.flush(false, nowNanos) : List.of();
  }

  /// Sends everything that waits: the end is near.
  public List<ClientMessage.Numbered> flushAll(long nowNanos) {
    return isConnected ? outbox.flush(true, nowNanos) : List.of();
  }

  /// A ping leaves.
  public void pinged(long t0) {
    pingT0 = t0;
    pingCounter = outbox.lastCounter();
  }

  /// The connection is lost.
  public void disconnected(long nowNanos) {
    isConnected = false;
    offlineSteps.clear();
    upcoming.clear();
    show();
    if (!pending().isEmpty()) {
      playOn(pending(), nowNanos);
    }
  }

  /// When [#showUpcoming] has something to show, by the room's clock; empty for never.
  public OptionalLong nextUpcomingMicros() {
    return upcoming.nextDueMicros();
  }

  /// Shows what was not to be seen before now.
  ///
  /// @param micros the room's clock
  public void showUpcoming(long micros) {
    upcoming.show(micros);
    show();
  }

  /// Takes what the server said. Messages that are not about the state change nothing.
  ///
  /// @param nowNanos a clock that only goes forward
  public Received receive(ServerMessage message, long nowNanos) {
    if (message instanceof ServerMessage.Welcome welcome) {
      return welcome(welcome, nowNanos);
    }
    if (!isConnected) {
      return Received.NOTHING;
    }
    return switch (message) {
      case ServerMessage.Edited edited -> edited(edited);
      case ServerMessage.Merged merged -> merged(merged);
      case ServerMessage.Rejected rejected
          when rejected.code() == Rejection.TOO_FAST
              && outbox.postpone(rejected.counter(), nowNanos) ->
          Received.NOTHING;
      case ServerMessage.Rejected rejected -> {
        outbox.rejected(rejected.counter());
        show();
        yield new Received(List.of(), List.of(), rejected, false);
      }
      case ServerMessage.Saved(long saved) -> {
        unsaved.saved(saved);
        yield Received.NOTHING;
      }
      case ServerMessage.Participants people -> {
        rights = new Rights(role(people.here(), rights.role()), rights.locks(), rights.readOnly());
        yield Received.NOTHING;
      }
      case ServerMessage.Conditions(var locks, var readOnly) -> {
        rights = new Rights(rights.role(), locks, readOnly);
        yield Received.NOTHING;
      }
      case ServerMessage.Pong pong -> misses(pong) ? Received.RESYNC : Received.NOTHING;
      default -> Received.NOTHING;
    };
  }

  /// @param otherwise when this client is not among them
  private Role role(List<Participant> people, Role otherwise) {
    return people.stream()
        .filter(who -> who.id() == you)
        .map(Participant::role)
        .findAny()
        .orElse(otherwise);
  }

  /// A pong comes behind everything that the server had to say until then, and answers a ping that
  /// went behind everything that had been sent until then.
  private boolean misses(ServerMessage.Pong pong) {
    boolean heardAll = pong.rev() <= rev && !outbox.hasSentWithin(0, pong.ack());
    boolean toldAll = pong.t0() != pingT0 || !outbox.hasSentWithin(pong.ack() + 1, pingCounter);
    return !(heardAll && toldAll);
  }

  private Received edited(ServerMessage.Edited edited) {
    if (edited.rev() <= rev) {
      return Received.NOTHING;
    }
    if (edited.rev() != rev + 1) {
      return Received.RESYNC;
    }
    if (isDurable) {
      unsaved.edited(edited.edit());
    }
    if (edited.id().by() == you) {
      answered(edited, outbox.acknowledged(edited.id().counter()));
    }
    rev = edited.rev();
    confirm(edited);
    show();
    return Received.NOTHING;
  }

  private void confirm(ServerMessage.Edited edited) {
    Edit edit = edited.edit();
    Transport transport = score.transport();
    if (edited.id().by() == EditId.ROOM && isTimed(edit)) {
      upcoming.add(edit, confirmed, transport.takesEffect(edited.atMicros()));
    } else {
      upcoming.overwrite(edit);
    }
    confirmed = Reducer.apply(confirmed, edit);
    score =
        score.changed(
            edited.atMicros(),
            confirmed,
            TransportRule.apply(transport, edit, confirmed, edited.atMicros()));
  }

  /// The room makes these for a step, so they are seen when that step is heard.
  private static boolean isTimed(Edit edit) {
    return edit.sets(Fields.EVOLUTION_STEP) || edit.sets(Fields.SELECTED_KEY);
  }

  /// Keeps what the server made of an own message: of an undo the edit that it was, and of a step
  /// that was not believed nothing.
  private void answered(ServerMessage.Edited edited, List<ClientMessage.Change> answered) {
    if (isDurable) {
      long gesture = answered.isEmpty() ? 0 : answered.getLast().gesture();
      unsaved.add(
          edited.rev(),
          new ClientMessage.Change(edited.id().counter(), edited.edit(), gesture, false));
    }
  }

  private Received merged(ServerMessage.Merged merged) {
    if (merged.rev() <= rev) {
      return Received.NOTHING;
    }
    if (merged.from() > rev) {
      return Received.RESYNC;
    }
    List<ClientMessage.Change> answered = outbox.acknowledged(merged.ack());
    if (isDurable) {
      unsaved.caughtUp(merged.rev(), answered, merged.set(), confirmed);
    }
    rev = merged.rev();
    confirmed = Reducer.apply(confirmed, merged.set());
    upcoming.clear();
    score = score.changed(merged.atMicros(), confirmed, merged.transport());
    show();
    return Received.NOTHING;
  }

  private Received welcome(ServerMessage.Welcome welcome, long nowNanos) {
    boolean goesOn = welcome.epoch().equals(epoch);
    if (welcome.from() > (goesOn ? rev : 0)) {
      return Received.RESYNC;
    }
    if (!goesOn) {
      outbox.sendAgain(unsaved.own());
    }
    outbox.countFrom(welcome.ack());
    AppState there =
        Reducer.apply(welcome.from() == 0 ? AppState.INITIAL : confirmed, welcome.set());
    AppState expected = outbox.restoredOver(confirmed);
    List<ClientMessage.Change> arrived = outbox.acknowledged(welcome.ack());
    for (ClientMessage.Change change : arrived) {
      expected = Reducer.apply(expected, change.edit());
    }
    List<Edit> overtaken = settle(welcome, goesOn, expected, there);
    bringsAlong = false;
    remember(welcome, goesOn, arrived);
    epoch = welcome.epoch();
    rev = welcome.rev();
    you = welcome.you();
    // What is locked follows, if anything is.
    rights = new Rights(role(welcome.participants(), Role.PLAYER), Set.of(), null);
    isDurable = welcome.isDurable();
    confirmed = there;
    upcoming.clear();
    score =
        goesOn
            ? score.changed(welcome.atMicros(), there, welcome.transport())
            : Score.found(welcome.atMicros(), there, welcome.transport());
    isConnected = true;
    offlineSteps.clear();
    List<ClientMessage.Numbered> toSend = new ArrayList<>(outbox.sent());
    toSend.addAll(outbox.flush(true, nowNanos));
    show();
    return new Received(toSend, overtaken, null, false);
  }

  /// Decides what is still to be sent.
  ///
  /// @param expected the state that this client would have found had it been alone
  /// @param there the state that it has found
  /// @return what is not
  private List<Edit> settle(
      ServerMessage.Welcome welcome, boolean goesOn, AppState expected, AppState there) {
    if (welcome.rev() > 0) {
      return giveWay(welcome.news(), expected, there);
    }
    if (epoch != null && !goesOn && (bringsAlong || !welcome.isDurable())) {
      // The server does not know the session any more, or is another one.
      outbox.restore(Edit.difference(AppState.INITIAL, expected));
    }
    return List.of();
  }

  private void remember(
      ServerMessage.Welcome welcome, boolean goesOn, List<ClientMessage.Change> arrived) {
    if (goesOn && welcome.isDurable()) {
      unsaved.caughtUp(welcome.rev(), arrived, welcome.set(), confirmed);
    } else {
      unsaved.clear();
    }
  }

  /// Own edits that the server has not seen give way where others have changed the same field while
  /// this client was away: a tempo of ten minutes ago must not fall upon those who play.
  private List<Edit> giveWay(Set<Field<?>> news, AppState expected, AppState there) {
    outbox.dropRestores();
    List<Edit> overtaken = new ArrayList<>();
    outbox.filter(
        (field, edit) -> !(news.contains(field) && differs(field, edit, expected, there)),
        overtaken::add);
    return overtaken;
  }

  private static <T> boolean differs(Field<T> field, Edit edit, AppState expected, AppState there) {
    T now = field.get(there);
    return !now.equals(field.get(expected)) && !now.equals(edit.get(field));
  }

  private void show() {
    AppState next = outbox.over(upcoming.hiddenIn(confirmed));
    visible = next.equals(visible) ? visible : next;
  }
}
