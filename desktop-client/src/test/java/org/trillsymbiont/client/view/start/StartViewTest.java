package org.trillsymbiont.client.view.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kordamp.ikonli.javafx.FontIcon;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.trillsymbiont.client.Stages;
import org.trillsymbiont.client.control.Tip;
import org.trillsymbiont.client.discovery.FakeSessions;
import org.trillsymbiont.client.discovery.Found;
import org.trillsymbiont.client.session.Recent;
import org.trillsymbiont.client.session.RecentSessions;
import org.trillsymbiont.client.settings.Appearance;
import org.trillsymbiont.client.sync.KnownServers;
import org.trillsymbiont.client.view.Theme;
import org.trillsymbiont.model.sync.Announcement;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Fingerprint;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.JoinLink;
import org.trillsymbiont.model.sync.RoomName;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start() fills the fields.
class StartViewTest {
  private static final Instant NOW = Instant.parse("2026-11-28T15:30:00Z");
  private static final Identity ADA = new Identity("Ada", Colour.PALETTE.get(6));
  private static final Found STUDIO =
      new Found("Ben’s studio", 2, 5, JoinLink.parse("192.168.1.7/blue"), true, false);
  private static final Found HERE =
      new Found("", 1, 1, JoinLink.parse("127.0.0.1:8788"), false, true);

  private final Preferences preferences = Preferences.userRoot().node("start-view-test");
  private final List<String> chosen = new ArrayList<>();
  private final SimpleDoubleProperty scale = new SimpleDoubleProperty(1);
  private final KnownServers servers = KnownServers.inMemory();
  private FakeSessions sessions;
  private RecentSessions recents;
  private SimpleObjectProperty<Identity> identity;
  private StartView view;

  @Start
  void start(Stage stage) {
    sessions = new FakeSessions();
    recents = new RecentSessions(preferences);
    identity = new SimpleObjectProperty<>(ADA);
    open(stage, false);
  }

  private void open(Stage stage, boolean isFirst) {
    view =
        new StartView(
            identity,
            isFirst,
            sessions,
            servers,
            recents,
            new Noted(),
            InstantSource.fixed(NOW),
            scale);
    Scene scene = new Scene(view, 1000, 700);
    Theme.apply(scene, new Appearance());
    stage.setScene(scene);
    stage.setX(0);
    stage.setY(0);
    stage.show();
    view.appear();
  }

  @AfterEach
  void forget() throws BackingStoreException {
    preferences.removeNode();
    Stages.onFx(() -> Clipboard.getSystemClipboard().clear());
  }

  /// What was chosen, in words.
  private final class Noted implements Choices {
    @Override
    public void host(RoomName room, @Nullable String pin, int port) {
      chosen.add("host " + room + " " + pin + " " + port);
    }

    @Override
    public void join(JoinLink link, @Nullable String pin) {
      chosen.add("join " + link + " " + pin);
    }

    @Override
    public void alone() {
      chosen.add("alone");
    }

    @Override
    public void openFile() {
      chosen.add("open");
    }

    @Override
    public void openFile(Path file) {
      chosen.add("open " + file);
    }

    @Override
    public void cancel() {
      chosen.add("cancel");
    }
  }

  private static String text(FxRobot robot, String id) {
    return robot.lookup(id).queryAs(Labeled.class).getText();
  }

  private static boolean isShown(FxRobot robot, String id) {
    Node node = robot.lookup(id).query();
    return node.isVisible() && node.isManaged();
  }

  private static void type(FxRobot robot, String field, String text) {
    Stages.onFx(() -> robot.lookup(field).queryAs(TextField.class).setText(text));
  }

  private String focused() {
    return Stages.fromFx(() -> String.valueOf(view.getScene().getFocusOwner().getId()));
  }

  private void recent(boolean isHosted, boolean hasPin, String link, Duration ago) {
    Stages.onFx(
        () -> recents.add(new Recent(JoinLink.parse(link), isHosted, hasPin, NOW.minus(ago))));
  }

  @Test
  void aSessionThatRunsHereIsOfferedBeforeAnotherOneIsHosted(FxRobot robot) {
    Stages.onFx(() -> sessions.find(STUDIO, HERE));
    assertFalse(isShown(robot, "#host-running"));
    robot.type(KeyCode.ENTER);
    assertEquals(List.of(), chosen);
    assertEquals("host-running-join", focused());
    assertEquals(
        "A session runs on this computer already: room lobby, 1 person, port 8788.",
        text(robot, "#host-running-what"));
    robot.type(KeyCode.ENTER);
    assertEquals(List.of("join trill://127.0.0.1:8788/lobby null"), chosen);
    assertFalse(isShown(robot, "#host-running"));

    Stages.onFx(robot.lookup("#host").queryAs(ButtonBase.class)::fire);
    Stages.onFx(robot.lookup("#host-running-another").queryAs(ButtonBase.class)::fire);
    assertEquals("host lobby null 8787", chosen.getLast());

    Stages.onFx(robot.lookup("#host").queryAs(ButtonBase.class)::fire);
    Stages.onFx(() -> sessions.find(STUDIO));
    assertFalse(isShown(robot, "#host-running"), "it has ended meanwhile");
    assertEquals("host", focused());
    robot.type(KeyCode.ENTER);
    assertEquals("host lobby null 8787", chosen.getLast());
    assertEquals(3, chosen.size());
  }

  /// R59: what is announced proves nothing, so it is no part of the link; but it can warn.
  @Test
  void aServerThatSaysThatItIsAnotherOneThanBeforeIsMarked(FxRobot robot) {
    String before = Fingerprint.of(new byte[] {1});
    String now = Fingerprint.of(new byte[] {2});
    Found studio =
        new Found(
            "Ben",
            1,
            2,
            JoinLink.parse("trill://192.168.1.7:8787/lobby?tls"),
            false,
            false,
            new Announcement.Server("ben", true, now, null));
    Stages.onFx(() -> sessions.find(studio));
    String row = "#found-192-168-1-7-8787";
    String said = Tip.text(robot.lookup(row).queryAs(ButtonBase.class));
    assertNotNull(said);
    assertTrue(said.contains(now), said);
    assertFalse(said.contains("another one"), said);
    servers.remember("192.168.1.7:8787", before);
    Stages.onFx(() -> sessions.find());
    Stages.onFx(() -> sessions.find(studio));
    ButtonBase marked = robot.lookup(row).queryAs(ButtonBase.class);
    String warned = Tip.text(marked);
    assertNotNull(warned);
    assertTrue(warned.contains("another one"), warned);
    assertTrue(marked.getAccessibleText().contains("another server than before"));
    Stages.onFx(marked::fire);
    assertEquals(List.of("join trill://192.168.1.7:8787/lobby?tls null"), chosen);
  }

  @Test
  void saysWhatToDoWhenNothingIsFound(FxRobot robot) {
    assertFalse(isShown(robot, "#trouble-steps"));
    Stages.onFx(robot.lookup("#trouble").queryAs(ButtonBase.class)::fire);
    assertTrue(isShown(robot, "#trouble-steps"));
    assertTrue(
        robot.lookup("#trouble-steps .label").queryAllAs(Labeled.class).stream()
            .anyMatch(label -> label.getText().contains("firewall has to let port 8787 (TCP) in")));
  }

  @Test
  void hostsInTheLobbyWithOneKey(FxRobot robot) {
    assertEquals("host", focused());
    robot.type(KeyCode.SPACE);
    assertEquals(List.of("host lobby null 8787"), chosen);
  }

  @Test
  void hostsInARoomWithAPinOnAPort(FxRobot robot) {
    type(robot, "#host-room", "blue-2");
    type(robot, "#host-pin", "012345");
    assertFalse(isShown(robot, "#host-port-row"), "the port is nobody's business at first");
    robot.clickOn("#host-more");
    type(robot, "#host-port", "9000");
    robot.clickOn("#host");
    assertEquals(List.of("host blue-2 012345 9000"), chosen);
  }

  @Test
  void saysWhatIsWrongWithRoomPinAndPort(FxRobot robot) {
    type(robot, "#host-room", "Blue Room");
    robot.clickOn("#host");
    assertTrue(text(robot, "#host-problem").startsWith("A room’s name has 1 to 32"));
    assertEquals("host-room", focused());
    type(robot, "#host-room", "blue");
    assertFalse(isShown(robot, "#host-problem"), "it is being put right");
    type(robot, "#host-pin", "123");
    robot.clickOn("#host");
    assertTrue(text(robot, "#host-problem").startsWith("A PIN has six digits"));
    assertEquals("host-pin", focused());
    type(robot, "#host-pin", "");
    type(robot, "#host-port", "65536");
    robot.clickOn("#host");
    assertTrue(text(robot, "#host-problem").startsWith("A port is a number"));
    assertEquals("host-port", focused());
    assertEquals(List.of(), chosen);
  }

  @Test
  void joinsByLinkAddressOrName(FxRobot robot) {
    for (String typed : List.of("trill://192.168.1.7:9000/blue", "192.168.1.7", "studio.local")) {
      type(robot, "#join-link", typed);
      robot.clickOn("#join");
    }
    type(robot, "#join-pin", "123456");
    robot.clickOn("#join");
    assertEquals(
        List.of(
            "join trill://192.168.1.7:9000/blue null",
            "join trill://192.168.1.7:8787/lobby null",
            "join trill://studio.local:8787/lobby null",
            "join trill://studio.local:8787/lobby 123456"),
        chosen);
  }

  @Test
  void saysWhatALinkLooksLike(FxRobot robot) {
    robot.clickOn("#join");
    assertTrue(text(robot, "#join-problem").startsWith("Paste a link here"));
    type(robot, "#join-link", "http://example.org");
    robot.clickOn("#join");
    assertTrue(text(robot, "#join-problem").contains("“http://example.org” is no address"));
    assertEquals("join-link", focused());
    assertEquals(List.of(), chosen);
  }

  @Test
  void offersTheLinkThatWasCopied(FxRobot robot) {
    assertFalse(isShown(robot, "#paste-link"));
    Stages.onFx(() -> {
      Clipboard.getSystemClipboard()
          .setContent(Map.of(DataFormat.PLAIN_TEXT, " trill://10.0.0.5:8787/blue\n"));
      view.offerCopied();
    });
    assertEquals("Paste trill://10.0.0.5:8787/blue", text(robot, "#paste-link"));
    robot.clickOn("#paste-link");
    assertEquals(List.of("join trill://10.0.0.5:8787/blue null"), chosen);
    Stages.onFx(() -> {
      Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, "lobby"));
      view.offerCopied();
    });
    assertFalse(isShown(robot, "#paste-link"), "any word may be a computer's name");
  }

  @Test
  void joinsWhatIsFound(FxRobot robot) {
    Stages.onFx(() -> sessions.find(HERE, STUDIO));
    robot.clickOn("#found-127-0-0-1-8788");
    assertEquals(List.of("join trill://127.0.0.1:8788/lobby null"), chosen);
    Node studio = robot.lookup("#found-192-168-1-7-8787").query();
    assertEquals(
        "Ben’s studio, blue · 2 rooms · 192.168.1.7:8787, 5 people asks for a PIN",
        studio.getAccessibleText());
    robot.clickOn(studio);
    assertEquals(1, chosen.size(), "its PIN comes first");
    assertEquals("join-pin", focused());
    robot.write("123456").type(KeyCode.ENTER);
    assertEquals("join trill://192.168.1.7:8787/blue 123456", chosen.getLast());
  }

  @Test
  void theFocusStaysOnAFoundSessionWhenAnotherOneComes(FxRobot robot) {
    Stages.onFx(() -> sessions.find(STUDIO));
    Stages.onFx(() -> robot.lookup("#found-192-168-1-7-8787").query().requestFocus());
    Stages.onFx(() -> sessions.find(HERE, STUDIO));
    assertEquals("found-192-168-1-7-8787", focused());
    robot.type(KeyCode.UP);
    assertEquals("found-127-0-0-1-8788", focused());
    Stages.onFx(() -> sessions.find(STUDIO));
    assertEquals("found-192-168-1-7-8787", focused(), "the one that is gone has a neighbour");
  }

  @Test
  void joinsOrHostsAgainWhatWasRecent(FxRobot robot) {
    recent(false, false, "trill://10.0.0.5:8787/blue", Duration.ofDays(2));
    recent(true, false, "trill://192.168.1.7:8790/jam", Duration.ofMinutes(5));
    robot.clickOn("#recent-10-0-0-5-8787-blue");
    robot.clickOn("#recent-hosted-jam");
    assertEquals(List.of("join trill://10.0.0.5:8787/blue null", "host jam null 8790"), chosen);
    assertTrue(
        robot
            .lookup("#recent-10-0-0-5-8787-blue")
            .query()
            .getAccessibleText()
            .contains("2 days ago"));
  }

  @Test
  void asksForThePinOfWhatWasRecent(FxRobot robot) {
    recent(true, true, "trill://192.168.1.7:8787/jam", Duration.ofHours(3));
    robot.clickOn("#recent-hosted-jam");
    assertEquals(List.of(), chosen, "nobody opens a room to all by mistake");
    assertEquals("host-pin", focused());
    robot.write("271828").type(KeyCode.ENTER);
    assertEquals(List.of("host jam 271828 8787"), chosen);
  }

  @Test
  void forgetsOneOrAll(FxRobot robot) {
    recent(false, false, "trill://10.0.0.5:8787/a", Duration.ofDays(3));
    recent(false, false, "trill://10.0.0.5:8787/b", Duration.ofDays(2));
    recent(false, false, "trill://10.0.0.5:8787/c", Duration.ofDays(1));
    robot.clickOn("#forget-10-0-0-5-8787-b");
    assertEquals(2, recents.sessionsProperty().get().size());
    Stages.onFx(() -> robot.lookup("#recent-10-0-0-5-8787-c").query().requestFocus());
    robot.type(KeyCode.DELETE);
    assertEquals("recent-10-0-0-5-8787-a", focused());
    robot.clickOn("#forget-all");
    assertEquals(List.of(), recents.sessionsProperty().get());
    assertFalse(isShown(robot, "#forget-all"));
  }

  @Test
  void playsAlone(FxRobot robot) {
    robot.clickOn("#alone");
    assertEquals(List.of("alone"), chosen);
  }

  @Test
  void nobodyBeginsWithoutAName(FxRobot robot) {
    type(robot, "#start-name", "  ");
    assertTrue(text(robot, "#start-name-problem").startsWith("A name has 1 to 32"));
    robot.clickOn("#alone").clickOn("#host");
    assertEquals(List.of(), chosen);
    assertEquals("start-name", focused());
    type(robot, "#start-name", "Cleo");
    assertFalse(isShown(robot, "#start-name-problem"));
    assertEquals("Cleo", identity.get().name());
    robot.clickOn("#alone");
    assertEquals(List.of("alone"), chosen);
  }

  @Test
  void aColourIsChosenByAClickAndStaysChosen(FxRobot robot) {
    robot.clickOn("#start-colour-2").clickOn("#start-colour-2");
    assertEquals(Colour.PALETTE.get(2), identity.get().colour());
  }

  @Test
  void asksForTheNameAtTheFirstStartAndGoesOnByEnter(FxRobot robot) {
    Stages.onFx(() -> open((Stage) view.getScene().getWindow(), true));
    assertEquals("start-name", focused());
    robot.write("Dmitri").type(KeyCode.ENTER);
    assertEquals("Dmitri", identity.get().name(), "the system's name is typed over");
    assertEquals("host", focused());
    robot.type(KeyCode.SPACE);
    assertEquals(List.of("host lobby null 8787"), chosen);
  }

  @Test
  void everythingIsReachedByTheTabKey(FxRobot robot) {
    recent(false, false, "trill://10.0.0.5:8787/a", Duration.ofDays(3));
    Stages.onFx(() -> sessions.find(STUDIO));
    List<String> stops = new ArrayList<>();
    for (int step = 0; step < 40; step++) {
      stops.add(focused());
      robot.type(KeyCode.TAB);
    }
    for (String id :
        List.of(
            "start-name",
            "host-room",
            "host-pin",
            "host-more",
            "host",
            "alone",
            "join-link",
            "join-pin",
            "join",
            "found-192-168-1-7-8787",
            "forget-all",
            "recent-10-0-0-5-8787-a")) {
      assertTrue(stops.contains(id), id + " in " + stops);
    }
  }

  @Test
  void saysWhatIsUnderWayAndLetsOneGiveUp(FxRobot robot) {
    Stages.onFx(() -> view.show(new Progress.Underway(Choices.Choice.JOIN, "studio.local:8787")));
    assertEquals("Joining studio.local:8787 …", text(robot, "#join-problem"));
    assertEquals("join-cancel", focused());
    robot.type(KeyCode.ESCAPE).clickOn("#join-cancel").clickOn("#alone");
    assertEquals(List.of("cancel", "cancel", "alone"), chosen, "one may think of another thing");
    Stages.onFx(() -> view.show(new Progress.Failed(Choices.Choice.JOIN, "Nobody is there.")));
    assertEquals("Nobody is there.", text(robot, "#join-problem"));
    assertEquals("join-link", focused());
    assertFalse(isShown(robot, "#join-cancel"));
    Stages.onFx(() -> view.show(new Progress.Failed(Choices.Choice.HOST, "No port is free.")));
    assertEquals("No port is free.", text(robot, "#host-problem"));
    Stages.onFx(() -> view.show(new Progress.Failed(Choices.Choice.ALONE, "It is broken.")));
    assertEquals("It is broken.", text(robot, "#alone-problem"));
  }

  @Test
  void iconsGrowWithTheText(FxRobot robot) {
    FontIcon icon = robot.lookup("#alone .ikonli-font-icon").queryAs(FontIcon.class);
    assertEquals(18, Stages.fromFx(icon::getIconSize));
    Stages.onFx(() -> {
      view.getScene().getWindow().setWidth(1280);
      view.getScene().getWindow().setHeight(800);
      scale.set(1.5);
    });
    Stages.await("a larger icon", () -> icon.getIconSize() == 22);
  }

  @Test
  void everyButtonSaysWhatItDoes(FxRobot robot) {
    recent(false, false, "trill://10.0.0.5:8787/a", Duration.ofDays(3));
    Stages.onFx(() -> sessions.find(STUDIO));
    for (Node node : robot.lookup(each -> each instanceof ButtonBase).queryAll()) {
      Control control = assertInstanceOf(Control.class, node);
      String says = Tip.text(control);
      assertFalse(says == null || says.isBlank(), () -> "no tooltip: " + node);
    }
  }
}
