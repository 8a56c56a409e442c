package org.trillsymbiont.model.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.state.AppState;

/// A client's half of a room: what the server has said, and on top of it the own edits that the
/// server has not answered yet. So an edit shows at once, and nothing that arrives takes it back
/// before the server has put it into its order. Pure; whoever owns it carries the messages and
/// tells the time.
///
/// Without a connection everything goes on: edits wait, undo and redo work on what was done since.
///
/// Thread: confined to one (the client's FX thread).
public final class Replica {
  private final Outbox outbox = new Outbox();
  private final Unsaved unsaved = new Unsaved();
  private final UndoSteps offlineSteps = new UndoSteps();
  private AppState confirmed = AppState.INITIAL;
  private AppState visible = AppState.INITIAL;
  private @Nullable String epoch;
  private long rev;
  private int you;
  private boolean isConnected;
  private boolean isDurable;
  private long pingT0;
  private long pingCounter;

  /// What is shown and heard.
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

  /// Whether edits are sent; else they wait.
  public boolean isConnected() {
    return isConnected;
  }

  /// What to tell a server that is greeted again.
  public Optional<ClientMessage.Resume> resume() {
    return epoch == null ? Optional.empty() : Optional.of(new ClientMessage.Resume(epoch, rev));
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
    return List.of();
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
  public void disconnected() {
    isConnected = false;
    offlineSteps.clear();
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
      case ServerMessage.Rejected rejected -> {
        outbox.rejected(rejected.counter());
        show();
        yield new Received(List.of(), List.of(), rejected, false);
      }
      case ServerMessage.Saved(long saved) -> {
        unsaved.saved(saved);
        yield Received.NOTHING;
      }
      case ServerMessage.Pong pong -> misses(pong) ? Received.RESYNC : Received.NOTHING;
      default -> Received.NOTHING;
    };
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
    confirmed = Reducer.apply(confirmed, edited.edit());
    show();
    return Received.NOTHING;
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
    remember(welcome, goesOn, arrived);
    epoch = welcome.epoch();
    rev = welcome.rev();
    you = welcome.you();
    isDurable = welcome.isDurable();
    confirmed = there;
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
    if (epoch != null && !goesOn && !welcome.isDurable()) {
      // The server does not know the session any more.
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
  /// this client was away: a tempo of ten minutes ago must not fall upon those who play. The
  /// running step gives way without a word.
  private List<Edit> giveWay(Set<Field<?>> news, AppState expected, AppState there) {
    outbox.dropRestores();
    List<Edit> overtaken = new ArrayList<>();
    outbox.filter(
        (field, edit) ->
            !isStepOf(field, edit)
                && !(news.contains(field) && differs(field, edit, expected, there)),
        gone -> {
          Edit told = gone.only(field -> field != Fields.CURRENT_SEQUENCE_STEP);
          if (!told.isEmpty()) {
            overtaken.add(told);
          }
        });
    return overtaken;
  }

  private static boolean isStepOf(Field<?> field, Edit edit) {
    return field == Fields.CURRENT_SEQUENCE_STEP && !edit.sets(Fields.IS_SEQUENCER_RUNNING);
  }

  private static <T> boolean differs(Field<T> field, Edit edit, AppState expected, AppState there) {
    T now = field.get(there);
    return !now.equals(field.get(expected)) && !now.equals(edit.get(field));
  }

  private void show() {
    AppState next = outbox.over(confirmed);
    visible = next.equals(visible) ? visible : next;
  }
}
