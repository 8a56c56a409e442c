package org.trillsymbiont.client.view;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.trillsymbiont.client.sound.SoundStatus;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.sync.ConnectionStatus;
import org.trillsymbiont.client.view.session.Session;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.Replica;
import org.trillsymbiont.model.sync.ServerMessage;

/// A window with the real views around placeholders for the grid and the voices, over a store whose
/// outgoing edits are kept.
///
/// Thread: FX.
public final class WindowFixture {
  public static final URI SERVER = URI.create("ws://192.168.1.7:8787/api/sync");

  private final List<Edit> sent = new ArrayList<>();
  private final Store store = new Store(this::send);
  private final SimpleObjectProperty<ConnectionStatus> connection =
      new SimpleObjectProperty<>(new ConnectionStatus.Connected(SERVER));
  private final SimpleObjectProperty<SoundStatus> sound =
      new SimpleObjectProperty<>(new SoundStatus.Playing("Test card"));
  private final MainView view;
  private final Scene scene;
  private long lastFence;
  private int reconnects;

  /// The window's content in a scene that is not shown.
  public WindowFixture(double width, double height) {
    Label grid = new Label("(grid)");
    grid.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
    Label defaultVoice = new Label("(voice of new squares)");
    defaultVoice.setMinHeight(150);
    Label voices = new Label("(voices)");
    voices.setMinHeight(400);
    view =
        new MainView(
            store,
            new Commands(store, new Random(1)),
            new Session(connection, sound, Optional.of(SERVER), () -> reconnects++),
            new MainView.Parts(grid, defaultVoice, voices));
    scene = new Scene(view, width, height);
    Theme.apply(scene);
  }

  /// Shows it on the screen.
  public WindowFixture show(Stage stage) {
    stage.setScene(scene);
    stage.setX(0);
    stage.setY(0);
    stage.show();
    return this;
  }

  private void send(Replica.Outgoing outgoing) {
    sent.add(outgoing.edit());
    lastFence = outgoing.fence();
  }

  /// Lets a state arrive from a server that has seen all own edits.
  public void arrive(AppState state) {
    store.passed(lastFence);
    store.receive(new ServerMessage.StateUpdate(state), System.nanoTime());
  }

  /// Lets a changed state arrive from the server.
  public void arrive(UnaryOperator<AppState.Builder> change) {
    store.passed(lastFence);
    arrive(change.apply(store.state().toBuilder()).build());
  }

  /// The edits that were sent since the last call.
  public List<Edit> takeSent() {
    List<Edit> taken = List.copyOf(sent);
    sent.clear();
    return taken;
  }

  public Store store() {
    return store;
  }

  public MainView view() {
    return view;
  }

  public SimpleObjectProperty<ConnectionStatus> connection() {
    return connection;
  }

  public SimpleObjectProperty<SoundStatus> sound() {
    return sound;
  }

  /// How often the user has asked to connect at once.
  public int reconnects() {
    return reconnects;
  }
}
