package org.trillsymbiont.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.trillsymbiont.client.past.Looking;
import org.trillsymbiont.client.past.Place;
import org.trillsymbiont.client.session.PastOfRoom;
import org.trillsymbiont.model.sync.RoomName;

/// Makes the pictures of a room's history: a jam of several people as a server has kept it.
final class HistoryPictures {
  private static final int EDITS = 600;

  private final Camera camera;

  HistoryPictures(Camera camera) {
    this.camera = camera;
  }

  /// Makes all of them.
  void takeAll() throws IOException {
    takeIn("");
    take("history-2x.png", 1280, 800, 2, EDITS, HistoryPictures::then, "");
    take("history-replay.png", 1280, 800, 1, EDITS, HistoryPictures::replay, "");
    take("history-together.png", 1280, 800, 1, EDITS, HistoryPictures::together, "");
    take("history-2560x1440.png", 2560, 1440, 1, EDITS, HistoryPictures::then, "");
    camera.inLight();
    takeIn("light-");
    camera.asUsual();
    camera.speak(Locale.GERMAN);
    takeIn("german-");
    camera.speak(Locale.ENGLISH);
    camera.asUsual();
  }

  /// What is to be seen in each theme and language.
  private void takeIn(String prefix) throws IOException {
    take(prefix + "history.png", 1280, 800, 1, EDITS, HistoryPictures::now, "");
    take(prefix + "history-1024x700.png", 1024, 700, 1, EDITS, HistoryPictures::now, "");
    take(prefix + "history-past.png", 1280, 800, 1, EDITS, HistoryPictures::then, "");
    take(prefix + "history-past-1024x700.png", 1024, 700, 1, EDITS, HistoryPictures::then, "");
    take(prefix + "history-empty.png", 1280, 800, 1, 0, HistoryPictures::now, "");
    take(prefix + "history-fork.png", 1280, 800, 1, EDITS, HistoryPictures::then, "#history-fork");
    take(
        prefix + "history-bookmarks.png",
        1280,
        800,
        1,
        EDITS,
        HistoryPictures::then,
        "#history-bookmarks");
    take(
        prefix + "history-export.png",
        1280,
        800,
        1,
        EDITS,
        HistoryPictures::select,
        "#history-export");
  }

  private static void now(Client client) {
    // Where it is.
  }

  private static void then(Client client) {
    Camera.onFx(() -> client.looking().go(Place.at(EDITS / 2)));
  }

  private static void replay(Client client) {
    Camera.onFx(() -> {
      client.looking().speedProperty().set(4);
      client.looking().go(Place.at(EDITS / 3));
      client.looking().play();
    });
    Conditions.eventually(() -> isMoving(client, false));
  }

  private static void together(Client client) {
    Camera.onFx(() -> client.session().past().replay(EDITS / 3, EDITS, 2)).join();
    Conditions.eventually(() -> isMoving(client, true));
  }

  private static boolean isMoving(Client client, boolean isShared) {
    return Camera.onFx(() ->
        client.looking().viewProperty().get() instanceof Looking.View.Moving moving
            && moving.by() > 0 == isShared);
  }

  private static void select(Client client) {
    then(client);
    Camera.onFx(() -> {
      Node timeline =
          Objects.requireNonNull(client.root().lookup("#timeline"), "the history is open");
      for (int bar = 0; bar < 24; bar++) {
        Event.fireEvent(
            timeline,
            new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.RIGHT, true, true, false, false));
      }
    });
  }

  /// @param edits how many were made before; 0 for none
  /// @param act is done before
  /// @param opens the button to press then, or empty
  private void take(
      String name,
      double width,
      double height,
      double scale,
      int edits,
      Consumer<Client> act,
      String opens)
      throws IOException {
    if (!camera.wants(name)) {
      return;
    }
    Path kept = Files.createTempDirectory("trill-history");
    if (edits > 0) {
      LongJam.store(kept, RoomName.LOBBY, edits);
    }
    try (HostedSession session = HostedSession.startPrivately(kept)) {
      Client client = camera.join(session);
      open(client);
      if (edits > 0) {
        bookmark(client, edits / 4, "Intro");
        bookmark(client, edits / 2, "The quiet part");
      }
      act.accept(client);
      camera.take(name, client, width, height, scale, opens);
    }
  }

  private static void open(Client client) {
    Camera.onFx(() -> client.commands().appearance().historyProperty().set(true));
    PastOfRoom past = client.session().past();
    Conditions.eventually(
        () -> Camera.onFx(() -> past.loadingProperty().get() instanceof PastOfRoom.Loading.Whole));
  }

  private static void bookmark(Client client, long rev, String name) {
    PastOfRoom past = client.session().past();
    Camera.onFx(() -> past.bookmark(rev, name)).join();
    Conditions.eventually(() ->
        Camera.onFx(
            () -> past.bookmarksProperty().get().stream().anyMatch(each -> each.rev() == rev)));
  }
}
