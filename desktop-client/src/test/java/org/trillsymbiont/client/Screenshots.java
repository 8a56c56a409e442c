package org.trillsymbiont.client;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import org.trillsymbiont.client.settings.Palette;
import org.trillsymbiont.client.sound.Monitor;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.sync.ConnectionStatus;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.ChordFollowing;
import org.trillsymbiont.model.theory.Degree;
import org.trillsymbiont.model.theory.Mode;
import org.trillsymbiont.model.theory.PitchClass;

/// Makes the pictures in `docs/images/`: the real window in a real session, without a screen.
/// `./mvnw -Pscreenshots`
final class Screenshots {
  private final Camera camera;
  private final PeoplePictures people;
  private final DevicePictures devices;
  private final HistoryPictures history;
  private final StartPictures start;

  private Screenshots(Camera camera) {
    this.camera = camera;
    people = new PeoplePictures(camera);
    devices = new DevicePictures(camera);
    history = new HistoryPictures(camera);
    start = new StartPictures(camera);
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
    try (Camera camera =
        new Camera(Path.of(arguments[0]), arguments.length > 1 ? arguments[1] : "")) {
      new Screenshots(camera).takeAll();
    } finally {
      Platform.exit();
    }
  }

  private void takeAll() throws IOException {
    take("window.png", 1280, 800, 1, Pieces.playing());
    take("window-2x.png", 1280, 800, 2, Pieces.playing());
    take("window-1024x700.png", 1024, 700, 1, Pieces.playing());
    take("window-3840x2160.png", 3840, 2160, 1, Pieces.playing());
    List<Edit> expanded = List.of(Pieces.pattern(), Pieces.set(Fields.square(1).expanded(), true));
    take("voices.png", 1280, 800, 1, expanded, "#voices-active");
    take("empty.png", 1280, 800, 1, List.of());
    take("full-grid.png", 1280, 800, 1, List.of(Pieces.everySquare()));
    take("evolution.png", 1280, 800, 1, Pieces.evolving(), "#evolution-settings");
    take("evolution-1024x700.png", 1024, 700, 1, Pieces.evolving(), "#evolution-settings");
    take("help.png", 1280, 800, 1, List.of(Pieces.pattern(), Pieces.set(Fields.SHOW_HELP, true)));
    takeKey("key-e-flat-minor.png", "Eb", Mode.MINOR, Degree.VI, "");
    takeKey("key-g-flat-major.png", "Gb", Mode.MAJOR, Degree.V, "");
    takeKey("key-a-harmonic-minor.png", "A", Mode.HARMONIC_MINOR, Degree.V, "");
    takeKey("key-d-blues.png", "D", Mode.BLUES, Degree.IV, "");
    people.takeTogether("together.png", 1280, 800, 1, "");
    people.takeTogether("rooms.png", 1280, 800, 1, "#room");
    people.takeTogether("people.png", 1280, 800, 1, "#people");
    people.takeTogether("people-1024x700.png", 1024, 700, 1, "#people");
    people.takeTogether("timing.png", 1280, 800, 1, "#timing");
    people.takeTogether("timing-1024x700.png", 1024, 700, 1, "#timing");
    people.takeTogether("together-2x.png", 1280, 800, 2, "#people");
    devices.takeSounding("sound.png", 1280, 800, Monitor.OPEN.withTrimDecibels(-6));
    devices.takeSounding("sound-1024x700.png", 1024, 700, Monitor.OPEN.withSoloRows(Set.of(0, 4)));
    devices.takeMidi("midi.png", 1280, 800, "#midi-page-out");
    devices.takeMidi("midi-1024x700.png", 1024, 700, "#midi-page-out");
    devices.takeMidi("midi-in.png", 1280, 800, "#midi-page-in");
    devices.takeMidi("midi-learn.png", 1280, 800, "#midi-page-learn");
    devices.takeExport("export.png", 1280, 800);
    devices.takeExport("export-1024x700.png", 1024, 700);
    people.takeRoles("");
    takeDisconnected();
    for (String page : List.of("appearance", "accessibility", "sound", "midi", "about")) {
      take("settings-" + page + ".png", 1280, 800, 1, Pieces.playing(), "settings:" + page);
    }
    takeLight();
    takePalettes();
    takeSizes();
    takeStart();
    takeFiles("");
    takeGerman();
    history.takeAll();
    new QuickPictures(camera).takeAll();
  }

  private void takePalettes() throws IOException {
    for (Palette palette : Palette.values()) {
      camera.as(looks -> looks.paletteProperty().set(palette));
      String name = "palette-" + palette.name().toLowerCase(Locale.ROOT) + ".png";
      take(name, 1280, 800, 1, List.of(Pieces.everySquare()));
    }
    camera.asUsual();
  }

  /// Texts and controls as the user may want them.
  private void takeSizes() throws IOException {
    for (double size : new double[] {1.5, 2}) {
      camera.as(looks -> looks.scaleProperty().set(size));
      take("size-" + Math.round(size * 100) + ".png", 1920, 1200, 1, Pieces.playing());
    }
    camera.asUsual();
  }

  private void takeStart() throws IOException {
    start.take("start.png", 1280, 800, 1);
    start.take("start-2x.png", 1280, 800, 2);
    start.take("start-1024x700.png", 1024, 700, 1);
    camera.inLight();
    start.take("start-light.png", 1280, 800, 1);
    camera.asUsual();
  }

  /// What is asked about session files.
  private void takeFiles(String prefix) throws IOException {
    take(prefix + "file-save.png", 1280, 800, 1, Pieces.playing(), "file:what");
    take(prefix + "file-open.png", 1280, 800, 1, Pieces.playing(), "file:how");
    take(prefix + "file-others.png", 1024, 700, 1, Pieces.playing(), "file:others");
  }

  private void takeGerman() throws IOException {
    camera.speak(Locale.GERMAN);
    takeFiles("german-");
    start.take("german-start.png", 1280, 800, 1);
    take("german.png", 1280, 800, 1, Pieces.playing());
    take("german-1024x700.png", 1024, 700, 1, Pieces.playing());
    takeKey("german-key.png", "Eb", Mode.HARMONIC_MINOR, Degree.III, "");
    take("german-evolution.png", 1280, 800, 1, Pieces.evolving(), "#evolution-settings");
    take("german-tonality.png", 1280, 800, 1, Pieces.playing(), "#tonality");
    people.takeTogether("german-rooms.png", 1280, 800, 1, "#room");
    people.takeTogether("german-people.png", 1280, 800, 1, "#people");
    people.takeRoles("german-");
    people.takeTogether("german-timing.png", 1280, 800, 1, "#timing");
    camera.speak(Locale.ENGLISH);
  }

  private void takeLight() throws IOException {
    camera.inLight();
    take("light.png", 1280, 800, 1, Pieces.playing());
    take("light-2x.png", 1280, 800, 2, Pieces.playing());
    take("light-settings.png", 1280, 800, 1, Pieces.playing(), "settings:appearance");
    people.takeRoles("light-");
    takeFiles("light-");
    people.takeTogether("light-together.png", 1280, 800, 1, "#people");
    camera.asUsual();
  }

  /// A key with its chords of four notes, to which the grid snaps.
  private void takeKey(String name, String tonic, Mode mode, Degree chord, String opens)
      throws IOException {
    List<Edit> edits =
        List.of(
            Pieces.pattern(),
            Pieces.set(Fields.SHOW_CIRCLE_OF_FIFTHS, true),
            Gestures.chooseKey(AppState.INITIAL, PitchClass.parse(tonic), mode),
            Gestures.chooseChord(chord),
            Pieces.set(Fields.HAS_SEVENTHS, true),
            Pieces.set(Fields.CHORD_FOLLOWING, ChordFollowing.SNAP));
    take(name, 1280, 800, 1, edits, opens);
  }

  private void takeDisconnected() throws IOException {
    if (!camera.wants("disconnected.png")) {
      return;
    }
    HostedSession session = HostedSession.startPrivately();
    Client client = camera.join(session);
    session.close();
    Conditions.eventually(() ->
        Camera.onFx(
            () -> client.session().connectionProperty().get() instanceof ConnectionStatus.Waiting));
    camera.take("disconnected.png", client, 1280, 800, 1, "");
  }

  private void take(String name, double width, double height, double scale, List<Edit> edits)
      throws IOException {
    take(name, width, height, scale, edits, "");
  }

  /// @param opens the button to press before, or empty
  private void take(
      String name, double width, double height, double scale, List<Edit> edits, String opens)
      throws IOException {
    if (!camera.wants(name)) {
      return;
    }
    try (HostedSession session = HostedSession.startPrivately()) {
      Client client = camera.join(session);
      Store store = client.store();
      Camera.onFx(() -> {
        edits.forEach(store::dispatch);
      });
      int step = Camera.onFx(() -> store.state().currentSequenceStep());
      Conditions.eventually(() -> Camera.onFx(() -> client.playhead().position().column()) == step);
      camera.take(name, client, width, height, scale, opens);
    }
  }
}
