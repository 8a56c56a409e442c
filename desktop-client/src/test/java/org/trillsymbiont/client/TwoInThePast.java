package org.trillsymbiont.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.trillsymbiont.client.Conditions.eventually;
import static org.trillsymbiont.client.Stages.fromFx;
import static org.trillsymbiont.client.Stages.onFx;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.trillsymbiont.client.past.Place;
import org.trillsymbiont.client.session.PastOfRoom;
import org.trillsymbiont.client.sound.SoundedNote.Source;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.history.Filter;
import org.trillsymbiont.model.history.History;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.server.ServerConfig;
import org.trillsymbiont.server.SyncServer;
import org.trillsymbiont.server.store.RoomStore;
import org.trillsymbiont.server.watch.Watch;

/// A real server that keeps its rooms, and two people in one, each with a window. What tests of its
/// history share.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start() fills the fields.
abstract class TwoInThePast {
  static final int THEN = 0;
  static final int NOW = 9;

  @TempDir Path folder;
  SyncServer server;
  Player ada;
  Player ben;

  @BeforeEach
  void start() throws Exception {
    FxToolkit.registerPrimaryStage();
    prepare(folder.resolve("kept"));
    serve(0);
    ada = Player.join("Ada", server.localAddress(), 0);
    ben = Player.join("Ben", server.localAddress(), 1);
  }

  /// Puts into the server's folder what it is to find there.
  void prepare(Path kept) throws Exception {
    // Nothing.
  }

  final void serve(int port) throws IOException {
    server =
        SyncServer.start(
            new ServerConfig("127.0.0.1", port),
            RoomStore.open(folder.resolve("kept"), Watch.NONE),
            Watch.NONE);
  }

  @AfterEach
  void stop() throws Exception {
    ada.close();
    ben.close();
    server.close();
    FxToolkit.cleanupStages();
  }

  /// One by one, so that none takes the place of another.
  final void edit(Player who, Edit edit) {
    onFx(() -> who.client().store().dispatch(edit));
    eventually(() -> fromFx(() -> who.client().store().pendingPlaces() == 0));
    awaitSame();
  }

  final void awaitSame() {
    eventually(() -> live(ada).equals(server.state()) && live(ben).equals(server.state()));
  }

  static AppState live(Player who) {
    return fromFx(() -> who.client().store().live());
  }

  static History open(Player who) {
    onFx(() -> {
      if (!who.client().commands().appearance().historyProperty().get()) {
        who.client().commands().toggleHistory();
      }
    });
    PastOfRoom past = who.client().session().past();
    eventually(
        () -> fromFx(() -> past.loadingProperty().get() instanceof PastOfRoom.Loading.Whole));
    return fromFx(() -> Objects.requireNonNull(past.history(), "a history"));
  }

  /// While somebody goes through the past the room follows a moment later.
  static void awaitSees(Player who, AppState then) {
    eventually(() -> who.state().equals(then));
  }

  static boolean isAway(Player who) {
    return fromFx(() -> who.client().looking().isAway());
  }

  static long rev(Player who) {
    return fromFx(
        () -> who.client().looking().viewProperty().get().where().map(Place::rev).orElse(-1L));
  }

  /// The revision of the people's changes, counted from 1: the room changes its lead when it likes.
  static long revOf(History history, int count) {
    return fromFx(() ->
        history.events(0, history.end(), Filter.ALL).stream()
            .filter(event -> event.author() != null)
            .skip(count - 1)
            .findFirst()
            .orElseThrow()
            .rev());
  }

  /// Goes back by keys until it is a revision.
  static void back(Player who, long rev) {
    for (int presses = 0; rev(who) != rev && presses < 100; presses++) {
      who.type("#timeline", KeyCode.LEFT);
    }
    assertEquals(rev, rev(who));
  }

  static Node node(Player who, String selector) {
    return fromFx(() -> Objects.requireNonNull(who.client().root().lookup(selector), selector));
  }

  /// Whether something is seen, and all that it is in.
  static boolean isShown(Player who, String selector) {
    return fromFx(() -> {
      Node node = who.client().root().lookup(selector);
      boolean isSeen = node != null;
      for (Node each = node; each != null && isSeen; each = each.getParent()) {
        isSeen = each.isVisible();
      }
      return isSeen;
    });
  }

  /// A square that sounds in each bar; then another one instead of it.
  final void playThenAndNow() {
    edit(ada, Edit.of(Fields.TEMPO, 240.0));
    edit(ada, Edit.of(Fields.square(THEN).active(), true));
    edit(ada, Gestures.play());
    eventually(() -> hears(ben, THEN));
    edit(ada, Edit.of(Fields.square(THEN).active(), false));
    edit(ada, Edit.of(Fields.square(NOW).active(), true));
    eventually(() -> hears(ben, NOW));
    eventually(() -> hears(ada, NOW));
    ada.heard().clear();
    ben.heard().clear();
  }

  static boolean hears(Player who, int square) {
    return who.heard().stream()
        .anyMatch(note -> note.source() instanceof Source.Step step && step.square() == square);
  }
}
