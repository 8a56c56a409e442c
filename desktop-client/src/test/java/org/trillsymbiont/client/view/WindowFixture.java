package org.trillsymbiont.client.view;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.FxTimer;
import org.trillsymbiont.client.LocalRoom;
import org.trillsymbiont.client.clock.ServerClock;
import org.trillsymbiont.client.file.FileDialogs;
import org.trillsymbiont.client.file.SessionFiles;
import org.trillsymbiont.client.midi.BuiltIn;
import org.trillsymbiont.client.midi.GridHands;
import org.trillsymbiont.client.midi.Midi;
import org.trillsymbiont.client.session.Address;
import org.trillsymbiont.client.session.Session;
import org.trillsymbiont.client.settings.Appearance;
import org.trillsymbiont.client.sound.Companion;
import org.trillsymbiont.client.sound.Levels;
import org.trillsymbiont.client.sound.Monitor;
import org.trillsymbiont.client.sound.Oscilloscope;
import org.trillsymbiont.client.sound.Output;
import org.trillsymbiont.client.sound.SoundEngine;
import org.trillsymbiont.client.sound.SoundStatus;
import org.trillsymbiont.client.sound.Tap;
import org.trillsymbiont.client.sound.device.DeviceChoice;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.sync.ConnectionStatus;
import org.trillsymbiont.client.sync.Line;
import org.trillsymbiont.client.sync.RoomConnection;
import org.trillsymbiont.client.sync.SyncClient;
import org.trillsymbiont.client.transport.Playhead;
import org.trillsymbiont.client.view.export.Exports;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.JoinLink;
import org.trillsymbiont.model.sync.ServerMessage;

/// A window with the real views around placeholders for the grid and the voices, in a room in this
/// process.
///
/// Thread: FX.
public final class WindowFixture {
  public static final URI SERVER = URI.create("ws://192.168.1.7:8787/api/sync");

  private final List<Edit> sent = new ArrayList<>();
  private final List<ClientMessage> said = new ArrayList<>();
  private final LocalRoom room = new LocalRoom();
  private final Connection connection = new Connection();
  private final FxTimer timer = new FxTimer();
  private final Session session =
      new Session(
          timer,
          Address.of(JoinLink.parse(SERVER.toString())),
          null,
          new Identity("Ada", Colour.PALETTE.getFirst()),
          (server, hello, listener) -> connection.dial(listener));
  private final Store store = session.store();
  private final Panels panels = new Panels(store);
  private final SimpleObjectProperty<SoundStatus> sound =
      new SimpleObjectProperty<>(new SoundStatus.Playing("Test card", 44_100, 80, 0, null));
  private final SimpleIntegerProperty offsetMillis = new SimpleIntegerProperty();
  private final SimpleBooleanProperty clicking = new SimpleBooleanProperty();
  private final SimpleObjectProperty<DeviceChoice> device =
      new SimpleObjectProperty<>(DeviceChoice.AUTOMATIC);
  private final SimpleObjectProperty<Monitor> monitor = new SimpleObjectProperty<>(Monitor.OPEN);
  private List<String> devices = List.of("Test card");
  private Levels levels = Levels.SILENT;
  private long lateNanos;
  private int recounts;
  private int panics;
  private final List<Tap> taps = new ArrayList<>();
  private final Appearance appearance = new Appearance();
  private final Playhead playhead =
      new Playhead(store.scoreProperty(), session::clock, timer, _ -> 0);
  private final Midi midi =
      new Midi(session, new SilentInstrument(), playhead, timer, new NoHands());
  private final Exports exports;
  private final SessionFiles files;
  private Optional<Path> answer = Optional.empty();
  private String suggested = "";
  private @Nullable SoundEngine engine;
  private final MainView view;
  private final Scene scene;

  /// The window's content in a scene that is not shown.
  public WindowFixture(double width, double height) {
    connection.listener().status(new ConnectionStatus.Connected(SERVER));
    connection.listener().welcomed(connection);
    room.keepTimeBy(() -> session.clock().micros());
    room.open(store);
    store.onDispatch((edit, before) -> sent.add(edit));
    Label grid = new Label("(grid)");
    grid.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
    Label voices = new Label("(voices)");
    voices.setMinHeight(170);
    exports =
        new Exports(
            this::engine,
            session,
            timer,
            (title, name, ending, folder) -> {
              suggested = folder.resolve(name + ending).toString();
              return answer;
            },
            () -> LocalDateTime.of(2026, 11, 28, 15, 30));
    files =
        new SessionFiles(
            session,
            new FileDialogs() {
              @Override
              public Optional<Path> open(Path folder) {
                return answer;
              }

              @Override
              public Optional<Path> save(String name, Path folder) {
                suggested = folder.resolve(name).toString();
                return answer;
              }
            },
            InstantSource.fixed(Instant.parse("2026-11-28T15:30:00Z")));
    Commands commands =
        new Commands(store, panels, monitor, appearance, () -> panics++, new Random(1));
    commands.setFiles(files);
    view =
        new MainView(
            commands,
            session,
            new Sounding(
                sound,
                playhead,
                offsetMillis,
                clicking,
                new Listening(
                    device,
                    monitor,
                    answer -> answer.accept(devices),
                    () -> levels,
                    new Oscilloscope(taps::add, taps::remove, () -> 0),
                    lead -> lateNanos,
                    () -> recounts++)),
            timer,
            new MainView.Parts(grid, new Label(), voices),
            midi,
            exports);
    scene = new Scene(view, width, height);
    Theme.apply(scene, appearance);
  }

  /// What the window records, in silence; opened when it is asked for.
  public SoundEngine engine() {
    if (engine == null) {
      engine = SoundEngine.open(new Output.Silent());
    }
    return engine;
  }

  /// How the window looks.
  public Appearance appearance() {
    return appearance;
  }

  /// Who listens to the finished sound for the window.
  public List<Tap> taps() {
    return taps;
  }

  /// What the window records and renders.
  public Exports exports() {
    return exports;
  }

  /// The file that the window's session is saved in.
  public SessionFiles files() {
    return files;
  }

  /// Says where the user wants the next file; nowhere at first.
  public void answer(Path file) {
    answer = Optional.of(file);
  }

  /// The file that was suggested last.
  public String suggested() {
    return suggested;
  }

  /// Ends what was begun here; else its timer would keep the window alive.
  public void close() {
    exports.close();
    files.close();
    midi.close();
    session.close();
    timer.close();
    if (engine != null) {
      engine.close();
    }
  }

  /// Shows it on the screen.
  public WindowFixture show(Stage stage) {
    stage.setScene(scene);
    stage.setX(0);
    stage.setY(0);
    stage.show();
    return this;
  }

  /// Lets a state arrive that somebody else has made.
  public void arrive(AppState state) {
    room.arrive(store, state);
  }

  /// Lets a changed state arrive.
  public void arrive(UnaryOperator<AppState.Builder> change) {
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

  /// The room that the window is in.
  public Session session() {
    return session;
  }

  /// What is open in the window.
  public Panels panels() {
    return panels;
  }

  /// Lets the connection's state change.
  public void connection(ConnectionStatus status) {
    connection.listener().status(status);
  }

  /// Lets a message of the server arrive that is not about the state.
  public void arrive(ServerMessage message) {
    connection.listener().received(message, System.nanoTime());
  }

  public SimpleObjectProperty<SoundStatus> sound() {
    return sound;
  }

  /// How late the window says that the sound is, in milliseconds.
  public SimpleIntegerProperty offsetMillis() {
    return offsetMillis;
  }

  /// Whether the window wants clicks to be heard.
  public SimpleBooleanProperty clicking() {
    return clicking;
  }

  /// What the user has chosen.
  public SimpleObjectProperty<DeviceChoice> device() {
    return device;
  }

  /// What the user hears.
  public SimpleObjectProperty<Monitor> monitor() {
    return monitor;
  }

  /// Says what the computer has.
  public void devices(String... names) {
    devices = List.of(names);
  }

  /// Says how loud it is.
  public void levels(Levels value) {
    levels = value;
  }

  /// Says how late steps are heard.
  public void lateMillis(int millis) {
    lateNanos = millis * 1_000_000L;
  }

  /// How often the user has ended all notes.
  public int panics() {
    return panics;
  }

  /// How often the user has let drop-outs be counted anew.
  public int recounts() {
    return recounts;
  }

  /// What the window sets of MIDI.
  public Midi midi() {
    return midi;
  }

  /// How often the user has asked to connect at once.
  public int reconnects() {
    return connection.reconnects;
  }

  /// An instrument that nobody hears.
  private static final class SilentInstrument implements BuiltIn {
    @Override
    public long nanos() {
      return System.nanoTime();
    }

    @Override
    public long aheadNanos(int leadMillis) {
      return 80_000_000;
    }

    @Override
    public void addCompanion(Companion companion) {
      // There are no notes to hear of.
    }

    @Override
    public void removeCompanion(Companion companion) {
      // There are no notes to hear of.
    }

    @Override
    public void heard(boolean value) {
      // It is never heard.
    }
  }

  /// Nobody plays on the placeholder of the grid.
  private static final class NoHands implements GridHands {
    private final ReadOnlyLongWrapper held = new ReadOnlyLongWrapper();

    @Override
    public void toggle(int square) {
      throw new AssertionError("there is no grid");
    }

    @Override
    public void hold(int square) {
      throw new AssertionError("there is no grid");
    }

    @Override
    public void release(int square) {
      throw new AssertionError("there is no grid");
    }

    @Override
    public void select(int square) {
      throw new AssertionError("there is no grid");
    }

    @Override
    public int selected() {
      return -1;
    }

    @Override
    public ReadOnlyLongProperty heldProperty() {
      return held.getReadOnlyProperty();
    }
  }

  /// A connection to a room in this process.
  private final class Connection implements RoomConnection, Line {
    private final ServerClock clock = new ServerClock(System::nanoTime);
    private SyncClient.@Nullable Listener listener;
    private int reconnects;

    Connection dial(SyncClient.Listener to) {
      listener = to;
      return this;
    }

    SyncClient.Listener listener() {
      return Objects.requireNonNull(listener, "the session has dialled");
    }

    @Override
    public void send(ClientMessage message) {
      if (message instanceof ClientMessage.Numbered numbered) {
        room.send(numbered);
      } else {
        said.add(message);
      }
    }

    @Override
    public void rest(boolean wanted) {
      // Its clock is right without asking.
    }

    @Override
    public ServerClock clock() {
      return clock;
    }

    @Override
    public void reconnectNow() {
      reconnects++;
    }

    @Override
    public void resync() {
      room.resync();
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
