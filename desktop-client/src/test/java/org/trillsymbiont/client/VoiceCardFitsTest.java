package org.trillsymbiont.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.trillsymbiont.client.Stages.fromFx;
import static org.trillsymbiont.client.Stages.onFx;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.trillsymbiont.client.session.Address;
import org.trillsymbiont.client.settings.Appearance;
import org.trillsymbiont.client.sound.Output;
import org.trillsymbiont.client.sound.SoundEngine;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.Theme;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.JoinLink;

/// With the circle open, all that is played on is in sight in a small window, in each language.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start() and show() fill the fields.
class VoiceCardFitsTest {
  private static final List<String> PAGES =
      List.of("#voices-new", "#voices-selected", "#voices-active");

  private final SoundEngine engine = SoundEngine.open(new Output.Silent());
  private Stage stage;
  private Client client;

  @Start
  void start(Stage primary) {
    stage = primary;
  }

  @AfterEach
  void close() {
    onFx(() -> client.close());
    engine.close();
    Texts.use(Locale.ENGLISH);
  }

  private void show(String language, double width, double height) {
    Texts.use(Locale.forLanguageTag(language));
    onFx(() -> {
      // Nobody answers there: the session is this window's own.
      Address nowhere = Address.of(JoinLink.parse("ws://127.0.0.1:9/api/sync"));
      client = new Client(nowhere, null, new Identity("Ada", Colour.PALETTE.getFirst()), engine);
      Edit.Builder edit = Edit.labelled("Play here").set(Fields.SHOW_CIRCLE_OF_FIFTHS, true);
      for (int square = 0; square < 64; square += 3) {
        edit.set(Fields.square(square).active(), true);
      }
      client.store().dispatch(edit.build());
      Scene scene = new Scene(client.root(), width, height);
      Theme.apply(scene, new Appearance());
      stage.setScene(scene);
      stage.setX(0);
      stage.setY(0);
      stage.show();
      node("#square-42").requestFocus();
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de"})
  void isWhollyInSightAt1280By800WithoutScrolling(String language) {
    show(language, 1280, 800);
    for (String page : PAGES) {
      turnTo(page);
      ScrollPane side = (ScrollPane) node(".side-scroll");
      Stages.await(page + " is laid out", () -> bounds(node(".voices")).getHeight() > 100);
      double hidden =
          fromFx(() ->
              side.getContent().getLayoutBounds().getHeight()
                  - side.getViewportBounds().getHeight());
      assertTrue(hidden <= 0.5, () -> page + " makes the side scroll by " + hidden);
      Bounds card = fromFx(() -> bounds(node(".voices")));
      Bounds place = fromFx(() -> side.localToScene(side.getLayoutBounds()));
      assertTrue(place.contains(card), () -> page + ": " + card + " within " + place);
      assertEquals(List.of(), cut(), page + " in " + language);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de"})
  void cutsNoWordAt1024By700(String language) {
    show(language, 1024, 700);
    for (String page : PAGES) {
      turnTo(page);
      assertEquals(List.of(), cut(), page + " in " + language);
    }
  }

  /// The list may use what height is left; the other pages leave it.
  @ParameterizedTest
  @ValueSource(strings = "en")
  void isHigherForTheListAloneWhenTheCircleIsClosed(String language) {
    show(language, 1280, 800);
    double open = fromFx(() -> bounds(node(".voices")).getHeight());
    onFx(() -> client.store().dispatch(Edit.of(Fields.SHOW_CIRCLE_OF_FIFTHS, false)));
    turnTo("#voices-selected");
    Stages.await("as high as before", () -> bounds(node(".voices")).getHeight() == open);
    turnTo("#voices-active");
    Stages.await("higher", () -> bounds(node(".voices")).getHeight() > 2 * open);
    turnTo("#voices-new");
    Stages.await("as high as before", () -> bounds(node(".voices")).getHeight() == open);
  }

  /// Words in the card that are seen, but not whole.
  private List<String> cut() {
    return fromFx(() -> {
      client.root().applyCss();
      client.root().layout();
      return Stream.of(".label", ".button", ".toggle-button")
          .flatMap(kind -> node(".voices").lookupAll(kind).stream())
          .filter(Labeled.class::isInstance)
          .map(Labeled.class::cast)
          .filter(label -> isSeen(label) && label.getWidth() < label.prefWidth(-1) - 0.5)
          .map(Labeled::getText)
          .toList();
    });
  }

  private static boolean isSeen(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (!each.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private void turnTo(String page) {
    onFx(() -> {
      ToggleButton button = (ToggleButton) node(page);
      if (!button.isSelected()) {
        button.fire();
      }
      client.root().applyCss();
      client.root().layout();
    });
  }

  private Node node(String selector) {
    return Objects.requireNonNull(client.root().lookup(selector), selector);
  }

  private static Bounds bounds(Node node) {
    return node.localToScene(node.getLayoutBounds());
  }
}
