package org.trillsymbiont.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.trillsymbiont.client.Stages.await;
import static org.trillsymbiont.client.Stages.fromFx;
import static org.trillsymbiont.client.Stages.onFx;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.trillsymbiont.client.discovery.FakeSessions;
import org.trillsymbiont.client.file.Pieces;
import org.trillsymbiont.client.file.TrillFiles;
import org.trillsymbiont.client.launch.ClientOptions;
import org.trillsymbiont.client.sound.Output;
import org.trillsymbiont.client.sound.SoundEngine;
import org.trillsymbiont.model.state.DemoPattern;

/// The app is killed while somebody plays alone (kill -9), and started again.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // open() fills the fields.
class KilledAloneTest {
  private static final long DEADLINE_SECONDS = 120;
  private static final String NODE = "killed-alone-test";

  @TempDir private Path folder;
  private Stage stage;
  private SoundEngine engine;
  private AppWindow window;

  private Path data() {
    return folder.resolve("data");
  }

  private void playUntilKilled() throws Exception {
    Path file = folder.resolve("Bells.trill");
    TrillFiles.write(file, Pieces.file(DemoPattern.BELLS));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--module-path", System.getProperty("jdk.module.path", "")));
    command.addAll(List.of("--add-modules", "javafx.controls", "-XX:+UseSerialGC"));
    command.add("--enable-native-access=javafx.graphics,ALL-UNNAMED");
    command.add(
        "-Djava.util.prefs.userRoot="
            + System.getProperty("java.util.prefs.userRoot", System.getProperty("user.home")));
    command.addAll(List.of("-classpath", System.getProperty("java.class.path")));
    command.addAll(List.of(KilledAlone.class.getName(), data().toString(), NODE, file.toString()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader lines = process.inputReader()) {
      String line = lines.readLine();
      while (line != null && !line.equals("kept")) {
        line = lines.readLine();
      }
      assertEquals("kept", line, "the app has ended too early");
    } finally {
      process.destroyForcibly(); // SIGKILL: nothing of it runs any more.
      assertTrue(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS));
    }
  }

  /// The next start, in this process.
  private void open() throws BackingStoreException {
    Preferences preferences = Preferences.userRoot().node(NODE);
    preferences.sync();
    onFx(() -> {
      // The last window that closes would end JavaFX for all tests.
      Platform.setImplicitExit(false);
      stage = new Stage();
      engine = SoundEngine.open(new Output.Silent());
      window =
          new AppWindow(
              stage,
              () -> engine,
              UserSettings.in(preferences, data()),
              "Ada",
              new FakeSessions(),
              shown -> {},
              InstantSource.system());
      window.begin(ClientOptions.parse(List.of()));
    });
  }

  @AfterEach
  void end() throws BackingStoreException {
    if (window != null) {
      onFx(window::close);
      onFx(stage::hide);
      engine.close();
    }
    Preferences.userRoot().node(NODE).removeNode();
  }

  private boolean isThere(String id) {
    Node node = stage.getScene().lookup(id);
    return node != null && node.isVisible();
  }

  private String toast() {
    return fromFx(
        () -> Objects.requireNonNull(stage.getScene().lookup("#toast-file")).getAccessibleText());
  }

  private double tempo() {
    OpenSession session = window.session();
    return session == null ? 0 : session.client().store().state().tempo();
  }

  private List<String> left() throws IOException {
    try (Stream<Path> files = Files.list(data().resolve("alone"))) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    }
  }

  private void playOn() {
    await("the start screen says so", () -> isThere("#alone-crashed"));
    onFx(window::alone);
    await("what was played is there", () -> tempo() == KilledAlone.TEMPO);
    await("it is said", () -> isThere("#toast-file"));
  }

  @Test
  @Timeout(2 * DEADLINE_SECONDS)
  void theNextStartSaysSoAndAllIsThere() throws Exception {
    playUntilKilled();
    assertEquals(1, left().size());
    open();
    playOn();
    assertEquals("The app did not end properly last time. Everything you played is here.", toast());
    await(
        "it is still in its file",
        () -> "Bells (changed) – Trill Symbiont – Ada".equals(stage.getTitle()));
    onFx(window::close);
    assertEquals(List.of(), left(), "it was ended properly now");
  }

  /// The room's store is gone, too.
  @Test
  @Timeout(2 * DEADLINE_SECONDS)
  void withoutTheStoreItIsBroughtBackFromWhatWasKeptByItself() throws Exception {
    playUntilKilled();
    try (Stream<Path> files = Files.list(data())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
    open();
    playOn();
    assertTrue(
        toast().startsWith("The app did not end properly last time. What you played until"),
        this::toast);
  }
}
