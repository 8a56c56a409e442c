package org.trillsymbiont.client;

import java.nio.file.Path;
import java.time.InstantSource;
import javafx.application.Application;
import javafx.application.HostServices;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.discovery.AllSessions;
import org.trillsymbiont.client.discovery.LocalSessions;
import org.trillsymbiont.client.discovery.NetworkSessions;
import org.trillsymbiont.client.launch.ClientOptions;
import org.trillsymbiont.client.sound.Output;
import org.trillsymbiont.client.sound.SoundEngine;
import org.trillsymbiont.client.sound.export.NoteTrace;
import org.trillsymbiont.client.text.MusicWords;
import org.trillsymbiont.client.text.Texts;

/// The app's composition root: what is remembered of its user, one sound engine, one window.
///
/// Not final: a test starts it as it is, and looks inside.
///
/// Thread: FX, except for `init`.
public class ClientApp extends Application {
  /// When it is set, in milliseconds since 1970, the app prints how long after that its window
  /// could be used, and ends.
  static final String STARTED_AT = "TRILL_SYMBIONT_STARTED_AT";

  private final UserSettings settings = UserSettings.ofThisUser();
  private @Nullable LateEngine engine;
  private @Nullable NoteTrace trace;
  private @Nullable AppWindow window;

  /// JavaFX makes it.
  public ClientApp() {}

  @Override
  public void start(Stage stage) {
    Texts.use(settings.appearance().languageProperty().get().locale());
    MusicWords.use(settings.appearance().noteNamesProperty().get());
    ClientOptions options = ClientOptions.parse(getParameters().getRaw());
    Path file = options.trace();
    if (file != null) {
      trace = NoteTrace.to(file);
    }
    Output output = new Output.Device(settings.sound().device(), settings.sound());
    engine = new LateEngine(() -> open(output));
    HostServices services = getHostServices();
    window =
        new AppWindow(
            stage,
            engine,
            settings,
            options.name(),
            new AllSessions(
                new LocalSessions(), new NetworkSessions(), settings.network().discoveryProperty()),
            folder -> services.showDocument(folder.toUri().toString()),
            InstantSource.system());
    if (options.beginning() != ClientOptions.Beginning.START_SCREEN) {
      engine.begin();
    }
    window.begin(options);
    var _ = FirstFrame.await(stage, InstantSource.system(), atMillis -> usable(stage, atMillis));
    if (options.isRehearsal()) {
      new Rehearsal(window, Platform::exit).start();
    }
  }

  private SoundEngine open(Output output) {
    SoundEngine opened = SoundEngine.open(output);
    if (trace != null) {
      opened.addNoteListener(trace);
    }
    return opened;
  }

  /// What the first picture need not wait for.
  private void usable(Stage stage, long atMillis) {
    String startedAt = System.getenv(STARTED_AT);
    if (startedAt != null) {
      System.out.println("usable after " + (atMillis - Long.parseLong(startedAt)) + " ms");
      Platform.exit();
    } else if (engine != null) {
      engine.begin();
      WindowIcons.show(stage);
    }
  }

  /// The window was closed.
  @Override
  public void stop() {
    if (window != null) {
      window.close();
    }
    if (engine != null) {
      engine.close();
    }
    if (trace != null) {
      trace.close();
    }
  }

  /// The window; null before it is there. Thread: FX.
  final @Nullable AppWindow window() {
    return window;
  }
}
