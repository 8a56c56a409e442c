package org.trillsymbiont.client;

import java.io.IOException;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import javafx.application.Application;
import javafx.application.HostServices;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.Alert;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.launch.ClientOptions;
import org.trillsymbiont.client.midi.MidiSettings;
import org.trillsymbiont.client.session.Address;
import org.trillsymbiont.client.session.FreeColour;
import org.trillsymbiont.client.session.Profile;
import org.trillsymbiont.client.settings.Appearance;
import org.trillsymbiont.client.settings.AppearanceSettings;
import org.trillsymbiont.client.settings.SoundSettings;
import org.trillsymbiont.client.sound.Output;
import org.trillsymbiont.client.sound.SoundEngine;
import org.trillsymbiont.client.sound.export.NoteTrace;
import org.trillsymbiont.client.text.MusicWords;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.Theme;
import org.trillsymbiont.model.sync.JoinLink;

/// The app's composition root: one window with one client, and the session it hosts unless it joins
/// one.
///
/// Thread: FX, except for `init`.
public final class ClientApp extends Application {
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 800;

  private @Nullable HostedSession hosted;
  private @Nullable IOException hostingFailed;
  private @Nullable SoundEngine engine;
  private @Nullable NoteTrace trace;
  private @Nullable Client client;
  private final Appearance appearance = AppearanceSettings.ofThisUser().remembered();
  private final SoundSettings soundSettings = SoundSettings.ofThisUser();

  /// JavaFX makes it.
  public ClientApp() {}

  /// What takes a moment and needs no window. Thread: JavaFX's launcher.
  @Override
  public void init() {
    Texts.use(appearance.languageProperty().get().locale());
    MusicWords.use(appearance.noteNamesProperty().get());
    ClientOptions options = options();
    engine = SoundEngine.open(new Output.Device(soundSettings.device(), soundSettings));
    Path file = options.trace();
    if (file != null) {
      trace = NoteTrace.to(file);
      engine.addNoteListener(trace);
    }
    if (options.join() == null) {
      try {
        hosted = HostedSession.start(options.port());
      } catch (IOException e) {
        hostingFailed = e;
      }
    }
  }

  @Override
  public void start(Stage stage) {
    if (engine == null) {
      throw new IllegalStateException("JavaFX calls init before start");
    }
    ClientOptions options = options();
    Address where = where(options);
    if (where == null) {
      String reason = hostingFailed == null ? "" : " " + hostingFailed.getMessage();
      new Alert(Alert.AlertType.ERROR, "No session can be hosted on this computer." + reason)
          .showAndWait();
      stage.close();
      return;
    }
    client = open(where, options, engine);
    HostServices services = getHostServices();
    client.exports().setOnOpenFolder(folder -> services.showDocument(folder.toUri().toString()));
    Scene scene = new Scene(client.root(), WIDTH, HEIGHT);
    Theme.apply(scene, appearance);
    client
        .session()
        .identityProperty()
        .subscribe(who -> stage.setTitle("Trill Symbiont - " + who.name()));
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    stage.setScene(scene);
    stage.setWidth(Math.min(WIDTH, screen.getWidth()));
    stage.setHeight(Math.min(HEIGHT, screen.getHeight()));
    stage.show();
  }

  /// As the user was at the last start.
  private Client open(Address where, ClientOptions options, SoundEngine engine) {
    RandomGenerator random = RandomGenerator.getDefault();
    Profile profile = Profile.ofThisUser();
    boolean hasColour = profile.hasColour();
    Client client =
        new Client(
            where,
            options.pin(),
            profile.identity(options.name(), random),
            engine,
            appearance,
            System::nanoTime);
    profile.remember(client.session().identityProperty());
    profile.rememberFollowing(client.panels().followingProperty());
    soundSettings.rememberDevice(client.deviceProperty());
    soundSettings.rememberMonitor(client.monitorProperty());
    soundSettings.rememberOffset(client.soundProperty(), client.offsetMillisProperty());
    client.midi().remember(MidiSettings.ofThisUser());
    profile.rememberFolder(client.exports().folderProperty());
    if (!hasColour) {
      FreeColour.find(client.session(), random);
    }
    return client;
  }

  private @Nullable Address where(ClientOptions options) {
    JoinLink join = options.join();
    if (join != null) {
      return Address.of(join);
    }
    return hosted == null ? null : hosted.address(options.room());
  }

  /// The window was closed: everybody who has joined a session that is hosted here is told.
  @Override
  public void stop() {
    if (client != null) {
      client.close();
    }
    if (engine != null) {
      engine.close();
    }
    if (trace != null) {
      trace.close();
    }
    if (hosted != null) {
      hosted.close();
    }
  }

  private ClientOptions options() {
    return ClientOptions.parse(getParameters().getRaw());
  }
}
