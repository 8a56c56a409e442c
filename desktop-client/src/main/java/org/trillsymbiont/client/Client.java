package org.trillsymbiont.client;

import java.net.URI;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import org.trillsymbiont.client.sound.SoundEngine;
import org.trillsymbiont.client.sound.SoundStatus;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.sync.ConnectionStatus;
import org.trillsymbiont.client.sync.SyncClient;
import org.trillsymbiont.client.transport.StepDriver;
import org.trillsymbiont.client.view.Commands;
import org.trillsymbiont.client.view.MainView;
import org.trillsymbiont.client.view.grid.GridSounds;
import org.trillsymbiont.client.view.grid.GridView;
import org.trillsymbiont.client.view.session.Session;
import org.trillsymbiont.client.view.voice.DefaultVoiceView;
import org.trillsymbiont.client.view.voice.SquareVoicesView;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.sync.Replica;
import org.trillsymbiont.model.sync.ServerMessage;

/// One participant of a session: the shared state, the connection, what is seen and what is heard.
/// An app has one; the demo has two.
///
/// Thread: FX.
public final class Client implements AutoCloseable {
  private static final long SOUND_WATCH_NANOS = 1_000_000_000;

  private final Store store = new Store(this::send);
  private final FxTimer timer = new FxTimer();
  private final ReadOnlyObjectWrapper<ConnectionStatus> connection;
  private final ReadOnlyObjectWrapper<SoundStatus> sound;
  private final StepDriver stepDriver;
  private final SoundEngine engine;
  private final SyncClient sync;
  private final MainView root;

  /// Begins to connect at once.
  ///
  /// @param server the session's endpoint
  /// @param joinAddress where others join, when it is known here
  /// @param engine sounds the session; its maker closes it
  public Client(URI server, Optional<URI> joinAddress, SoundEngine engine) {
    this.engine = engine;
    connection = new ReadOnlyObjectWrapper<>(new ConnectionStatus.Connecting(server));
    sound = new ReadOnlyObjectWrapper<>(engine.status());
    stepDriver = new StepDriver(store, timer, RandomGenerator.getDefault());
    ObjectProperty<Voice> defaultVoice = new SimpleObjectProperty<>(Voice.DEFAULT);
    GridView grid = new GridView(store, new Sounds(), defaultVoice::get);
    var _ = new Playback(store, engine, timer, grid::triggered);
    root = compose(grid, defaultVoice, joinAddress);
    sync = new SyncClient(server, new FromServer());
    watchSound();
  }

  /// A device may go away in the middle.
  private void watchSound() {
    sound.set(engine.status());
    var _ = timer.at(timer.nowNanos() + SOUND_WATCH_NANOS, this::watchSound);
  }

  private MainView compose(
      GridView grid, ObjectProperty<Voice> defaultVoice, Optional<URI> joinAddress) {
    SquareVoicesView squareVoices = new SquareVoicesView(store, grid.selectedSquareProperty());
    grid.setOnVoiceRequested(squareVoices::focusOn);
    return new MainView(
        store,
        new Commands(store, RandomGenerator.getDefault()),
        new Session(
            connection.getReadOnlyProperty(),
            sound.getReadOnlyProperty(),
            joinAddress,
            () -> sync.reconnectNow()),
        new MainView.Parts(grid, new DefaultVoiceView(store, defaultVoice), squareVoices));
  }

  /// The shared state as this participant sees it.
  public Store store() {
    return store;
  }

  /// How it is connected; changes on the FX thread.
  public ObservableValue<ConnectionStatus> connection() {
    return connection.getReadOnlyProperty();
  }

  /// The window's content.
  public Parent root() {
    return root;
  }

  /// Leaves the session.
  @Override
  public void close() {
    sync.close();
    stepDriver.close();
    timer.close();
    engine.silence();
  }

  private void send(Replica.Outgoing outgoing) {
    sync.send(outgoing, store.state());
  }

  /// What a finger on the grid makes sound here.
  private final class Sounds implements GridSounds {
    @Override
    public void audition(int square) {
      engine.audition(store.state(), square);
    }

    @Override
    public void hold(int square) {
      engine.hold(store.state(), square);
    }

    @Override
    public void release(int square) {
      engine.release(square);
    }
  }

  private final class FromServer implements SyncClient.Listener {
    @Override
    public void received(ServerMessage message, long arrivedNanos) {
      FxThread.post(() -> store.receive(message, arrivedNanos));
    }

    @Override
    public void passed(long fence) {
      FxThread.post(() -> store.passed(fence));
    }

    @Override
    public void status(ConnectionStatus status) {
      FxThread.post(() -> connection.set(status));
    }
  }
}
