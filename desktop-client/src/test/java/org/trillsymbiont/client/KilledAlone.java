package org.trillsymbiont.client;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.prefs.Preferences;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.trillsymbiont.client.discovery.FakeSessions;
import org.trillsymbiont.client.file.SessionFile;
import org.trillsymbiont.client.file.TrillFiles;
import org.trillsymbiont.client.launch.ClientOptions;
import org.trillsymbiont.client.sound.Output;
import org.trillsymbiont.client.sound.SoundEngine;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;

/// The app, in which somebody plays alone until it is killed. It says when what was played last has
/// been kept by itself.
public final class KilledAlone {
  static final double TEMPO = 123;

  private KilledAlone() {}

  /// Never ends.
  ///
  /// @param arguments the data folder, the preferences' node, a file to open
  public static void main(String[] arguments) throws Exception {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    Path folder = Path.of(arguments[0]);
    Platform.startup(() -> start(folder, arguments[1], arguments[2]));
    Path kept = folder.resolve("alone").resolve("kept-" + ProcessHandle.current().pid() + ".trill");
    Conditions.eventually(() -> tempo(kept) == TEMPO);
    System.out.println("kept");
    new CountDownLatch(1).await();
  }

  private static double tempo(Path kept) {
    try {
      SessionFile file = Files.exists(kept) ? TrillFiles.read(kept) : null;
      return file == null ? 0 : file.state().tempo();
    } catch (Exception e) {
      throw new AssertionError("what is kept is always whole", e);
    }
  }

  private static void start(Path folder, String node, String file) {
    SoundEngine engine = SoundEngine.open(new Output.Silent());
    AppWindow window =
        new AppWindow(
            new Stage(),
            () -> engine,
            UserSettings.in(Preferences.userRoot().node(node), folder),
            "Ada",
            new FakeSessions(),
            shown -> {},
            InstantSource.system());
    window.begin(ClientOptions.parse(List.of(file)));
    play(window);
  }

  /// As soon as the file is open.
  private static void play(AppWindow window) {
    OpenSession session = window.session();
    if (session == null || session.client().files().document().fileProperty().get() == null) {
      FxThread.post(() -> play(window));
      return;
    }
    session.client().store().dispatch(Edit.of(Fields.TEMPO, TEMPO));
  }
}
