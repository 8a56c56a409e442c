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
  private final UserSettings settings = UserSettings.ofThisUser();
  private @Nullable SoundEngine engine;
  private @Nullable NoteTrace trace;
  private @Nullable AppWindow window;

  /// JavaFX makes it.
  public ClientApp() {}

  /// What takes a moment and needs no window. Thread: JavaFX's launcher.
  @Override
  public void init() {
    Texts.use(settings.appearance().languageProperty().get().locale());
    MusicWords.use(settings.appearance().noteNamesProperty().get());
    engine = SoundEngine.open(new Output.Device(settings.sound().device(), settings.sound()));
    Path file = options().trace();
    if (file != null) {
      trace = NoteTrace.to(file);
      engine.addNoteListener(trace);
    }
  }

  @Override
  public void start(Stage stage) {
    if (engine == null) {
      throw new IllegalStateException("JavaFX calls init before start");
    }
    ClientOptions options = options();
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
    window.begin(options);
    Long startedAt = options.startedAtMillis();
    if (startedAt != null) {
      FirstFrame.report(stage, InstantSource.system(), startedAt, Platform::exit);
    } else if (options.isRehearsal()) {
      new Rehearsal(window, Platform::exit).start();
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

  private ClientOptions options() {
    return ClientOptions.parse(getParameters().getRaw());
  }
}
