package org.trillsymbiont.client;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.image.Image;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.trillsymbiont.client.midi.FakePort;
import org.trillsymbiont.client.midi.FakePorts;
import org.trillsymbiont.client.midi.LearnTarget;
import org.trillsymbiont.client.midi.Midi;
import org.trillsymbiont.client.midi.PortName;
import org.trillsymbiont.client.midi.PortStatus;
import org.trillsymbiont.client.session.Address;
import org.trillsymbiont.client.settings.Appearance;
import org.trillsymbiont.client.settings.Palette;
import org.trillsymbiont.client.settings.ThemeChoice;
import org.trillsymbiont.client.sound.Monitor;
import org.trillsymbiont.client.sound.Output;
import org.trillsymbiont.client.sound.SoundEngine;
import org.trillsymbiont.client.sound.SoundStatus;
import org.trillsymbiont.client.sound.device.FakeDevice;
import org.trillsymbiont.client.sound.device.FakeDevices;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.sync.ConnectionStatus;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.Theme;
import org.trillsymbiont.client.view.export.Exports;
import org.trillsymbiont.client.view.file.FileQuestionPane;
import org.trillsymbiont.client.view.settings.SettingsView;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.ChordFollowing;
import org.trillsymbiont.model.state.MusicGrid;
import org.trillsymbiont.model.state.Ruleset;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.state.Waveform;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.JoinLink;
import org.trillsymbiont.model.sync.Lock;
import org.trillsymbiont.model.sync.Participant;
import org.trillsymbiont.model.sync.Presence;
import org.trillsymbiont.model.sync.Role;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.theory.Degree;
import org.trillsymbiont.model.theory.Mode;
import org.trillsymbiont.model.theory.PitchClass;

/// Makes the pictures in `docs/images/`: the real window in a real session, without a screen.
/// `./mvnw -Pscreenshots`
final class Screenshots {
  private final Path folder;
  private final SoundEngine engine = SoundEngine.open(new Output.Silent());

  /// Only pictures whose names begin with this are made.
  private final String only;

  private Appearance looks = new Appearance();

  Screenshots(Path folder, String only) {
    this.folder = folder;
    this.only = only;
  }

  /// Makes all pictures and ends.
  ///
  /// @param arguments the folder, and perhaps what the names of the wanted pictures begin with
  public static void main(String[] arguments) throws IOException {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    System.setProperty("java.awt.headless", "true");
    CompletableFuture<Void> started = new CompletableFuture<>();
    Platform.startup(() -> started.complete(null));
    started.join();
    Screenshots screenshots =
        new Screenshots(Path.of(arguments[0]), arguments.length > 1 ? arguments[1] : "");
    try {
      screenshots.takeAll();
    } finally {
      screenshots.engine.close();
      Platform.exit();
    }
  }

  private void takeAll() throws IOException {
    take("window.png", 1280, 800, 1, playing());
    take("window-2x.png", 1280, 800, 2, playing());
    take("window-1024x700.png", 1024, 700, 1, playing());
    take("window-3840x2160.png", 3840, 2160, 1, playing());
    List<Edit> expanded = List.of(pattern(), set(Fields.square(1).expanded(), true));
    take("voices.png", 1280, 800, 1, expanded, "#voices-active");
    take("empty.png", 1280, 800, 1, List.of());
    take("full-grid.png", 1280, 800, 1, List.of(everySquare()));
    take("evolution.png", 1280, 800, 1, evolving(), "#evolution-settings");
    take("evolution-1024x700.png", 1024, 700, 1, evolving(), "#evolution-settings");
    take("help.png", 1280, 800, 1, List.of(pattern(), set(Fields.SHOW_HELP, true)));
    takeKey("key-e-flat-minor.png", "Eb", Mode.MINOR, Degree.VI, "");
    takeKey("key-g-flat-major.png", "Gb", Mode.MAJOR, Degree.V, "");
    takeKey("key-a-harmonic-minor.png", "A", Mode.HARMONIC_MINOR, Degree.V, "");
    takeKey("key-d-blues.png", "D", Mode.BLUES, Degree.IV, "");
    takeTogether("together.png", 1280, 800, 1, "");
    takeTogether("rooms.png", 1280, 800, 1, "#room");
    takeTogether("people.png", 1280, 800, 1, "#people");
    takeTogether("people-1024x700.png", 1024, 700, 1, "#people");
    takeTogether("timing.png", 1280, 800, 1, "#timing");
    takeTogether("timing-1024x700.png", 1024, 700, 1, "#timing");
    takeTogether("together-2x.png", 1280, 800, 2, "#people");
    takeSounding("sound.png", 1280, 800, Monitor.OPEN.withTrimDecibels(-6));
    takeSounding("sound-1024x700.png", 1024, 700, Monitor.OPEN.withSoloRows(Set.of(0, 4)));
    takeMidi("midi.png", 1280, 800, "#midi-page-out");
    takeMidi("midi-1024x700.png", 1024, 700, "#midi-page-out");
    takeMidi("midi-in.png", 1280, 800, "#midi-page-in");
    takeMidi("midi-learn.png", 1280, 800, "#midi-page-learn");
    takeExport("export.png", 1280, 800);
    takeExport("export-1024x700.png", 1024, 700);
    takeRoles("");
    takeDisconnected();
    for (String page : List.of("appearance", "accessibility", "sound", "midi", "about")) {
      take("settings-" + page + ".png", 1280, 800, 1, playing(), "settings:" + page);
    }
    takeLight();
    takePalettes();
    takeSizes();
    takeStart();
    takeFiles("");
    takeGerman();
    new QuickPictures(folder, only).takeAll();
  }

  private void takePalettes() throws IOException {
    for (Palette palette : Palette.values()) {
      looks = new Appearance();
      looks.paletteProperty().set(palette);
      String name = "palette-" + palette.name().toLowerCase(Locale.ROOT) + ".png";
      take(name, 1280, 800, 1, List.of(everySquare()));
    }
    looks = new Appearance();
  }

  /// Texts and controls as the user may want them.
  private void takeSizes() throws IOException {
    for (double size : new double[] {1.5, 2}) {
      looks = new Appearance();
      looks.scaleProperty().set(size);
      take("size-" + Math.round(size * 100) + ".png", 1920, 1200, 1, playing());
    }
    looks = new Appearance();
  }

  private void takeStart() throws IOException {
    if ("start".startsWith(only) || only.startsWith("start")) {
      StartPictures pictures = new StartPictures(folder);
      pictures.take("start.png", new Appearance(), 1280, 800, 1);
      pictures.take("start-2x.png", new Appearance(), 1280, 800, 2);
      pictures.take("start-1024x700.png", new Appearance(), 1024, 700, 1);
      Appearance light = new Appearance();
      light.themeProperty().set(ThemeChoice.LIGHT);
      pictures.take("start-light.png", light, 1280, 800, 1);
    }
  }

  /// What is asked about session files.
  private void takeFiles(String prefix) throws IOException {
    take(prefix + "file-save.png", 1280, 800, 1, playing(), "file:what");
    take(prefix + "file-open.png", 1280, 800, 1, playing(), "file:how");
    take(prefix + "file-others.png", 1024, 700, 1, playing(), "file:others");
  }

  private void takeGerman() throws IOException {
    Texts.use(Locale.GERMAN);
    takeFiles("german-");
    if ("german-start.png".startsWith(only)) {
      new StartPictures(folder).take("german-start.png", new Appearance(), 1280, 800, 1);
    }
    take("german.png", 1280, 800, 1, playing());
    take("german-1024x700.png", 1024, 700, 1, playing());
    takeKey("german-key.png", "Eb", Mode.HARMONIC_MINOR, Degree.III, "");
    take("german-evolution.png", 1280, 800, 1, evolving(), "#evolution-settings");
    take("german-tonality.png", 1280, 800, 1, playing(), "#tonality");
    takeTogether("german-rooms.png", 1280, 800, 1, "#room");
    takeTogether("german-people.png", 1280, 800, 1, "#people");
    takeRoles("german-");
    takeTogether("german-timing.png", 1280, 800, 1, "#timing");
    Texts.use(Locale.ENGLISH);
  }

  private void takeLight() throws IOException {
    looks = new Appearance();
    looks.themeProperty().set(ThemeChoice.LIGHT);
    take("light.png", 1280, 800, 1, playing());
    take("light-2x.png", 1280, 800, 2, playing());
    take("light-settings.png", 1280, 800, 1, playing(), "settings:appearance");
    takeRoles("light-");
    takeFiles("light-");
    takeTogether("light-together.png", 1280, 800, 1, "#people");
    looks = new Appearance();
  }

  /// A key with its chords of four notes, to which the grid snaps.
  private void takeKey(String name, String tonic, Mode mode, Degree chord, String opens)
      throws IOException {
    List<Edit> edits =
        List.of(
            pattern(),
            set(Fields.SHOW_CIRCLE_OF_FIFTHS, true),
            Gestures.chooseKey(AppState.INITIAL, PitchClass.parse(tonic), mode),
            Gestures.chooseChord(chord),
            set(Fields.HAS_SEVENTHS, true),
            set(Fields.CHORD_FOLLOWING, ChordFollowing.SNAP));
    take(name, 1280, 800, 1, edits, opens);
  }

  /// A room that plays, on a computer with sound devices.
  private void takeSounding(String name, double width, double height, Monitor monitor)
      throws IOException {
    if (!name.startsWith(only)) {
      return;
    }
    FakeDevice device = new FakeDevice("Built-in Audio [plughw:0,0]");
    FakeDevices.plug(device, new FakeDevice("USB Interface [plughw:1,0]"));
    try (HostedSession session = HostedSession.startPrivately();
        SoundEngine sounding = SoundEngine.open(new Output.Device())) {
      Client client = join(session, sounding);
      awaitConnected(client);
      onFx(() -> {
        client.monitorProperty().set(monitor);
        client.store().dispatch(everySquare());
        client.store().dispatch(Gestures.play());
        return true;
      });
      Conditions.eventually(() -> sounding.levels().left().rms() > 0.05);
      device.lines().getLast().runEmpty();
      Conditions.eventually(() ->
          onFx(() ->
              client.soundProperty().get() instanceof SoundStatus.Playing playing
                  && playing.dropOuts() > 0));
      write(name, client, width, height, 1, "#sound");
    } finally {
      FakeDevices.plug();
    }
  }

  /// What the guests have under hand, and who they are.
  private static final List<Presence> HANDS =
      List.of(
          new Presence("/musicGrid/12", 12, 9),
          new Presence("/tempo", -1, 24),
          new Presence("/musicGrid/34", -1, 61),
          new Presence("/musicGrid/34", -1, 18),
          new Presence("/musicGrid/34", -1, 140),
          new Presence("/musicGrid/1/primaryGain", -1, 33),
          new Presence("/masterVolume", -1, 7),
          new Presence("/musicGrid/55", -1, 12),
          new Presence(null, -1, 45),
          new Presence(null, -1, 38),
          new Presence("/evolution/evolutionSpeed", -1, 230));

  private static final List<String> NAMES =
      List.of(
          "Ben",
          "Cleo",
          "Dmitri Ivanov",
          "Eve",
          "Gül",
          "Hanna Wu",
          "Wolfgang Amadeus Mozart the First",
          "Ivo",
          "Jun",
          "Kaja",
          "Maximilian");

  /// A room with eleven others, and rooms beside it.
  ///
  /// @param opens the button to press before, or empty
  private void takeTogether(String name, double width, double height, double scale, String opens)
      throws IOException {
    if (!name.startsWith(only)) {
      return;
    }
    List<Guest> guests = new ArrayList<>();
    try (HostedSession session = HostedSession.startPrivately()) {
      URI server = URI.create(session.address(RoomName.LOBBY).server().webSocket());
      RoomName longest = new RoomName("the-room-with-the-longest-name-1");
      for (RoomName room : List.of(new RoomName("blue"), longest)) {
        guests.add(Guest.join(server, room, guest(0), Presence.NONE));
      }
      Client client = join(session);
      awaitConnected(client);
      onFx(() -> {
        client.store().dispatch(pattern());
        return true;
      });
      for (int i = 0; i < NAMES.size(); i++) {
        guests.add(Guest.join(server, RoomName.LOBBY, guest(i), HANDS.get(i)));
      }
      Conditions.eventually(() ->
          onFx(() ->
              client.session().roster().others().stream()
                  .map(Participant::presence)
                  .toList()
                  .equals(HANDS)));
      onFx(() -> {
        client.session().askForRooms();
        return true;
      });
      Conditions.eventually(() -> onFx(() -> client.session().roomsProperty().get().size() == 3));
      Conditions.eventually(() -> onFx(() -> client.session().clock().quality().driftPpm()) != 0);
      write(name, client, width, height, scale, opens);
    } finally {
      guests.forEach(Guest::close);
    }
  }

  private void takeRoles(String prefix) throws IOException {
    for (Role role : Role.values()) {
      String name = prefix + "roles-" + role.wireName();
      takeRole(name + ".png", 1280, 800, role, "#people");
      takeRole(name + "-1024x700.png", 1024, 700, role, "");
    }
  }

  /// A room in which something is locked, as it looks to its host, a player and a listener.
  private void takeRole(String name, double width, double height, Role role, String opens)
      throws IOException {
    if (!name.startsWith(only)) {
      return;
    }
    List<Guest> guests = new ArrayList<>();
    try (HostedSession session = HostedSession.startPrivately()) {
      URI server = URI.create(session.address(RoomName.LOBBY).server().webSocket());
      Client first = role == Role.HOST ? join(session) : null;
      if (first != null) {
        awaitConnected(first);
      }
      for (int i = 0; i < 4; i++) {
        guests.add(Guest.join(server, RoomName.LOBBY, guest(i), HANDS.get(i)));
      }
      Client client = first == null ? join(session) : first;
      awaitConnected(client);
      onFx(() -> {
        client.store().dispatch(pattern());
        client.store().dispatch(set(Fields.SHOW_CIRCLE_OF_FIFTHS, true));
        client.session().lock(Lock.TEMPO, true);
        client.session().lock(Lock.GRID, true);
        client.session().appoint(3, Role.LISTENER);
        return true;
      });
      guests.getFirst().say(new ClientMessage.SetLocks(Set.of(Lock.TEMPO, Lock.GRID)));
      int you = onFx(() -> client.store().you());
      if (role != Role.HOST) {
        guests.getFirst().say(new ClientMessage.Appoint(3, Role.LISTENER));
        guests.getFirst().say(new ClientMessage.Appoint(you, role));
      }
      Conditions.eventually(() ->
          onFx(() ->
              client.store().rights().role() == role
                  && client.store().rights().locks().size() == 2
                  && client.session().roster().others().stream()
                      .anyMatch(who -> who.role() == Role.LISTENER)));
      onFx(() -> {
        client.store().dispatch(Gestures.stop());
        return true;
      });
      write(name, client, width, height, 1, opens);
    } finally {
      guests.forEach(Guest::close);
    }
  }

  /// While bars are rendered.
  void takeExport(String name, double width, double height) throws IOException {
    if (!name.startsWith(only)) {
      return;
    }
    Path file = Files.createTempDirectory("trill").resolve("jam.wav");
    try (HostedSession session = HostedSession.startPrivately()) {
      Client client = join(session);
      awaitConnected(client);
      onFx(() -> {
        playing().forEach(client.store()::dispatch);
        return true;
      });
      Exports exports = client.exports();
      onFx(() -> {
        exports.barsProperty().set(256);
        exports.rendersNotesProperty().set(true);
        exports.renderInto(file);
        return true;
      });
      Conditions.eventually(() ->
          onFx(() ->
              exports.renderProperty().get() instanceof Exports.Render.Running running
                  && running.progress().fraction() > 0.2));
      write(name, client, width, height, 1, "#record");
    }
    Files.deleteIfExists(file.getParent());
  }

  private static Identity guest(int index) {
    String name = NAMES.get(index);
    return new Identity(
        name.substring(0, Math.min(32, name.length())), Colour.PALETTE.get((index + 7) % 10));
  }

  private static void awaitConnected(Client client) {
    Conditions.eventually(() ->
        onFx(() ->
            client.session().connectionProperty().get() instanceof ConnectionStatus.Connected));
  }

  private static List<Edit> playing() {
    return List.of(
        pattern(),
        Gestures.chooseKey(AppState.INITIAL, PitchClass.parse("D"), Mode.DORIAN),
        Gestures.chooseChord(Degree.IV),
        set(Fields.SHOW_CIRCLE_OF_FIFTHS, true),
        set(Fields.CURRENT_SEQUENCE_STEP, 3));
  }

  private static List<Edit> evolving() {
    return List.of(
        pattern(),
        set(Fields.IS_EVOLVING, true),
        set(Fields.EVOLUTION_RULESET, Ruleset.RAIN),
        set(Fields.EVOLUTION_SEED, 271_828),
        set(Fields.EVOLUTION_GENERATION, 1037),
        set(Fields.EVOLUTION_STEP, 13),
        set(Fields.STEPS_PER_GENERATION, 4),
        set(Fields.IS_HARMONIC, true));
  }

  private static Edit pattern() {
    Edit.Builder edit = Edit.labelled("Pattern");
    Random random = new Random(5);
    for (int index = 0; index < MusicGrid.SQUARES; index++) {
      if (random.nextInt(5) == 0 || index == 1) {
        Fields.SquareFields square = Fields.square(index);
        double gain = Voice.PRIMARY_GAIN.clamp(random.nextDouble(0.3, 1.5));
        Waveform wave = List.of(Waveform.values()).get(random.nextInt(4));
        Voice voice = Voice.DEFAULT.withPrimaryGain(gain).withPrimaryWave(wave);
        square.setVoice(edit.set(square.active(), true), voice);
      }
    }
    return edit.build();
  }

  private static Edit everySquare() {
    Edit.Builder edit = Edit.labelled("Every square");
    for (int index = 0; index < MusicGrid.SQUARES; index++) {
      edit.set(Fields.square(index).active(), true);
    }
    return edit.build();
  }

  private static <T> Edit set(Field<T> field, T value) {
    return Edit.of("Set", field, value);
  }

  private void take(String name, double width, double height, double scale, List<Edit> edits)
      throws IOException {
    take(name, width, height, scale, edits, "");
  }

  /// @param opens the button to press before, or empty
  private void take(
      String name, double width, double height, double scale, List<Edit> edits, String opens)
      throws IOException {
    if (!name.startsWith(only)) {
      return;
    }
    try (HostedSession session = HostedSession.startPrivately()) {
      Client client = join(session);
      Store store = client.store();
      awaitConnected(client);
      onFx(() -> {
        edits.forEach(store::dispatch);
        return true;
      });
      int step = onFx(() -> store.state().currentSequenceStep());
      Conditions.eventually(() -> onFx(() -> client.playhead().position().column()) == step);
      write(name, client, width, height, scale, opens);
    }
  }

  /// A synthesizer plays along, a Launchpad shows the grid, and knobs are learned.
  private void takeMidi(String name, double width, double height, String page) throws IOException {
    if (!name.startsWith(only)) {
      return;
    }
    FakePort.output("Hydrasynth");
    FakePort.output("IAC Driver Bus 1");
    FakePort.output("LPX MIDI");
    FakePort.input("LPX MIDI");
    FakePort.input("LPX DAW");
    FakePort controller = FakePort.input("nanoKONTROL2");
    PortName knobs = new PortName("nanoKONTROL2");
    try (HostedSession session = HostedSession.startPrivately()) {
      Client client = join(session);
      awaitConnected(client);
      onFx(() -> {
        client.store().dispatch(pattern());
        Midi midi = client.midi();
        midi.sendTo(new PortName("Hydrasynth"));
        midi.listenTo(new PortName("LPX MIDI"), true);
        midi.listenTo(knobs, true);
        return true;
      });
      Conditions.eventually(
          () -> onFx(() -> client.midi().viewProperty().get().pads().size()) == 1);
      Conditions.eventually(
          () -> onFx(() -> client.midi().viewProperty().get().output()) instanceof PortStatus.Open);
      Conditions.eventually(controller::isOpen);
      for (LearnTarget target : List.of(LearnTarget.MASTER_VOLUME, LearnTarget.DECAY)) {
        onFx(() -> {
          client.midi().learn().learn(target);
          return true;
        });
        controller.says(target == LearnTarget.DECAY ? "B0 10 30" : "B0 07 7F");
        Conditions.eventually(() ->
            onFx(() -> client.midi().learn().controllersProperty().get().containsKey(target)));
      }
      write(name, client, width, height, 1, "#midi " + page);
    } finally {
      FakePorts.unplugAll();
    }
  }

  private void takeDisconnected() throws IOException {
    if (!"disconnected.png".startsWith(only)) {
      return;
    }
    HostedSession session = HostedSession.startPrivately();
    Client client = join(session);
    awaitConnected(client);
    session.close();
    Conditions.eventually(() ->
        onFx(
            () -> client.session().connectionProperty().get() instanceof ConnectionStatus.Waiting));
    write("disconnected.png", client, 1280, 800, 1, "");
  }

  private Client join(HostedSession session) {
    return join(session, engine);
  }

  private Client join(HostedSession session, SoundEngine engine) {
    return onFx(() ->
        new Client(
            new Address(
                session.address(RoomName.LOBBY).server(),
                List.of(JoinLink.parse("trill://192.168.1.7:8787/lobby"))),
            null,
            new Identity("Ada", Colour.PALETTE.get(6)),
            engine,
            looks,
            System::nanoTime));
  }

  /// In a window that is never shown: the Headless platform's screen is smaller than some pictures.
  ///
  /// @param opens the buttons to press before, one after the other, or empty
  private void write(
      String name, Client client, double width, double height, double scale, String opens)
      throws IOException {
    Image image =
        onFx(() -> {
          Scene scene = new Scene(client.root(), width, height);
          Theme.apply(scene, looks);
          // Never shown, but squares have as many pixels as their window's screen.
          Stage stage = new Stage();
          stage.setRenderScaleX(scale);
          stage.setScene(scene);
          // What scrolls is found only when it has its looks.
          client.root().applyCss();
          for (String query : opens.isEmpty() ? new String[0] : opens.split(" ")) {
            open(client, query);
          }
          // The text's size follows the window's, and the layout that.
          for (int pass = 0; pass < 3; pass++) {
            client.root().applyCss();
            client
                .root()
                .lookupAll(".presence-layer")
                .forEach(node -> ((Pane) node).requestLayout());
            client.root().layout();
          }
          Image picture = Picture.of(client.root(), scale);
          client.close();
          return picture;
        });
    Picture.write(folder.resolve(name), image);
  }

  /// @param what a button to press, `settings:` and the page to open, or `file:` and what is asked
  private static void open(Client client, String what) {
    if (what.startsWith("settings:")
        && client.root().lookup("#settings-pane") instanceof SettingsView settings) {
      settings.open(what.substring("settings:".length()));
    } else if (what.startsWith("file:")
        && client.root().lookup("#file-question-pane") instanceof FileQuestionPane questions) {
      if (what.endsWith("what")) {
        questions.askWhatToSave(true, whole -> {});
      } else if (what.endsWith("how")) {
        questions.askHowToOpen("Slow tide", 1234, whole -> {});
      } else {
        questions.askForOthers("Slow tide", NAMES, () -> {});
      }
    } else if (client.root().lookup(what) instanceof ButtonBase button) {
      button.fire();
    }
  }

  static <T> T onFx(Supplier<T> action) {
    return CompletableFuture.supplyAsync(action, FxThread::post).join();
  }
}
