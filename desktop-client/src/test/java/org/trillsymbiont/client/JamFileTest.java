package org.trillsymbiont.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.trillsymbiont.client.Conditions.eventually;
import static org.trillsymbiont.client.Stages.await;
import static org.trillsymbiont.client.Stages.fromFx;
import static org.trillsymbiont.client.Stages.onFx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.RadioButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.trillsymbiont.client.file.FileNotice;
import org.trillsymbiont.client.file.SessionFile;
import org.trillsymbiont.client.file.TrillFiles;
import org.trillsymbiont.client.past.Place;
import org.trillsymbiont.client.session.Entering;
import org.trillsymbiont.client.session.PastOfRoom;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.history.Filter;
import org.trillsymbiont.model.history.History;
import org.trillsymbiont.model.sync.Bookmark;
import org.trillsymbiont.model.sync.HistoryEvent;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.Moment;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.server.ServerConfig;
import org.trillsymbiont.server.SyncServer;
import org.trillsymbiont.server.store.Archive;
import org.trillsymbiont.server.store.RoomStore;
import org.trillsymbiont.server.watch.Watch;

/// A jam on somebody else's server is saved by a guest with all of its history, and is the same
/// wherever the file is opened. Two people in their windows, real servers, real files.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start() fills the fields.
final class JamFileTest {
  private static final int LONG = 1500;

  private final FileAnswers answers = new FileAnswers();
  private final List<FileNotice> notices = new ArrayList<>();
  @TempDir private Path folder;
  private SyncServer server;
  private Player ada;
  private Player ben;

  @BeforeEach
  void start() throws Exception {
    FxToolkit.registerPrimaryStage();
    LongJam.store(folder.resolve("kept"), new RoomName("long"), LONG);
    server = serve("kept", 0);
    ada = Player.join("Ada", server.localAddress(), 0);
    ben = guest(server);
  }

  private SyncServer serve(String data, int port) throws IOException {
    return SyncServer.start(
        new ServerConfig("127.0.0.1", port),
        RoomStore.open(folder.resolve(data), Watch.NONE),
        Watch.NONE);
  }

  private Player guest(SyncServer where) {
    Player guest = Player.join("Ben", where.localAddress(), 1);
    onFx(() -> {
      guest.client().files().setDialogs(answers);
      guest.client().files().onNotice(notices::add);
    });
    return guest;
  }

  @AfterEach
  void stop() throws Exception {
    ada.close();
    ben.close();
    server.close();
    FxToolkit.cleanupStages();
  }

  private static <T> T get(CompletableFuture<T> answer) {
    eventually(() -> fromFx(answer::isDone));
    return fromFx(answer::join);
  }

  private void edit(Player who, Edit edit) {
    onFx(() -> {
      who.client().store().pressed();
      who.client().store().dispatch(edit);
      who.client().store().released();
    });
    eventually(() -> fromFx(() -> who.client().store().pendingPlaces() == 0));
    eventually(() -> fromFx(() -> who.client().store().live()).equals(server.state()));
  }

  private static History history(Player who) {
    PastOfRoom past = who.client().session().past();
    onFx(past::open);
    eventually(
        () -> fromFx(() -> past.loadingProperty().get() instanceof PastOfRoom.Loading.Whole));
    return fromFx(() -> Objects.requireNonNull(past.history(), "a history"));
  }

  private static List<Bookmark> bookmarks(Player who) {
    return fromFx(() -> who.client().session().past().bookmarksProperty().get());
  }

  private void play() {
    edit(ada, Edit.of(Fields.TEMPO, 200.0));
    edit(ben, Edit.of(Fields.square(3).active(), true));
    edit(ada, Gestures.play());
    edit(ben, Edit.of(Fields.REVERB, 0.25));
    edit(ben, Gestures.clear());
    edit(ada, Edit.of(Fields.square(5).active(), true));
  }

  /// Asks for the whole history, whatever was chosen before.
  private void saveWhole(Path file) {
    onFx(() -> {
      notices.clear();
      answers.answer(file);
      ben.client().commands().saveAs();
    });
    await("the question", () -> ben.client().root().lookup("#file-save-whole") != null);
    onFx(() -> {
      ((RadioButton) ben.client().root().lookup("#file-save-whole")).setSelected(true);
      ((Button) ben.client().root().lookup("#file-go")).fire();
    });
  }

  private FileNotice awaitNotice(FileNotice.What what) {
    await(what + "", () -> notices.stream().anyMatch(notice -> notice.what() == what));
    return fromFx(
        () -> notices.stream().filter(notice -> notice.what() == what).findFirst().orElseThrow());
  }

  private static void assertSame(History there, History here, long to) {
    assertEquals(fromFx(there::begin), fromFx(here::begin));
    List<HistoryEvent> events = fromFx(() -> there.events(0, to, Filter.ALL));
    assertEquals(events, fromFx(() -> here.events(0, to, Filter.ALL)));
    for (long rev = fromFx(there::begin); rev <= to; rev++) {
      Moment was = at(there, rev);
      Moment is = at(here, rev);
      assertEquals(was.state().hashCode(), is.state().hashCode(), "revision " + rev);
      assertEquals(was, is, "also when which step begins");
    }
  }

  private static Moment at(History history, long rev) {
    return fromFx(() -> history.at(rev));
  }

  @Test
  void whatAGuestSavesIsTheSameElsewhere() throws Exception {
    play();
    get(fromFx(() -> ada.client().session().past().bookmark(2, "Los")));
    get(fromFx(() -> ben.client().session().past().bookmark(4, "Nachher")));
    edit(ada, Edit.of(Fields.MASTER_VOLUME, 0.5));
    eventually(() -> bookmarks(ben).size() == 2);
    Path file = folder.resolve("jam.trill");
    saveWhole(file);
    String said = awaitNotice(FileNotice.What.SAVED).sentence();
    SessionFile saved = TrillFiles.read(file);
    int events = saved.past().size();
    assertEquals("Saved in jam.trill, with a history of " + events + " changes.", said);
    assertEquals(server.state(), saved.state());
    assertEquals(bookmarks(ada), saved.past().bookmarks());
    Set<Identity> people =
        saved.past().events().stream()
            .map(HistoryEvent::author)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    assertEquals(
        fromFx(() ->
            Set.of(
                ada.client().session().identityProperty().get(),
                ben.client().session().identityProperty().get())),
        people);

    // What the server has, fetched by somebody who has not been there before.
    Player cleo = Player.join("Cleo", server.localAddress(), 2);
    try {
      History here = history(cleo);
      long end = saved.past().events().getLast().rev();
      assertEquals(Archive.read(folder.resolve("other"), file, null), RoomName.LOBBY);
      SyncServer other = serve("other", 0);
      Player dora = Player.join("Dora", other.localAddress(), 3);
      try {
        assertSame(here, history(dora), end);
        eventually(() -> bookmarks(dora).equals(bookmarks(ada)));
      } finally {
        dora.close();
        other.close();
      }
    } finally {
      cleo.close();
    }
  }

  private void goToTheLongJam() {
    onFx(() ->
        ben.client()
            .session()
            .enter(
                ben.client()
                    .session()
                    .addressProperty()
                    .get()
                    .server()
                    .withRoom(new RoomName("long")),
                null));
    await(
        "the long jam",
        () ->
            ben.client().session().enteringProperty().get() instanceof Entering.Done
                && ben.client().store().you() > 0);
  }

  @Test
  void aLongOneTakesAMomentAndSaysHowFarItIs() throws Exception {
    goToTheLongJam();
    Path file = folder.resolve("long.trill");
    saveWhole(file);
    var _ = awaitNotice(FileNotice.What.SAVED);
    List<String> underway =
        fromFx(() ->
            notices.stream()
                .filter(notice -> notice.what() == FileNotice.What.UNDERWAY)
                .map(FileNotice::sentence)
                .toList());
    assertTrue(underway.size() > 3, "" + underway);
    assertTrue(underway.getFirst().matches("Fetching the history for long.trill: 1?\\d%\\."));
    assertTrue(TrillFiles.read(file).past().size() >= LONG);
  }

  @Test
  void whoCancelsHasNoFile() {
    goToTheLongJam();
    Path file = folder.resolve("long.trill");
    List<String> afterwards = new ArrayList<>();
    onFx(() ->
        ben.client()
            .files()
            .onNotice(notice -> {
              if (notice.what() == FileNotice.What.UNDERWAY) {
                afterwards.add(notice.sentence());
                Button cancel = (Button) ben.client().root().lookup("#toast-answer");
                cancel.fire();
              }
            }));
    saveWhole(file);
    await("it was underway", () -> !afterwards.isEmpty());
    // What is asked next is answered behind what was asked before.
    get(fromFx(() -> ben.client().session().past().moment(7)));
    get(fromFx(() -> ben.client().session().past().moment(8)));
    assertEquals(1, fromFx(() -> afterwards.size()), "nothing more was asked");
    assertFalse(Files.exists(file));
    assertNull(fromFx(() -> ben.client().files().document().fileProperty().get()));
    assertNull(fromFx(() -> ben.client().root().lookup("#toast-file")));
  }

  @Test
  void whenTheConnectionIsLostThePieceIsSavedBesideTheHistory() throws Exception {
    play();
    Path file = folder.resolve("jam.trill");
    saveWhole(file);
    var _ = awaitNotice(FileNotice.What.SAVED);
    SessionFile whole = TrillFiles.read(file);
    int port = server.port();
    server.close();
    eventually(() -> !ben.isConnected());
    onFx(() -> {
      notices.clear();
      ben.client().store().dispatch(Edit.of(Fields.TEMPO, 66.0));
      ben.client().commands().save();
    });
    assertEquals(
        "Saved in jam (2).trill, but without the history: there was no connection.",
        awaitNotice(FileNotice.What.SAVED).sentence());
    assertEquals(whole, TrillFiles.read(file), "what was there is there");
    SessionFile piece = TrillFiles.read(folder.resolve("jam (2).trill"));
    assertFalse(piece.hasPast());
    assertEquals(66, piece.state().tempo());
    assertEquals(
        folder.resolve("jam (2).trill"),
        fromFx(() -> ben.client().files().document().fileProperty().get()));
    server = serve("kept", port);
    ben.awaitConnected();
  }

  /// What is looked at is not what is played.
  @Test
  void whoLooksAtThePastSavesThePresent() throws Exception {
    play();
    History history = history(ben);
    onFx(() -> {
      ben.client().commands().toggleHistory();
      ben.client().looking().go(Place.at(2));
    });
    await("he looks", () -> ben.client().store().isLooking());
    assertFalse(fromFx(() -> history.at(2).state()).equals(server.state()));
    Path file = folder.resolve("jam.trill");
    saveWhole(file);
    var _ = awaitNotice(FileNotice.What.SAVED);
    assertEquals(server.state(), TrillFiles.read(file).state());
    assertEquals(fromFx(history::size), TrillFiles.read(file).past().size());
  }
}
