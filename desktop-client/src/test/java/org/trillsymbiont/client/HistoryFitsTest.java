package org.trillsymbiont.client;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.trillsymbiont.client.Stages.fromFx;
import static org.trillsymbiont.client.Stages.onFx;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.trillsymbiont.client.past.Place;
import org.trillsymbiont.client.session.Address;
import org.trillsymbiont.client.session.PastOfRoom;
import org.trillsymbiont.client.settings.Appearance;
import org.trillsymbiont.client.sound.Output;
import org.trillsymbiont.client.sound.SoundEngine;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.Theme;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.RoomName;

/// However low the window is, nothing of the instrument lies over the frame around the past or the
/// history, and who goes into the past finds the timeline where it was. On a computer without
/// sound, which says so in a line of its own.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start() and show() fill the fields.
class HistoryFitsTest {
  private static final int EDITS = 40;

  private final SoundEngine engine = SoundEngine.open(new Output.Silent());

  @TempDir private Path folder;
  private Stage stage;
  private HostedSession session;
  private Client client;

  @Start
  void start(Stage primary) {
    stage = primary;
  }

  @AfterEach
  void close() {
    onFx(() -> client.close());
    session.close();
    engine.close();
    Texts.use(Locale.ENGLISH);
  }

  private void show(String language, double width, double height, double size) throws Exception {
    Texts.use(Locale.forLanguageTag(language));
    LongJam.store(folder, RoomName.LOBBY, EDITS);
    session = HostedSession.startPrivately(folder);
    Appearance looks = new Appearance();
    looks.scaleProperty().set(size);
    onFx(() -> {
      client =
          new Client(
              Address.of(session.address(RoomName.LOBBY).server()),
              null,
              new Identity("Ada", Colour.PALETTE.getFirst()),
              engine,
              looks,
              System::nanoTime);
      Scene scene = new Scene(client.root(), width, height);
      Theme.apply(scene, looks);
      stage.setScene(scene);
      stage.show();
      client.commands().toggleHistory();
    });
    PastOfRoom past = client.session().past();
    Conditions.eventually(
        () -> fromFx(() -> past.loadingProperty().get() instanceof PastOfRoom.Loading.Whole));
  }

  @ParameterizedTest
  @CsvSource({
    "en, 1024, 700, 1",
    "de, 1024, 700, 1",
    "en, 1024, 700, 1.5",
    "en, 1280, 800, 1",
    "de, 1280, 800, 1.5",
    "en, 1024, 620, 1"
  })
  void nothingLiesOverSomethingElse(String language, double width, double height, double size)
      throws Exception {
    show(language, width, height, size);
    isInItsPlace();
    Bounds before = fromFx(() -> bounds("#timeline"));
    onFx(() -> client.looking().go(Place.at(EDITS / 2)));
    isInItsPlace();
    Bounds now = fromFx(() -> bounds("#timeline"));
    if (height >= 700) {
      assertTrue(now.equals(before), () -> "from " + before + " to " + now);
    }
  }

  private void isInItsPlace() {
    onFx(() -> {
      client.root().applyCss();
      client.root().layout();
      Bounds window = client.root().getLayoutBounds();
      Bounds grid = bounds(".grid-view");
      Bounds card = bounds(card(node(".grid-view")));
      Bounds frame = bounds(".past-frame");
      Bounds history = bounds("#history");
      isWithin("the grid in its card", grid, card);
      isWithin("its card in the frame", card, frame);
      assertTrue(frame.getMaxY() <= history.getMinY() + 0.5, frame + " above " + history);
      isWithin("the history in the window", history, window);
      isWithin("the timeline in the history", bounds("#timeline"), history);
      isWithin("the last line in the window", bounds(".status-line"), window);
    });
  }

  private static void isWithin(String what, Bounds inner, Bounds outer) {
    Bounds wide =
        new BoundingBox(
            outer.getMinX() - 0.5,
            outer.getMinY() - 0.5,
            outer.getWidth() + 1,
            outer.getHeight() + 1);
    assertTrue(wide.contains(inner), () -> what + ": " + inner + " within " + outer);
  }

  private static Node card(Node within) {
    Node card = within;
    while (!card.getStyleClass().contains("card")) {
      card = Objects.requireNonNull(card.getParent(), "it is in a card");
    }
    return card;
  }

  private Node node(String selector) {
    return Objects.requireNonNull(client.root().lookup(selector), selector);
  }

  private Bounds bounds(String selector) {
    return bounds(node(selector));
  }

  private static Bounds bounds(Node node) {
    return node.localToScene(node.getLayoutBounds());
  }
}
