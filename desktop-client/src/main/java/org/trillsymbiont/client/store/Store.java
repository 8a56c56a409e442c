package org.trillsymbiont.client.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.Timer;
import org.trillsymbiont.client.clock.RoomTime;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.Received;
import org.trillsymbiont.model.sync.Replica;
import org.trillsymbiont.model.sync.Rights;
import org.trillsymbiont.model.sync.Score;
import org.trillsymbiont.model.sync.ServerMessage;

/// What every view renders and every gesture changes. A dispatched edit is visible at once; sending
/// it is somebody else's work. Nothing that arrives is ever sent back: only `dispatch` produces
/// outgoing edits, and only gestures call it.
///
/// Thread: FX.
public final class Store {
  private final ReadOnlyObjectWrapper<AppState> state =
      new ReadOnlyObjectWrapper<>(this, "state", AppState.INITIAL);
  private final ReadOnlyObjectWrapper<Score> score =
      new ReadOnlyObjectWrapper<>(this, "score", Score.EMPTY);
  private final ReadOnlyObjectWrapper<ServerMessage.Steps> steps =
      new ReadOnlyObjectWrapper<>(this, "steps", NO_STEPS);
  private final ReadOnlyObjectWrapper<Rights> rights =
      new ReadOnlyObjectWrapper<>(this, "rights", Rights.ALL);
  private final Outlet outlet;
  private final Timer timer;
  private final GestureNumbers gestures = new GestureNumbers();
  private final List<BiConsumer<Edit, AppState>> dispatchListeners = new ArrayList<>();
  private final List<Consumer<ServerMessage>> receiveListeners = new ArrayList<>();
  private final List<Consumer<Received>> outcomeListeners = new ArrayList<>();
  private final List<Consumer<Rights.Refusal>> refusalListeners = new ArrayList<>();
  private final List<Runnable> pastListeners = new ArrayList<>();
  private final ReadOnlyObjectWrapper<Optional<Look>> lookTold =
      new ReadOnlyObjectWrapper<>(this, "look", Optional.empty());
  private final RoomTime time;
  private Optional<Look> look = Optional.empty();
  private Replica replica;
  private Timer.@Nullable Alarm flush;
  private Timer.@Nullable Alarm reveal;

  private static final ServerMessage.Steps NO_STEPS = new ServerMessage.Steps(null, null);

  /// What is seen and heard in place of the room while the user looks at its past.
  ///
  /// @param state to be rendered; which panels are open stays as it is
  /// @param score to be played
  /// @param time the clock that the score counts in
  public record Look(AppState state, Score score, RoomTime time) {
    private AppState over(AppState live) {
      return Reducer.apply(
          state,
          Edit.labelled("Panels")
              .copy(Fields.SHOW_HELP, live)
              .copy(Fields.SHOW_CIRCLE_OF_FIFTHS, live)
              .build());
    }
  }

  /// A store in the initial state, without a connection.
  ///
  /// @param outlet takes everything that is to be sent
  /// @param time the room's
  public Store(Outlet outlet, Timer timer, RoomTime time) {
    this.outlet = Objects.requireNonNull(outlet, "outlet");
    this.timer = Objects.requireNonNull(timer, "timer");
    this.time = Objects.requireNonNull(time, "time");
    replica = new Replica(time::micros);
  }

  /// The state to render.
  public AppState state() {
    return state.get();
  }

  /// The state to render, as it changes.
  public ReadOnlyObjectProperty<AppState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /// The room as it is now, as far as this client knows: what [#state] is, unless the user looks at
  /// the past.
  public AppState live() {
    return replica.visible();
  }

  /// Shows something else than the room, which goes on beneath. Meanwhile nothing of the music can
  /// be changed ([#onPastTouched]).
  public void look(Look at) {
    look = Optional.of(at);
    publish();
    lookTold.set(look);
  }

  /// Shows the room again.
  public void lookAway() {
    if (isLooking()) {
      look = Optional.empty();
      publish();
      lookTold.set(look);
    }
  }

  /// Whether something else than the room is shown.
  public boolean isLooking() {
    return look.isPresent();
  }

  /// What is shown in place of the room; empty for nothing.
  public Optional<Look> look() {
    return look;
  }

  /// The same, as it changes, after state and score have.
  public ReadOnlyObjectProperty<Optional<Look>> lookProperty() {
    return lookTold.getReadOnlyProperty();
  }

  /// Hears of gestures that were not made because the user looks at the past.
  public void onPastTouched(Runnable listener) {
    pastListeners.add(listener);
  }

  /// What is to be played, as it changes.
  public ReadOnlyObjectProperty<Score> scoreProperty() {
    return score.getReadOnlyProperty();
  }

  /// A part of the state; its change listeners hear of it only when that part changes.
  public <T> ObservableValue<T> select(Function<AppState, T> part) {
    return state.map(part);
  }

  /// What undo and redo would do now, as labels.
  public ReadOnlyObjectProperty<ServerMessage.Steps> stepsProperty() {
    return steps.getReadOnlyProperty();
  }

  /// What the user may change now.
  public Rights rights() {
    return rights.get();
  }

  /// What the user may change, as it changes.
  public ReadOnlyObjectProperty<Rights> rightsProperty() {
    return rights.getReadOnlyProperty();
  }

  /// The own number in the room; 0 before the first welcome.
  public int you() {
    return replica.you();
  }

  /// How many squares and controls hold own values that the server has not taken yet, 0 or more.
  public int pendingPlaces() {
    return (int) replica.pending().fields().stream().map(Field::place).distinct().count();
  }

  /// A mouse button goes down, or the key that paints: what is dispatched until [#released] is one
  /// step of undo.
  public void pressed() {
    gestures.pressed();
  }

  /// It goes up, or will not be heard of any more.
  public void released() {
    gestures.released();
  }

  /// A gesture of the user, now. One that may not be is not made; whoever wants to know is told why
  /// ([#onRefusal]).
  public void dispatch(Edit edit) {
    Optional<Rights.Refusal> refusal = rights().refusal(edit.fields());
    if (isLooking() && !edit.fields().stream().allMatch(Store::isOfTheWindow)) {
      takeBack(edit);
      pastListeners.forEach(Runnable::run);
    } else if (refusal.isPresent()) {
      takeBack(edit);
      refuse(refusal.get());
    } else if (!edit.isEmpty()) {
      long now = timer.nowNanos();
      AppState before = state();
      var toSend = replica.edit(edit, gestures.of(edit, now), now);
      publish();
      dispatchListeners.forEach(listener -> listener.accept(edit, before));
      send(toSend);
    }
  }

  private static boolean isOfTheWindow(Field<?> field) {
    return field.equals(Fields.SHOW_HELP) || field.equals(Fields.SHOW_CIRCLE_OF_FIFTHS);
  }

  /// Shows an edit and how it was before, in the same moment: a slider or a switch has followed the
  /// hand already, and is to show what is.
  private void takeBack(Edit edit) {
    AppState before = state();
    state.set(Reducer.apply(before, edit));
    state.set(before);
  }

  private void refuse(Rights.Refusal refusal) {
    refusalListeners.forEach(listener -> listener.accept(refusal));
  }

  /// Takes back the user's last step.
  public void undo() {
    step(Replica::undo);
  }

  /// Does again what was taken back last.
  public void redo() {
    step(Replica::redo);
  }

  private interface Step {
    List<ClientMessage.Numbered> of(Replica replica, long nowNanos);
  }

  /// What the step touches only the server knows, but who may change nothing needs not ask.
  private void step(Step step) {
    Optional<Rights.Refusal> refusal = rights().refusal(List.of());
    if (isLooking()) {
      pastListeners.forEach(Runnable::run);
    } else if (refusal.isPresent()) {
      refuse(refusal.get());
    } else {
      step(step.of(replica, timer.nowNanos()));
    }
  }

  private void step(List<ClientMessage.Numbered> toSend) {
    publish();
    send(toSend);
  }

  private void send(List<ClientMessage.Numbered> messages) {
    if (!replica.isConnected()) {
      steps.set(replica.offlineSteps());
    }
    if (!messages.isEmpty()) {
      outlet.send(messages);
    }
    scheduleFlush();
  }

  private void scheduleFlush() {
    long now = timer.nowNanos();
    var nanos = replica.nanosUntilFlush(now);
    if (flush == null && nanos.isPresent()) {
      flush = timer.at(now + nanos.getAsLong(), this::flush);
    }
  }

  private void flush() {
    flush = null;
    send(replica.flush(timer.nowNanos()));
  }

  /// Sends what still waits, because the connection is about to be closed.
  public void flushAll() {
    send(replica.flushAll(timer.nowNanos()));
  }

  /// Takes a message of the server.
  public void receive(ServerMessage message) {
    Received received = replica.receive(message, timer.nowNanos());
    publish();
    if (message instanceof ServerMessage.Steps labels) {
      steps.set(labels);
    } else if (message instanceof ServerMessage.Welcome) {
      steps.set(NO_STEPS);
    }
    // Before anybody hears of it: a ping that a listener sends comes behind what it asks about.
    send(received.toSend());
    receiveListeners.forEach(listener -> listener.accept(message));
    outcomeListeners.forEach(listener -> listener.accept(received));
    if (received.needsResync()) {
      outlet.resync();
    }
  }

  /// A ping is about to leave.
  public void pinged(long t0) {
    replica.pinged(t0);
  }

  /// The connection is lost; edits wait for the next one.
  public void disconnected() {
    replica.disconnected(timer.nowNanos());
    publish();
    steps.set(NO_STEPS);
  }

  /// What to tell the server on the next connection; null for the first one.
  public ClientMessage.@Nullable Resume resume() {
    return replica.resume().orElse(null);
  }

  /// The next welcome is another server's that goes on with this room; what is here is brought
  /// along.
  public void bringAlong() {
    replica.bringAlong();
  }

  /// Forgets the room, for another one.
  public void reset() {
    replica = new Replica(time::micros);
    steps.set(NO_STEPS);
    publish();
  }

  /// Hears of every edit that this client makes, after it has become visible.
  ///
  /// @param listener takes the edit and the state before it
  public void onDispatch(BiConsumer<Edit, AppState> listener) {
    dispatchListeners.add(listener);
  }

  /// Hears of every message of the server, after it has become visible.
  public void onReceive(Consumer<ServerMessage> listener) {
    receiveListeners.add(listener);
  }

  /// Hears of gestures that the user may not make.
  public void onRefusal(Consumer<Rights.Refusal> listener) {
    refusalListeners.add(listener);
  }

  /// Hears of what has become of own edits: overtaken, rejected.
  public void onOutcome(Consumer<Received> listener) {
    outcomeListeners.add(listener);
  }

  private void publish() {
    rights.set(replica.rights());
    AppState live = replica.visible();
    AppState shown = look.map(past -> past.over(live)).orElse(live);
    if (!shown.equals(state.get())) {
      state.set(shown);
    }
    score.set(look.map(Look::score).orElse(replica.score()));
    scheduleReveal();
  }

  private void scheduleReveal() {
    if (reveal != null) {
      reveal.cancel();
      reveal = null;
    }
    OptionalLong due = replica.nextUpcomingMicros();
    if (due.isPresent()) {
      reveal = timer.at(time.nanos(due.getAsLong()), () -> reveal(due.getAsLong()));
    }
  }

  /// @param dueMicros what was due, even if the clock has been set back since
  private void reveal(long dueMicros) {
    replica.showUpcoming(Math.max(dueMicros, time.micros(timer.nowNanos())));
    publish();
  }
}
