package org.trillsymbiont.client;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.image.Image;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.trillsymbiont.client.session.Address;
import org.trillsymbiont.client.settings.Appearance;
import org.trillsymbiont.client.settings.ThemeChoice;
import org.trillsymbiont.client.sound.Output;
import org.trillsymbiont.client.sound.SoundEngine;
import org.trillsymbiont.client.sync.ConnectionStatus;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.Theme;
import org.trillsymbiont.client.view.file.FileQuestionPane;
import org.trillsymbiont.client.view.settings.SettingsView;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.JoinLink;
import org.trillsymbiont.model.sync.RoomName;

/// Takes pictures of the real window in a real session, without a screen.
///
/// Thread: any but FX, which it waits for.
final class Camera implements AutoCloseable {
  /// The link that others join with, in all pictures.
  private static final List<JoinLink> WAYS =
      List.of(JoinLink.parse("trill://192.168.1.7:8787/lobby"));

  private final Path folder;
  private SoundEngine engine = SoundEngine.open(new Output.Silent());

  /// Only pictures whose names begin with this are made.
  private final String only;

  private Appearance looks = new Appearance();

  Camera(Path folder, String only) {
    this.folder = folder;
    this.only = only;
  }

  /// Whether a picture is to be taken.
  boolean wants(String name) {
    return name.startsWith(only);
  }

  /// Where a picture is to be.
  Path file(String name) {
    return folder.resolve(name);
  }

  /// How what is taken next looks.
  Appearance looks() {
    return looks;
  }

  /// Takes what comes next as the user may want it, until [#asUsual].
  void as(Consumer<Appearance> wish) {
    looks = new Appearance();
    wish.accept(looks);
  }

  /// The same in light.
  void inLight() {
    as(wanted -> wanted.themeProperty().set(ThemeChoice.LIGHT));
  }

  /// In dark, as large as the window lets it be.
  void asUsual() {
    as(wanted -> {});
  }

  /// Takes what comes next in another language.
  void speak(Locale locale) {
    Texts.use(locale);
    // It says in words why it is silent.
    engine.close();
    engine = SoundEngine.open(new Output.Silent());
  }

  /// Joins a session and waits until it is in it.
  Client join(HostedSession session) {
    return join(session, engine);
  }

  /// The same on a computer that sounds.
  Client join(HostedSession session, SoundEngine sounding) {
    return join(session, sounding, WAYS);
  }

  /// The same.
  ///
  /// @param ways how others join
  Client join(HostedSession session, SoundEngine sounding, List<JoinLink> ways) {
    Client client =
        onFx(() ->
            new Client(
                new Address(session.address(RoomName.LOBBY).server(), ways),
                null,
                new Identity("Ada", Colour.PALETTE.get(6)),
                sounding,
                looks,
                System::nanoTime));
    Conditions.eventually(() ->
        onFx(() ->
            client.session().connectionProperty().get() instanceof ConnectionStatus.Connected));
    return client;
  }

  /// Takes a client's window, and closes the client.
  ///
  /// @param opens the buttons to press before, one after the other, or empty
  void take(String name, Client client, double width, double height, double scale, String opens)
      throws IOException {
    Image image =
        onFx(() -> {
          show(client.root(), width, height, scale);
          for (String query : opens.isEmpty() ? new String[0] : opens.split(" ")) {
            open(client, query);
          }
          layout(client.root());
          Image picture = Picture.of(client.root(), scale);
          client.close();
          return picture;
        });
    Picture.write(file(name), image);
  }

  /// In a window that is never shown: the Headless platform's screen is smaller than some pictures.
  /// Thread: FX.
  void show(Parent root, double width, double height, double scale) {
    Scene scene = new Scene(root, width, height);
    Theme.apply(scene, looks);
    // Never shown, but squares have as many pixels as their window's screen.
    Stage stage = new Stage();
    stage.setRenderScaleX(scale);
    stage.setScene(scene);
    // What scrolls is found only when it has its looks.
    layout(root);
  }

  /// The text's size follows the window's, and the layout that. Thread: FX.
  static void layout(Parent root) {
    for (int pass = 0; pass < 3; pass++) {
      root.applyCss();
      root.lookupAll(".presence-layer").forEach(node -> ((Pane) node).requestLayout());
      root.layout();
    }
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
        questions.askForOthers("Slow tide", PeoplePictures.NAMES, () -> {});
      }
    } else {
      press(client.root(), what);
    }
  }

  /// Presses a button, if it is there. Thread: FX.
  static void press(Node root, String query) {
    if (root.lookup(query) instanceof ButtonBase button) {
      button.fire();
    }
  }

  /// Does something on the FX thread and waits for it.
  static void onFx(Runnable action) {
    CompletableFuture.runAsync(action, FxThread::post).join();
  }

  /// Reads there.
  static <T> T onFx(Supplier<T> action) {
    return CompletableFuture.supplyAsync(action, FxThread::post).join();
  }

  @Override
  public void close() {
    engine.close();
  }
}
