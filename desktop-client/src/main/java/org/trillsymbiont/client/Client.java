package org.trillsymbiont.client;

import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.file.SessionFiles;
import org.trillsymbiont.client.midi.BuiltIn;
import org.trillsymbiont.client.midi.Midi;
import org.trillsymbiont.client.past.Looking;
import org.trillsymbiont.client.session.Address;
import org.trillsymbiont.client.session.LastTouch;
import org.trillsymbiont.client.session.Session;
import org.trillsymbiont.client.session.Token;
import org.trillsymbiont.client.settings.Appearance;
import org.trillsymbiont.client.sound.Monitor;
import org.trillsymbiont.client.sound.Oscilloscope;
import org.trillsymbiont.client.sound.SoundEngine;
import org.trillsymbiont.client.sound.SoundStatus;
import org.trillsymbiont.client.sound.device.DeviceChoice;
import org.trillsymbiont.client.sound.device.Devices;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.sync.KnownServers;
import org.trillsymbiont.client.transport.Playhead;
import org.trillsymbiont.client.view.Commands;
import org.trillsymbiont.client.view.Listening;
import org.trillsymbiont.client.view.MainView;
import org.trillsymbiont.client.view.Panels;
import org.trillsymbiont.client.view.Sounding;
import org.trillsymbiont.client.view.export.Exports;
import org.trillsymbiont.client.view.export.SaveDialog;
import org.trillsymbiont.client.view.file.SystemFileDialogs;
import org.trillsymbiont.client.view.grid.GridReadout;
import org.trillsymbiont.client.view.grid.GridView;
import org.trillsymbiont.client.view.pattern.EmptyGridHint;
import org.trillsymbiont.client.view.settings.SettingsPage;
import org.trillsymbiont.client.view.voice.VoicesView;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.sync.Identity;

/// One participant of a session: the shared state, the connection, what is seen and what is heard.
/// An app has one; the demo has two.
///
/// Thread: FX.
public final class Client implements AutoCloseable {
  private static final long SOUND_WATCH_NANOS = 1_000_000_000;

  private final FxTimer timer;
  private final Session session;
  private final ReadOnlyObjectWrapper<SoundStatus> sound;
  private final Playhead playhead;
  private final IntegerProperty offsetMillis = new SimpleIntegerProperty(this, "offsetMillis");
  private final BooleanProperty clicking = new SimpleBooleanProperty(this, "clicking");
  private final ObjectProperty<DeviceChoice> device =
      new SimpleObjectProperty<>(this, "device", DeviceChoice.AUTOMATIC);
  private final ObjectProperty<Monitor> monitor =
      new SimpleObjectProperty<>(this, "monitor", Monitor.OPEN);
  private final SoundEngine engine;
  private final Oscilloscope oscilloscope;
  private final Exports exports;
  private final SessionFiles files;
  private final Panels panels;
  private final Commands commands;
  private final Midi midi;
  private final MainView root;

  /// Begins to connect at once.
  ///
  /// @param where the server and the room
  /// @param pin the room's, when it has one
  /// @param who the user
  /// @param engine sounds the session; its maker closes it
  public Client(Address where, @Nullable String pin, Identity who, SoundEngine engine) {
    this(where, pin, who, engine, new Appearance(), System::nanoTime);
  }

  /// Begins to connect at once, on a computer whose clock may be a false one.
  ///
  /// @param appearance how the window looks and reads; it may outlive the client
  /// @param nanoTime the computer's clock, the engine's too
  public Client(
      Address where,
      @Nullable String pin,
      Identity who,
      SoundEngine engine,
      Appearance appearance,
      LongSupplier nanoTime) {
    this(where, pin, who, Token.next(), engine, appearance, KnownServers.inMemory(), nanoTime);
  }

  /// Begins to connect at once, as somebody whom the server may know, and to one that may have been
  /// met before.
  ///
  /// @param token what the server knows the user by: [Token#next]
  /// @param known the servers that were met
  Client(
      Address where,
      @Nullable String pin,
      Identity who,
      String token,
      SoundEngine engine,
      Appearance appearance,
      KnownServers known,
      LongSupplier nanoTime) {
    this.engine = engine;
    oscilloscope = Oscilloscope.of(engine);
    timer = new FxTimer(nanoTime);
    session = new Session(timer, where, pin, who, token, known);
    sound = new ReadOnlyObjectWrapper<>(engine.status());
    Store store = session.store();
    playhead = new Playhead(store.scoreProperty(), session::heardTime, timer, engine::lateNanos);
    offsetMillis.subscribe(value -> engine.offsetMillis(value.intValue()));
    clicking.subscribe(engine::clicks);
    // Not at once: the engine was opened with a device of its maker's choice.
    device.addListener((observed, before, now) -> engine.use(now));
    monitor.subscribe(engine::monitor);
    ObjectProperty<Voice> defaultVoice = new SimpleObjectProperty<>(Voice.DEFAULT);
    Holds holds = new Holds(session, engine);
    Appearance looks = appearance.forWindow();
    GridView grid = new GridView(store, holds, playhead, defaultVoice::get, looks);
    midi = new Midi(session, BuiltIn.of(engine), playhead, timer, new PlayingHands(holds, grid));
    var _ = new Playback(store, engine, session::heardTime);
    panels = new Panels(store);
    exports =
        new Exports(() -> engine, session, timer, new SaveDialog(this::window), LocalDateTime::now);
    playhead.onStep(exports::step);
    commands =
        new Commands(store, panels, monitor, looks, engine::panic, RandomGenerator.getDefault());
    files = new SessionFiles(session, new SystemFileDialogs(this::window), InstantSource.system());
    commands.setFiles(files);
    root = compose(grid, defaultVoice);
    looking().onChord(chord -> engine.auditionChord(chord.state(), chord.nanos()));
    watchSound();
  }

  private void lookAtSound() {
    SoundStatus now = engine.status();
    if (!now.equals(sound.get())) {
      sound.set(now); // An equal one would be rendered all the same.
    }
  }

  /// A device may go away in the middle.
  private void watchSound() {
    lookAtSound();
    var _ = timer.at(timer.nowNanos() + SOUND_WATCH_NANOS, this::watchSound);
  }

  private MainView compose(GridView grid, ObjectProperty<Voice> defaultVoice) {
    Store store = session.store();
    VoicesView voices = new VoicesView(store, defaultVoice, grid.selectedSquareProperty());
    grid.setOnVoiceRequested(voices::focusOn);
    return new MainView(
        commands,
        session,
        new Sounding(sound.getReadOnlyProperty(), playhead, offsetMillis, clicking, listening()),
        timer,
        new MainView.Parts(
            new StackPane(grid, new EmptyGridHint(store, commands)),
            new GridReadout(store, grid, LastTouch.in(session, timer::nowNanos), timer),
            voices),
        midi,
        exports);
  }

  private Listening listening() {
    return new Listening(
        device,
        monitor,
        Client::askForDevices,
        engine::levels,
        oscilloscope,
        engine::lateNanos,
        this::recount);
  }

  private static void askForDevices(Consumer<List<String>> answer) {
    Thread.ofPlatform()
        .daemon()
        .name("trill-devices")
        .start(() -> {
          List<String> names = Devices.list();
          FxThread.post(() -> answer.accept(names));
        });
  }

  private void recount() {
    engine.resetDropOuts();
    lookAtSound();
  }

  /// Null outside of one.
  private @Nullable Window window() {
    Scene scene = root.getScene();
    return scene == null ? null : scene.getWindow();
  }

  /// The room that this participant is in.
  public Session session() {
    return session;
  }

  /// The shared state as this participant sees it.
  public Store store() {
    return session.store();
  }

  /// Which step is heard.
  public Playhead playhead() {
    return playhead;
  }

  /// How much later than its device tells this computer's sound is heard, in milliseconds, made up
  /// for; -500..500, 0 at first.
  public IntegerProperty offsetMillisProperty() {
    return offsetMillis;
  }

  /// The sound device that this computer uses, and how. At first it is not known what the engine
  /// was opened with: it takes what is set here.
  public ObjectProperty<DeviceChoice> deviceProperty() {
    return device;
  }

  /// What this computer's user hears of the room's sound.
  public ObjectProperty<Monitor> monitorProperty() {
    return monitor;
  }

  /// Whether this computer's sound can be heard.
  public ReadOnlyObjectProperty<SoundStatus> soundProperty() {
    return sound.getReadOnlyProperty();
  }

  /// Other instruments that play along, and keys to play on.
  public Midi midi() {
    return midi;
  }

  /// What is recorded and rendered here.
  public Exports exports() {
    return exports;
  }

  /// The file that the session is saved in.
  public SessionFiles files() {
    return files;
  }

  /// Time in this window.
  Timer timer() {
    return timer;
  }

  /// What is open in this window.
  public Panels panels() {
    return panels;
  }

  /// What buttons and keys do.
  public Commands commands() {
    return commands;
  }

  /// What of the room's past is looked at.
  public Looking looking() {
    return root.looking();
  }

  /// Adds a page of settings that are the app's, not the session's.
  public void addSettings(SettingsPage page) {
    root.addSettings(page);
  }

  /// The window's content.
  public Parent root() {
    return root;
  }

  /// Completes what is being recorded and saved, and leaves the session.
  @Override
  public void close() {
    midi.close();
    oscilloscope.listen(false);
    exports.close();
    files.close();
    session.close();
    timer.close();
    engine.silence();
  }
}
