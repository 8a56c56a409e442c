package org.trillsymbiont.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.trillsymbiont.client.Conditions.eventually;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.client.sound.Analysis;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.MusicGrid;
import org.trillsymbiont.model.sync.JoinLink;

/// What playing together is beside seeing the same: hearing each other, taking back one's own, and
/// being left alone by other rooms.
class TogetherTest extends TwoPlayers {
  private static final double E4 = 329.63;
  private static final double AUDIBLE = 0.005;
  private static final double SILENCE = 1e-4;

  @Test
  void aChordSoundsForBothEachTimeThatItIsChosen() {
    ada().click("#circle-toggle");
    ada().click("#chord-4");
    awaitHeard(3, ada(), ben());
    ada().click("#chord-4");
    awaitHeard(6, ada(), ben());
    ben().click("#square-7");
    eventually(() -> ben().heard().size() == 7);
    ada().awaitSeen(map("active-count", "1/64 active"));
    assertEquals(6, ada().heard().size(), "a click is heard by who clicks");
  }

  @Test
  void eachSeesWhoTouchedASquareLast() {
    ada().click("#square-21");
    ben().lookAt(21);
    awaitTouched(ben(), "by Ada, just now");
    ada().lookAt(21);
    awaitTouched(ada(), "by you, just now");
    ben().type("#square-21", KeyCode.SPACE);
    awaitTouched(ada(), "by Ben, just now");
    awaitTouched(ben(), "by you, just now");
    ada().type("#square-21", KeyCode.SPACE);
    awaitTouched(ben(), "by Ada, just now");
  }

  @Test
  void aLongNameIsToldBelowThePointerAndStaysInTheGridsCard() {
    Player wolfgang = Player.join("Wolfgang Amadeus", server().localAddress(), 2);
    try {
      wolfgang.click("#square-63");
      ben().awaitSeen(map("mark-musicGrid-63", "Wolfgang Amadeus"));
      ben().pointAt("#bpm");
      awaitNamed(false);
      ben().pointAt("#square-63");
      awaitNamed(true);
      Bounds card =
          inScene(Objects.requireNonNull(ben().client().root().lookup(".grid-view").getParent()));
      Stages.await("it lies in the card", () -> card.contains(inScene(names())));
      Bounds square = inScene(ben().client().root().lookup("#square-63"));
      assertFalse(Stages.fromFx(() -> square.intersects(inScene(names()))), "it covers nothing");
      ben().pointAt("#bpm");
      awaitNamed(false);
    } finally {
      wolfgang.close();
    }
  }

  private void awaitNamed(boolean isNamed) {
    Stages.await("the name: " + isNamed, () -> names().getOpacity() == (isNamed ? 1 : 0));
  }

  private Node names() {
    return ben().client().root().lookup("#mark-musicGrid-63 .mark-names");
  }

  private static Bounds inScene(Node node) {
    return node.localToScene(node.getLayoutBounds());
  }

  private static void awaitTouched(Player player, String words) {
    Stages.await(
        player + " reads " + words,
        () -> Objects.requireNonNull(player.sees().get("grid-readout")).endsWith(words));
  }

  private static void awaitHeard(int notes, Player... players) {
    for (Player player : players) {
      Stages.await(player + " hears " + notes, () -> player.heard().size() >= notes);
      assertEquals(notes, player.heard().size(), () -> player + " hears " + player.heard());
    }
  }

  @Test
  void aHeldSquareIsSeenAndHeardByBothForAsLongAsItIsHeld() {
    MusicGrid before = ada().state().musicGrid();
    ada()
        .hold(
            "#square-21",
            () -> {
              ben().awaitSeen(map("mark-musicGrid-21", "Ada held"));
              Stream.of(ada(), ben()).forEach(player -> eventually(() -> isIn(player, E4)));
            });
    ben().awaitSeen(map("mark-musicGrid-21", "Ada"));
    Stream.of(ada(), ben())
        .forEach(player -> eventually(() -> player.hears(0.1).rms(0, 4000) < SILENCE));
    awaitHeard(1, ada(), ben());
    assertEquals(before, ben().state().musicGrid(), "nothing is switched on by it");
  }

  private static boolean isIn(Player player, double hertz) {
    Analysis sound = player.hears(0.2);
    return sound.rms(0, sound.frames()) > AUDIBLE
        && Math.abs(Analysis.cents(sound.frequency(0, sound.frames()), hertz)) < 20;
  }

  @Test
  void whoHoldsASquareAndGoesLetsItGo() {
    Player cora = Player.join("Cora", server().localAddress(), 2);
    cora.hold(
        "#square-21",
        () -> {
          eventually(() -> isIn(ben(), E4));
          cora.close();
        });
    eventually(() -> ben().hears(0.1).rms(0, 4000) < SILENCE);
    assertFalse(ben().sees().containsKey("mark-musicGrid-21"));
  }

  @Test
  void whatIsTakenBackInOneWindowIsTakenBackInTheOther() {
    ada().click("#square-0");
    ada().click("#randomise");
    ben().awaitSeen(map("active-count", sees(ada(), "active-count")));
    ben().click("#faster");
    ada().awaitSeen(map("bpm", "104", "undo", "Undo"));
    ada().command(KeyCode.Z, false);
    ben().awaitSeen(map("active-count", "1/64 active", "bpm", "104"));
    ada().awaitSeen(map("active-count", "1/64 active", "redo", "Redo"));
    awaitSame(ada(), ben());
    ben().click("#square-0");
    ada().awaitSeen(map("active-count", "0/64 active"));
    ada().command(KeyCode.Z, false);
    ada().awaitSeen(map("undo", "Undo disabled"));
    awaitSame(ada(), ben());
    assertEquals("0/64 active", ada().sees().get("active-count"), "Ben has the last word");
  }

  private static String sees(Player player, String id) {
    return Objects.requireNonNull(player.sees().get(id));
  }

  @Test
  void clearingTheGridCanBeTakenBackAsOneStep() {
    ada().click("#randomise");
    Map<String, String> full = map("active-count", sees(ada(), "active-count"));
    ben().awaitSeen(full);
    MusicGrid before = ben().state().musicGrid();
    ben().click("#clear");
    ada().awaitSeen(map("active-count", "0/64 active"));
    ben().click("#undo");
    ada().awaitSeen(full);
    awaitSame(ada(), ben());
    assertEquals(before, ada().state().musicGrid());
  }

  @Test
  void anotherRoomHearsAndSeesNothing() {
    JoinLink blue = JoinLink.parse(server().localAddress() + "?room=blue");
    Player cora = Player.join("Cora", blue, 2);
    try {
      AppState before = cora.state();
      ada().click("#circle-toggle");
      ada().click("#chord-4");
      ada().click("#faster");
      awaitHeard(3, ada(), ben());
      cora.click("#square-9");
      eventually(() -> server().state(blue.room()).equals(Optional.of(cora.state())));
      awaitSame(ada(), ben());
      assertEquals(0, ben().state().musicGrid().activeCount());
      assertEquals(before.tempo(), cora.state().tempo());
      assertEquals(1, cora.heard().size(), "its own click alone");
    } finally {
      cora.close();
    }
  }
}
