package org.trillsymbiont.client.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.Replica;
import org.trillsymbiont.model.sync.ServerMessage;

/// What every view renders and every gesture changes. A dispatched edit is visible at once; sending
/// it is somebody else's work. Nothing that arrives is ever sent back: only `dispatch` produces
/// outgoing edits, and only gestures call it.
///
/// Thread: FX.
public final class Store {
  private final Replica replica = new Replica();
  private final ReadOnlyObjectWrapper<AppState> state =
      new ReadOnlyObjectWrapper<>(this, "state", replica.visible());
  private final Consumer<Replica.Outgoing> outlet;
  private final List<BiConsumer<Edit, AppState>> dispatchListeners = new ArrayList<>();
  private final List<Consumer<ServerMessage>> receiveListeners = new ArrayList<>();
  private long changedNanos = System.nanoTime();
  private boolean isJoining;

  /// A store in the initial state.
  ///
  /// @param outlet takes every edit that is to be sent; it must not block
  public Store(Consumer<Replica.Outgoing> outlet) {
    this.outlet = Objects.requireNonNull(outlet, "outlet");
  }

  /// The state to render.
  public AppState state() {
    return state.get();
  }

  /// The state to render, as it changes.
  public ReadOnlyObjectProperty<AppState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /// A part of the state; its change listeners hear of it only when that part changes.
  public <T> ObservableValue<T> select(Function<AppState, T> part) {
    return state.map(part);
  }

  /// When the newest change happened (`System.nanoTime`): its gesture, its timer's due time, or its
  /// arrival at the socket. Listeners of the state use it to sound a change on time.
  public long changedNanos() {
    return changedNanos;
  }

  /// True while the state's listeners hear of the state that was found on joining a session.
  public boolean isJoining() {
    return isJoining;
  }

  /// A gesture of the user, now.
  public void dispatch(Edit edit) {
    dispatch(edit, System.nanoTime());
  }

  /// A change by this client that was due at a certain time.
  ///
  /// @param dueNanos `System.nanoTime` at which it was due
  public void dispatch(Edit edit, long dueNanos) {
    if (edit.isEmpty()) {
      return;
    }
    AppState before = state();
    Replica.Outgoing outgoing = replica.edit(edit);
    publish(dueNanos);
    dispatchListeners.forEach(listener -> listener.accept(edit, before));
    outlet.accept(outgoing);
  }

  /// Takes a message of the server.
  ///
  /// @param arrivedNanos `System.nanoTime` at which it arrived
  public void receive(ServerMessage message, long arrivedNanos) {
    var answer = replica.receive(message);
    isJoining = message instanceof ServerMessage.Init;
    publish(arrivedNanos);
    isJoining = false;
    receiveListeners.forEach(listener -> listener.accept(message));
    answer.ifPresent(outlet);
  }

  /// Takes the server's word that it has handled everything up to a fence.
  public void passed(long fence) {
    var again = replica.passed(fence);
    publish(System.nanoTime());
    again.ifPresent(outlet);
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

  private void publish(long nanos) {
    if (!replica.visible().equals(state.get())) {
      changedNanos = nanos;
      state.set(replica.visible());
    }
  }
}
