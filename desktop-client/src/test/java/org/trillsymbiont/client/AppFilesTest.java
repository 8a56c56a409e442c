package org.trillsymbiont.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.trillsymbiont.client.Stages.await;
import static org.trillsymbiont.client.Stages.fromFx;
import static org.trillsymbiont.client.Stages.onFx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.trillsymbiont.client.discovery.FakeSessions;
import org.trillsymbiont.client.file.Music;
import org.trillsymbiont.client.file.Pieces;
import org.trillsymbiont.client.file.SessionFile;
import org.trillsymbiont.client.file.TrillFiles;
import org.trillsymbiont.client.launch.ClientOptions;
import org.trillsymbiont.client.session.PastOfRoom;
import org.trillsymbiont.client.sound.Output;
import org.trillsymbiont.client.sound.SoundEngine;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.history.History;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.DemoPattern;
import org.trillsymbiont.model.sync.HistoryEvent;
import org.trillsymbiont.model.sync.Moment;

/// Session files from the start screen to the next start, in the real window, with a real store.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start() fills the fields.
class AppFilesTest {
  private static final AppState BELLS = Pieces.pattern(DemoPattern.BELLS);

  private final Preferences preferences = Preferences.userRoot().node("app-files-test");
  private final FileAnswers answers = new FileAnswers();
  @TempDir private Path folder;
  private Stage stage;
  private SoundEngine engine;
  private AppWindow window;

  @Start
  void start(Stage primary) {
    // The last window that closes would end JavaFX for all tests.
    Platform.setImplicitExit(false);
    engine = SoundEngine.open(new Output.Silent());
    preferences.put("name", "Ada");
    preferences.putBoolean("discovery", false);
    open();
  }

  /// A start of the app.
  private void open() {
    stage = new Stage();
    window =
        new AppWindow(
            stage,
            () -> engine,
            UserSettings.in(preferences, folder.resolve("data")),
            null,
            new FakeSessions(),
            shown -> {},
            InstantSource.fixed(Instant.parse("2026-11-28T15:30:00Z")));
    window.setDialogs(answers);
  }

  @AfterEach
  void end() throws BackingStoreException {
    onFx(window::close);
    onFx(stage::hide);
    engine.close();
    preferences.removeNode();
  }

  private void restart() {
    onFx(window::close);
    onFx(stage::hide);
    onFx(this::open);
  }

  private void begin(String... arguments) {
    CompletableFuture.runAsync(
            () -> window.begin(ClientOptions.parse(List.of(arguments))), FxThread::post)
        .join();
  }

  private Client client() {
    return Objects.requireNonNull(window.session(), "a session").client();
  }

  private boolean isIn() {
    return window.session() != null && client().store().you() > 0;
  }

  private boolean isPiece(AppState piece) {
    return isIn() && Music.isSame(client().store().state(), piece);
  }

  private Node node(String id) {
    return Objects.requireNonNull(stage.getScene().lookup(id), id);
  }

  private boolean isThere(String id) {
    Node node = stage.getScene().lookup(id);
    return node != null && node.isVisible();
  }

  private Path bells() throws Exception {
    Path file = folder.resolve("Bells.trill");
    TrillFiles.write(file, Pieces.file(DemoPattern.BELLS));
    return file;
  }

  private String title() {
    return fromFx(stage::getTitle);
  }

  @Test
  void aFileOnTheCommandLineIsPlayedAlone() throws Exception {
    begin(bells().toString());
    await("it is open", () -> isPiece(BELLS));
    await("its name", () -> "Bells – Trill Symbiont – Ada".equals(stage.getTitle()));
    onFx(() -> client().store().dispatch(Edit.of(Fields.TEMPO, 77.0)));
    assertEquals("Bells (changed) – Trill Symbiont – Ada", title());
  }

  @Test
  void aFileThatIsNoneIsSaidAndNothingChanges() throws Exception {
    Path file = folder.resolve("none.trill");
    Files.writeString(file, "no");
    begin(file.toString());
    await("it is said", () -> isIn() && isThere("#toast-file"));
    assertEquals(
        "“none.trill” is no session of Trill Symbiont.",
        fromFx(() -> node("#toast-file").getAccessibleText()));
    assertTrue(fromFx(() -> isPiece(AppState.INITIAL)));
    assertEquals("Trill Symbiont – Ada", title());
  }

  /// By keys alone: open, play on, save, come back.
  @Test
  void openedSavedAndThereTheNextTime(FxRobot robot) throws Exception {
    Path file = bells();
    answers.answer(file);
    begin();
    onFx(() -> node("#open-file").requestFocus());
    robot.type(KeyCode.SPACE);
    await("it is open", () -> isPiece(BELLS));
    onFx(() -> client().store().dispatch(Edit.of(Fields.TEMPO, 77.0)));
    robot.push(KeyCode.CONTROL, KeyCode.S);
    await("it is saved", () -> "Bells – Trill Symbiont – Ada".equals(stage.getTitle()));
    assertEquals(77, TrillFiles.read(file).state().tempo());
    assertEquals(List.of("open"), fromFx(answers::asked), "its place is known");
    onFx(() -> client().store().dispatch(Edit.of(Fields.TEMPO, 78.0)));
    await("it is kept", () -> client().store().pendingPlaces() == 0);

    restart();
    begin();
    assertFalse(fromFx(() -> isThere("#alone-crashed")), "it was ended properly");
    onFx(() -> ((Button) node("#alone")).fire());
    await("one is where one was", () -> isIn() && client().store().state().tempo() == 78);
    await(
        "and in the file", () -> "Bells (changed) – Trill Symbiont – Ada".equals(stage.getTitle()));
    robot.push(KeyCode.CONTROL, KeyCode.S);
    await("it is saved", () -> "Bells – Trill Symbiont – Ada".equals(stage.getTitle()));
    assertEquals(78, TrillFiles.read(file).state().tempo());
  }

  @Test
  void theWholeHistoryIsSavedWhenItIsWanted(FxRobot robot) throws Exception {
    begin("--alone");
    await("it is open", this::isIn);
    for (double tempo : new double[] {60, 70, 80}) {
      onFx(() -> {
        client().store().pressed();
        client().store().dispatch(Edit.of(Fields.TEMPO, tempo));
        client().store().released();
      });
      await("it is kept", () -> client().store().pendingPlaces() == 0);
    }
    answers.answer(folder.resolve("jam.trill"));
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
    await("what is to be saved", () -> isThere("#file-question"));
    assertTrue(fromFx(() -> ((RadioButton) node("#file-save-piece")).isSelected()));
    robot.type(KeyCode.DOWN);
    assertTrue(fromFx(() -> ((RadioButton) node("#file-save-whole")).isSelected()));
    robot.type(KeyCode.ENTER);
    await("it is chosen", () -> !isThere("#file-question"));
    await("it is saved", () -> "jam – Trill Symbiont – Ada".equals(stage.getTitle()));
    SessionFile whole = TrillFiles.read(folder.resolve("jam.trill"));
    assertTrue(whole.hasPast());
    assertEquals(
        List.of(60.0, 70.0, 80.0),
        whole.past().events().stream()
            .filter(event -> event.edit().sets(Fields.TEMPO))
            .map(event -> event.edit().get(Fields.TEMPO))
            .toList());
    assertEquals(
        fromFx(() -> client().session().identityProperty().get()),
        whole.past().events().getFirst().author());
    assertEquals(80, whole.state().tempo());
    assertTrue(fromFx(answers::asked).getFirst().startsWith("save lobby 20"));
  }

  /// Alone, by keys: the room that the file was is here, and goes on.
  @Test
  void aFileWithAHistoryIsOpenedWithIt(FxRobot robot) throws Exception {
    Path file = folder.resolve("Ein Abend.trill");
    SessionFile evening = Pieces.random(new Random(1), 300);
    TrillFiles.write(file, evening);
    begin(file.toString());
    await("how it is to be opened", () -> isThere("#file-question"));
    robot.type(KeyCode.DOWN);
    assertTrue(fromFx(() -> ((RadioButton) node("#file-open-whole")).isSelected()));
    robot.type(KeyCode.ENTER);
    await("it is open", () -> isPiece(evening.state()) && room().equals("ein-abend"));
    await("its name", () -> "Ein Abend – Trill Symbiont – Ada".equals(stage.getTitle()));
    PastOfRoom past = client().session().past();
    onFx(past::open);
    await("the past", () -> past.loadingProperty().get() instanceof PastOfRoom.Loading.Whole);
    History history = fromFx(() -> Objects.requireNonNull(past.history(), "a history"));
    Moment moment = evening.past().base().moment();
    assertEquals(moment, fromFx(() -> history.at(history.begin())));
    for (HistoryEvent event : evening.past().events()) {
      moment = moment.after(event);
      assertEquals(event, fromFx(() -> history.event(event.rev())));
      assertEquals(moment, fromFx(() -> history.at(event.rev())));
    }
    assertEquals(evening.past().bookmarks(), fromFx(() -> past.bookmarksProperty().get()));
    long early = evening.past().bookmarks().getFirst().rev();
    CompletableFuture<Moment> longAgo = fromFx(() -> past.moment(early));
    await("what is only in a bookmark", longAgo::isDone);
    assertEquals(
        Pieces.pattern(DemoPattern.SLOW_TIDE), longAgo.join().state(), "before the first event");

    onFx(() -> client().store().dispatch(Edit.of(Fields.TEMPO, 77.0)));
    await("it is played on", () -> client().store().pendingPlaces() == 0);
    robot.push(KeyCode.CONTROL, KeyCode.S);
    await("it is saved", () -> isThere("#toast-file") && title().startsWith("Ein Abend –"));
    SessionFile again = TrillFiles.read(file);
    assertEquals(77, again.state().tempo());
    assertEquals(evening.past().events(), again.past().events().subList(0, 300));
    assertEquals(evening.past().bookmarks(), again.past().bookmarks());
  }

  @Test
  void fromARoomOfAFileOneGetsBack(FxRobot robot) throws Exception {
    Path file = folder.resolve("lobby.trill");
    SessionFile evening = Pieces.random(new Random(2), 30);
    begin(bells().toString());
    await("it is open", () -> isPiece(BELLS));
    TrillFiles.write(file, evening);
    onFx(() -> client().files().open(file));
    await("how it is to be opened", () -> isThere("#file-question"));
    robot.type(KeyCode.DOWN);
    assertTrue(fromFx(() -> ((RadioButton) node("#file-open-whole")).isSelected()));
    robot.type(KeyCode.ENTER);
    await("it is open", () -> isPiece(evening.state()) && room().equals("lobby-2"));
    await("the way back", () -> isThere("#toast-answer"));
    assertEquals("Back to lobby", fromFx(() -> ((Button) node("#toast-answer")).getText()));
    onFx(() -> ((Button) node("#toast-answer")).fire());
    await("what was", () -> isPiece(BELLS) && room().equals("lobby"));
  }

  private String room() {
    return client().session().addressProperty().get().server().room().value();
  }

  /// The history of the file is not that of the room.
  @Test
  void aFileWithAHistoryIsNotWrittenOverWithoutAWord(FxRobot robot) throws Exception {
    Path file = folder.resolve("Evening.trill");
    SessionFile evening = Pieces.random(new Random(1), 20);
    TrillFiles.write(file, evening);
    begin(file.toString());
    await("how it is to be opened", () -> isThere("#file-question"));
    assertTrue(fromFx(() -> ((RadioButton) node("#file-open-piece")).isSelected()));
    robot.type(KeyCode.ENTER);
    await("it is open", () -> isPiece(evening.state()));
    onFx(() -> client().store().dispatch(Edit.of(Fields.TEMPO, 77.0)));
    robot.push(KeyCode.CONTROL, KeyCode.S);
    await("what is to be saved", () -> isThere("#file-question"));
    robot.type(KeyCode.ESCAPE);
    await("it is not", () -> !isThere("#file-question"));
    assertEquals(evening, TrillFiles.read(file));
    assertEquals("Evening (changed) – Trill Symbiont – Ada", title());
  }

  @Test
  void aDroppedFileIsOpened() throws Exception {
    Path file = bells();
    begin();
    onFx(() -> Drops.drop(stage.getScene(), file));
    await("it is open", () -> isPiece(BELLS));
    Path other = folder.resolve("Other.trill");
    TrillFiles.write(other, Pieces.file(DemoPattern.SLOW_TIDE));
    onFx(() -> Drops.drop(stage.getScene(), other));
    await("it is open", () -> isPiece(Pieces.pattern(DemoPattern.SLOW_TIDE)));
    onFx(() -> Drops.drop(stage.getScene(), folder.resolve("picture.png")));
    assertEquals("Other – Trill Symbiont – Ada", title());
    onFx(() -> client().commands().undo());
    await("what was is back", () -> isPiece(BELLS));
    assertEquals("Bells – Trill Symbiont – Ada", title());
  }

  @Test
  void recentFilesAreOnTheStartScreenAndInTheMenu() throws Exception {
    Path file = bells();
    begin(file.toString());
    await("it is open", () -> isPiece(BELLS));
    Path gone = folder.resolve("Gone_1.trill");
    answers.answer(gone);
    onFx(() -> client().commands().saveAs());
    await("what is to be saved", () -> isThere("#file-question"));
    onFx(() -> ((Button) node("#file-go")).fire());
    await("it is saved", () -> "Gone_1 – Trill Symbiont – Ada".equals(stage.getTitle()));
    Files.delete(gone);

    Menu menu = menu("menu-file");
    onFx(() -> Event.fireEvent(menu, new Event(Menu.ON_SHOWING)));
    await("what is gone is grey", () -> item(menu, "menu-recent-Gone-1").isDisable());
    assertEquals("Gone_1  –  is gone", fromFx(() -> item(menu, "menu-recent-Gone-1").getText()));
    assertFalse(fromFx(() -> item(menu, "menu-recent-Bells").isDisable()));

    onFx(() -> client().commands().leave());
    await("what is gone is said", () -> words("#file-Gone-1").contains("is gone"));
    onFx(() -> ((Button) node("#file-Bells")).fire());
    await("it is open", () -> isPiece(BELLS));
    onFx(() -> Event.fireEvent(menu("menu-file"), new Event(Menu.ON_SHOWING)));
    onFx(() -> item(menu("menu-file"), "menu-recent-clear").fire());
    assertEquals(List.of(), fromFx(() -> client().files().recents().filesProperty().get()));
  }

  private String words(String id) {
    Node node = stage.getScene().lookup(id);
    return node == null
        ? ""
        : node.lookupAll(".label").stream()
            .map(label -> ((Labeled) label).getText())
            .reduce("", (before, next) -> before + " " + next);
  }

  private Menu menu(String id) {
    return fromFx(() ->
        ((MenuBar) node("#menu"))
            .getMenus().stream().filter(each -> id.equals(each.getId())).findAny().orElseThrow());
  }

  private static MenuItem item(Menu menu, String id) {
    return all(menu)
        .filter(item -> id.equals(item.getId()))
        .findAny()
        .orElseThrow(() -> new AssertionError("no item " + id));
  }

  private static Stream<MenuItem> all(MenuItem item) {
    return item instanceof Menu menu
        ? Stream.concat(Stream.of(menu), menu.getItems().stream().flatMap(AppFilesTest::all))
        : Stream.of(item);
  }

  @Test
  void aNewSessionIsEmptyAndUndoneAtOnce(FxRobot robot) throws Exception {
    begin(bells().toString());
    await("it is open", () -> isPiece(BELLS));
    robot.push(KeyCode.CONTROL, KeyCode.N);
    await("it is empty", () -> isPiece(AppState.INITIAL));
    assertEquals("Trill Symbiont – Ada", title());
    assertNotNull(fromFx(() -> stage.getScene().lookup("#toast-answer")));
    onFx(() -> ((Button) node("#toast-answer")).fire());
    await("what was is back", () -> isPiece(BELLS));
    assertEquals("Bells – Trill Symbiont – Ada", title());
    assertNull(fromFx(() -> stage.getScene().lookup("#file-question")), "nobody is there to ask");
  }

  /// A second window of the same user has no store, but nothing of it is lost either.
  @Test
  void whatASecondWindowPlaysIsThereTheNextTime() throws Exception {
    try (HostedSession _ = HostedSession.startPrivately(folder.resolve("data"))) {
      begin("--alone");
      await("it is open", this::isIn);
      onFx(() -> client().store().dispatch(Edit.of(Fields.TEMPO, 77.0)));
      restart();
    }
    begin("--alone");
    await("it is back", () -> isIn() && client().store().state().tempo() == 77);
    await("it is said", () -> isThere("#toast-file"));
    assertTrue(
        fromFx(() -> node("#toast-file").getAccessibleText())
            .startsWith("What you played in another window until"));
  }
}
