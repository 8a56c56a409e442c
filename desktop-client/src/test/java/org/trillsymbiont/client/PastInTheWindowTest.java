package org.trillsymbiont.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.trillsymbiont.client.Conditions.eventually;
import static org.trillsymbiont.client.Stages.fromFx;
import static org.trillsymbiont.client.Stages.onFx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.client.past.Looking;
import org.trillsymbiont.client.past.Place;
import org.trillsymbiont.client.past.Stretch;
import org.trillsymbiont.client.sound.SoundedNote;
import org.trillsymbiont.client.sound.SoundedNote.Source;
import org.trillsymbiont.client.sound.export.Passage;
import org.trillsymbiont.client.view.export.Exports;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.history.History;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.Bookmark;
import org.trillsymbiont.model.sync.JoinLink;
import org.trillsymbiont.model.sync.Role;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.theory.Degree;

/// The history of a room in the windows of two people, with a real server that keeps it. R65-R70
final class PastInTheWindowTest extends TwoInThePast {
  @Test
  void thePastIsSeenAndHeardByWhoLooksAtItAlone() {
    playThenAndNow();
    History history = open(ben);
    int made = ben.made().size();
    ben.type("#timeline", KeyCode.LEFT);
    assertEquals(fromFx(history::end), rev(ben));
    long then = revOf(history, 3);
    back(ben, then);
    assertTrue(isShown(ben, "#past-banner"));
    assertTrue(
        fromFx(
            () -> ((Labeled) ben.client().root().lookup("#past-when")).getText().contains("Ada")));
    awaitSees(ben, fromFx(() -> history.at(then).state()));
    ben.heard().clear();
    ada.heard().clear();
    eventually(() -> hears(ben, THEN));
    eventually(() -> hears(ada, NOW));
    assertFalse(hears(ben, NOW), "he is in the past");
    assertFalse(hears(ada, THEN), "she is not");
    // The room goes on beneath, and nothing of the past can be changed.
    ben.click("#square-20");
    ben.click("#randomise");
    edit(ada, Edit.of(Fields.REVERB, 0.5));
    assertEquals(fromFx(() -> history.at(then).state()), ben.state());
    assertEquals(made, ben.made().size(), "nothing was dispatched");
    assertFalse(isAway(ada));
    ben.type("#timeline", KeyCode.ESCAPE);
    assertFalse(isAway(ben));
    assertFalse(isShown(ben, "#past-banner"));
    assertEquals(server.state(), ben.state());
    ben.heard().clear();
    eventually(() -> hears(ben, NOW));
    assertTrue(ben.state().isSequencerRunning(), "Escape has not stopped anything");
  }

  @Test
  void keysGoThroughThePast() {
    edit(ada, Edit.of(Fields.TEMPO, 100.0));
    edit(ben, Edit.of(Fields.TEMPO, 110.0));
    edit(ada, Edit.of(Fields.REVERB, 0.5));
    edit(ben, Edit.of(Fields.CHORUS, 0.5));
    History history = open(ada);
    ada.type("#timeline", KeyCode.HOME);
    assertEquals(0, rev(ada));
    assertEquals(AppState.INITIAL, ada.state());
    ada.type("#timeline", KeyCode.RIGHT);
    assertEquals(1, rev(ada));
    // The first line is the first one's who came, then it goes along his changes alone.
    ada.type("#timeline", KeyCode.DOWN);
    ada.type("#timeline", KeyCode.DOWN);
    ada.type("#timeline", KeyCode.RIGHT);
    assertEquals(revOf(history, 2), rev(ada));
    ada.type("#timeline", KeyCode.RIGHT);
    assertEquals(revOf(history, 4), rev(ada));
    assertTrue(fromFx(() -> node(ada, "#timeline").getAccessibleText().contains("Ben")));
    ada.type("#timeline", KeyCode.END);
    assertFalse(isAway(ada));
  }

  @Test
  void restoringIsOneStepOfUndoForEverybody() {
    edit(ada, Edit.of(Fields.TEMPO, 100.0));
    edit(ada, Edit.of(Fields.square(5).active(), true));
    edit(ada, Edit.of(Fields.TEMPO, 140.0));
    edit(ada, Gestures.clear());
    AppState before = server.state();
    History history = open(ben);
    back(ben, revOf(history, 2));
    ben.click("#history-restore");
    eventually(() -> server.state().tempo() == 100.0);
    awaitSame();
    assertTrue(ada.state().musicGrid().square(5).isActive());
    assertFalse(isAway(ben));
    ben.command(KeyCode.Z, false);
    eventually(() -> server.state().equals(before));
    awaitSame();
  }

  @Test
  void aLastMinuteIsTakenBackButNotWhatOthersHaveSetSince() {
    edit(ada, Edit.of(Fields.TEMPO, 100.0));
    edit(ben, Edit.of(Fields.TEMPO, 120.0));
    edit(ben, Edit.of(Fields.CHORUS, 0.5));
    edit(ada, Edit.of(Fields.CHORUS, 0.75));
    open(ada);
    int bens = fromFx(() -> ben.client().store().you());
    MenuButton revert = (MenuButton) node(ada, "#history-revert");
    onFx(() -> {
      revert.show();
      MenuItem item =
          revert.getItems().stream()
              .filter(each -> ("history-revert-" + bens).equals(each.getId()))
              .findFirst()
              .orElseThrow();
      revert.hide();
      item.fire();
    });
    eventually(() -> server.state().tempo() == 100.0);
    assertEquals(0.75, server.state().chorus());
    awaitSame();
  }

  @Test
  void aMomentBecomesARoomToGoTo() {
    edit(ada, Edit.of(Fields.TEMPO, 100.0));
    edit(ada, Edit.of(Fields.TEMPO, 140.0));
    back(ada, revOf(open(ada), 1));
    ada.click("#history-fork");
    ada.write("#fork-name", "no room");
    assertTrue(isShown(ada, "#fork-problem"));
    ada.enterText("#fork-name", "green");
    ada.click("#fork-make");
    eventually(() -> isShown(ada, "#fork-go"));
    onFx(() -> ((Button) ada.client().root().lookup("#fork-go")).fire());
    eventually(() ->
        fromFx(() ->
            ada.client()
                .session()
                .addressProperty()
                .get()
                .server()
                .room()
                .value()
                .equals("green")));
    eventually(() -> ada.state().tempo() == 100.0);
    assertFalse(isAway(ada));
    assertEquals(140.0, ben.state().tempo(), "this room goes on as it is");
  }

  @Test
  void aNewRoomKeepsItsPin() throws Exception { // R69
    edit(ada, Edit.of(Fields.TEMPO, 100.0));
    edit(ada, Edit.of(Fields.TEMPO, 140.0));
    back(ada, revOf(open(ada), 1));
    ada.click("#history-fork");
    ada.enterText("#fork-name", "secret");
    ada.write("#fork-pin", "12345");
    assertTrue(isShown(ada, "#fork-problem"), "six digits");
    ada.write("#fork-pin", "123456");
    eventually(() -> isShown(ada, "#fork-go"));
    onFx(() -> ((Button) ada.client().root().lookup("#fork-go")).fire());
    eventually(() -> room(ada).equals("secret"));
    eventually(() -> ada.state().tempo() == 100.0);
    enterSecret();
    // It is kept with the room.
    int port = server.port();
    server.close();
    serve(port);
    onFx(ada.client().session()::reconnectNow);
    ada.awaitConnected();
    eventually(() -> room(ada).equals("secret") && ada.state().tempo() == 100.0);
    onFx(() -> ben.client().session().enter(lobby(ben), null));
    eventually(() -> room(ben).equals("lobby"));
    enterSecret();
  }

  /// Ben has to know the PIN.
  private void enterSecret() {
    ben.click("#room");
    ben.enterText("#room-where", "secret");
    ben.write("#room-pin", "654321");
    eventually(() -> isShown(ben, "#room-problem"));
    assertEquals("lobby", room(ben));
    ben.write("#room-pin", "123456");
    eventually(() -> room(ben).equals("secret") && ben.isConnected());
    eventually(() -> ben.state().tempo() == 100.0);
  }

  private static JoinLink lobby(Player who) {
    return fromFx(
        () -> who.client().session().addressProperty().get().server().withRoom(RoomName.LOBBY));
  }

  private static String room(Player who) {
    return fromFx(() -> who.client().session().addressProperty().get().server().room().value());
  }

  @Test
  void bookmarksAreSeenByBothAndJumpedTo() {
    edit(ada, Edit.of(Fields.TEMPO, 100.0));
    edit(ada, Edit.of(Fields.TEMPO, 140.0));
    edit(ada, Edit.of(Fields.TEMPO, 150.0));
    History history = open(ada);
    open(ben);
    back(ada, revOf(history, 2));
    ada.click("#history-bookmarks");
    ada.write("#bookmark-name", "Chorus");
    eventually(() -> bookmarks(ben).size() == 1);
    assertEquals("Chorus", bookmarks(ben).getFirst().name());
    ben.type("#timeline", KeyCode.PAGE_UP);
    assertEquals(revOf(history, 2), rev(ben));
    assertEquals(140.0, ben.state().tempo());
    String remove = "#bookmark-remove-" + revOf(history, 2);
    eventually(() -> isShown(ada, remove));
    onFx(() -> ((Button) ada.client().root().lookup(remove)).fire());
    eventually(() -> bookmarks(ben).isEmpty());
  }

  private static List<Bookmark> bookmarks(Player who) {
    return fromFx(() -> who.client().session().past().bookmarksProperty().get());
  }

  private static boolean hearsChord(Player who) {
    return who.heard().stream().anyMatch(note -> note.source() instanceof Source.ChordTone);
  }

  @Test
  void aSharedReplayIsHeardByBothAndLeftByWhoWantsTo() {
    edit(ada, Edit.of(Fields.SELECTED_CHORD, Degree.V));
    playThenAndNow();
    open(ada);
    ada.type("#timeline", KeyCode.HOME);
    ada.click("#history-together");
    eventually(() -> isAway(ben));
    eventually(() ->
        fromFx(() -> ada.client().looking().viewProperty().get())
                instanceof Looking.View.Moving moving
            && moving.by() > 0);
    eventually(() ->
        fromFx(
            () -> ((Labeled) ben.client().root().lookup("#past-when")).getText().contains("Ada")));
    eventually(() -> hearsChord(ada) && hearsChord(ben));
    ben.type("#play", KeyCode.ESCAPE);
    assertFalse(isAway(ben), "he has come back for himself");
    assertTrue(fromFx(() -> ada.client().session().past().replayingProperty().get().isPresent()));
    assertEquals(server.state(), ben.state());
    ada.click("#history-together");
    eventually(() -> !isAway(ada));
    assertEquals(server.state(), ada.state());
  }

  @Test
  void thePastIsThereAfterARestartOfTheServer() throws Exception {
    edit(ada, Edit.of(Fields.TEMPO, 100.0));
    edit(ada, Edit.of(Fields.TEMPO, 140.0));
    back(ben, revOf(open(ben), 1));
    eventually(() -> ben.state().tempo() == 100.0);
    int port = server.port();
    server.close();
    serve(port);
    onFx(ada.client().session()::reconnectNow);
    onFx(ben.client().session()::reconnectNow);
    ada.awaitConnected();
    ben.awaitConnected();
    eventually(() -> !isAway(ben));
    eventually(() -> ben.state().equals(server.state()));
    back(ben, revOf(open(ben), 1));
    eventually(() -> ben.state().tempo() == 100.0);
  }

  @Test
  void aListenerIsToldWhyHeMayNot() {
    edit(ada, Edit.of(Fields.TEMPO, 100.0));
    edit(ada, Edit.of(Fields.TEMPO, 140.0));
    int bens = fromFx(() -> ben.client().store().you());
    onFx(() -> ada.client().session().appoint(bens, Role.LISTENER));
    eventually(() -> fromFx(() -> ben.client().store().rights().role() == Role.LISTENER));
    open(ben);
    ben.type("#timeline", KeyCode.LEFT);
    assertTrue(isAway(ben), "he may look");
    assertTrue(node(ben, "#history-restore").isDisabled());
    assertTrue(node(ben, "#history-together").isDisabled());
    assertFalse(fromFx(() -> ((Labeled) node(ben, "#history-why")).getText().isEmpty()));
  }

  /// When it began, which step, which square, how high.
  private static Set<String> notes(Collection<SoundedNote> notes) {
    Set<String> told = new TreeSet<>();
    for (SoundedNote note : notes) {
      if (note.source() instanceof Source.Step step) {
        told.add(
            step.beginMicros() + " " + step.number() + " " + step.square() + " " + note.midi());
      }
    }
    return told;
  }

  @Test
  void anExportIsWhatWasHeard() throws Exception {
    playThenAndNow();
    edit(ada, Gestures.stop());
    eventually(() -> fromFx(() -> !ada.client().playhead().position().isMoving()));
    edit(ada, Edit.of(Fields.square(THEN).active(), true));
    ada.heard().clear();
    edit(ada, Gestures.play());
    eventually(() -> hears(ada, THEN));
    edit(ben, Edit.of(Fields.square(17).active(), true));
    eventually(() -> hears(ada, 17));
    edit(ben, Edit.of(Fields.TEMPO, 200.0));
    edit(ada, Gestures.clear());
    edit(ada, Gestures.stop());
    eventually(() -> fromFx(() -> !ada.client().playhead().position().isMoving()));
    edit(ben, Edit.of(Fields.REVERB, 0.0625));
    History history = open(ben);
    // Up to here nothing sounds any more, and from here on she was listened to.
    long from = revOf(history, 7);
    Passage passage =
        fromFx(() -> new Stretch(Place.at(from), Place.at(history.end())).passage(history));
    Set<String> exported =
        notes(passage.steps().stream().flatMap(step -> step.notes().stream()).toList());
    assertFalse(exported.isEmpty());
    assertEquals(notes(ada.heard()), exported);
    byte[] first = rendered(passage, "one");
    assertArrayEquals(first, rendered(passage, "two"), "the same bytes");
    assertTrue(first.length > 1000);
  }

  private byte[] rendered(Passage passage, String name) throws IOException {
    Path file = folder.resolve(name + ".wav");
    Exports exports = ben.client().exports();
    onFx(() -> exports.renderPastInto(passage, file));
    eventually(() -> fromFx(() -> exports.renderProperty().get() instanceof Exports.Render.None));
    return Files.readAllBytes(file);
  }
}
