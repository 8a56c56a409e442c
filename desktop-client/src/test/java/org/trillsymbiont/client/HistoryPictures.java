package org.trillsymbiont.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.image.Image;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.trillsymbiont.client.past.Place;
import org.trillsymbiont.client.session.Address;
import org.trillsymbiont.client.session.PastOfRoom;
import org.trillsymbiont.client.settings.Appearance;
import org.trillsymbiont.client.settings.ThemeChoice;
import org.trillsymbiont.client.sound.Output;
import org.trillsymbiont.client.sound.SoundEngine;
import org.trillsymbiont.client.sync.ConnectionStatus;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.Theme;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.JoinLink;
import org.trillsymbiont.model.sync.RoomName;

/// Makes the pictures of a room's history, as [Screenshots] makes the others.
final class HistoryPictures {
  private final Path folder;
  private final SoundEngine engine = SoundEngine.open(new Output.Silent());

  HistoryPictures(Path folder) {
    this.folder = folder;
  }

  /// Makes all of them and ends.
  ///
  /// @param arguments the folder
  public static void main(String[] arguments) throws IOException {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    System.setProperty("java.awt.headless", "true");
    CompletableFuture<Void> started = new CompletableFuture<>();
    Platform.startup(() -> started.complete(null));
    started.join();
    HistoryPictures pictures = new HistoryPictures(Path.of(arguments[0]));
    try {
      pictures.takeAll();
    } finally {
      pictures.engine.close();
      Platform.exit();
    }
  }

  private void takeAll() throws IOException {
    Appearance dark = new Appearance();
    Appearance light = new Appearance();
    light.themeProperty().set(ThemeChoice.LIGHT);
    take("history.png", dark, 1280, 800, 600, -1, "");
    take("history-past.png", dark, 1280, 800, 600, 300, "");
    take("history-light-past.png", light, 1280, 800, 600, 300, "");
    take("history-1024x700.png", dark, 1024, 700, 600, 300, "");
    take("history-empty.png", dark, 1280, 800, 0, -1, "");
    take("history-fork.png", dark, 1280, 800, 600, 300, "#history-fork");
    take("history-bookmarks.png", dark, 1280, 800, 600, 300, "#history-bookmarks");
    take("history-export.png", light, 1280, 800, 600, 300, "#history-export");
    Texts.use(Locale.GERMAN);
    take("history-german.png", dark, 1280, 800, 600, 300, "");
    take("history-german-1024x700.png", dark, 1024, 700, 600, -1, "");
    Texts.use(Locale.ENGLISH);
  }

  /// @param edits how many were made before; 0 for none
  /// @param at the revision that is looked at; -1 for now
  /// @param opens the button to press before, or empty
  private void take(
      String name, Appearance looks, double width, double height, int edits, long at, String opens)
      throws IOException {
    Path kept = Files.createTempDirectory("trill-history");
    if (edits > 0) {
      LongJam.store(kept, RoomName.LOBBY, edits);
    }
    try (HostedSession session = HostedSession.startPrivately(kept)) {
      Client client =
          onFx(() ->
              new Client(
                  new Address(
                      session.address(RoomName.LOBBY).server(),
                      List.of(JoinLink.parse("trill://192.168.1.7:8787/lobby"))),
                  null,
                  new Identity("Ada", Colour.PALETTE.get(6)),
                  engine,
                  looks,
                  System::nanoTime));
      Conditions.eventually(() ->
          onFx(() ->
              client.session().connectionProperty().get() instanceof ConnectionStatus.Connected));
      PastOfRoom past = client.session().past();
      onFx(() -> {
        client.commands().toggleHistory();
        return true;
      });
      Conditions.eventually(
          () -> onFx(() -> past.loadingProperty().get() instanceof PastOfRoom.Loading.Whole));
      if (edits > 0) {
        onFx(() -> past.bookmark(edits / 4, "Intro"));
        onFx(() -> past.bookmark(edits / 2, "The quiet part"));
        Conditions.eventually(() -> onFx(() -> past.bookmarksProperty().get().size()) == 2);
      }
      write(name, client, looks, width, height, at, opens);
      onFx(() -> {
        client.commands().toggleHistory();
        client.close();
        return true;
      });
    }
  }

  private void write(
      String name,
      Client client,
      Appearance looks,
      double width,
      double height,
      long at,
      String opens)
      throws IOException {
    Image image =
        onFx(() -> {
          Scene scene = new Scene(client.root(), width, height);
          Theme.apply(scene, looks);
          Stage stage = new Stage();
          stage.setScene(scene);
          if (at >= 0) {
            client.looking().go(Place.at(at));
          }
          layout(client);
          if (!opens.isEmpty() && client.root().lookup(opens) instanceof ButtonBase button) {
            button.fire();
          }
          layout(client);
          return Picture.of(client.root(), 1);
        });
    Picture.write(folder.resolve(name), image);
  }

  /// The text's size follows the window's, and the layout that.
  private static void layout(Client client) {
    for (int pass = 0; pass < 3; pass++) {
      client.root().applyCss();
      client.root().lookupAll(".presence-layer").forEach(node -> ((Pane) node).requestLayout());
      client.root().layout();
    }
  }

  private static <T> T onFx(Supplier<T> action) {
    return CompletableFuture.supplyAsync(action, FxThread::post).join();
  }
}
