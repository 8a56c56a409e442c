package org.trillsymbiont.server.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.edit.TransportRule;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.KeyChange;
import org.trillsymbiont.model.state.Transport;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.sync.Score;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.model.theory.Mode;
import org.trillsymbiont.model.theory.PitchClass;
import org.trillsymbiont.server.watch.Watch;

/// Keys that wait for the next bar (R46).
final class KeyTurnTest {
  private static final PitchClass D = PitchClass.parse("D");

  private final ManualMailbox mailbox = new ManualMailbox();
  private final Room room = new Room(RoomName.LOBBY, mailbox, "epoch1", 64, List::of, Watch.NONE);
  private final FakePeer ann = new FakePeer();
  private final V2Session session =
      room.join(
          ann,
          new ClientMessage.Hello(
              2,
              RoomName.LOBBY,
              new Identity("Ann", Colour.PALETTE.getFirst()),
              "token-of-ann-1234",
              null,
              null));
  private long counter;

  private void say(Edit edit) {
    session.receive(new ClientMessage.Change(++counter, edit, 0, false));
    mailbox.run();
  }

  private void wantNextBar() {
    say(Edit.of(Fields.KEY_CHANGE, KeyChange.NEXT_BAR));
  }

  private void choose(PitchClass tonic, Mode mode) {
    say(Gestures.chooseKey(room.state(), tonic, mode));
  }

  /// The columns at which the steps of a time contain a key.
  private List<String> heard(long millis) {
    Score score = Score.found(0, AppState.INITIAL, Transport.STOPPED);
    mailbox.advanceMillis(millis);
    for (ServerMessage.Edited edited : ann.take(ServerMessage.Edited.class)) {
      AppState state = stateWith(edited);
      score =
          score.changed(
              edited.atMicros(),
              state,
              TransportRule.apply(score.transport(), edited.edit(), state, edited.atMicros()));
    }
    List<String> heard = new ArrayList<>();
    for (Score.Played played : score.between(0, millis * 1000)) {
      heard.add(played.step().column() + played.content().selectedKey().asciiName());
    }
    return heard;
  }

  private AppState known = AppState.INITIAL;

  private AppState stateWith(ServerMessage.Edited edited) {
    known = Reducer.apply(known, edited.edit());
    return known;
  }

  @Test
  void aKeyIsHeardFromTheFirstStepOfTheNextBarOn() {
    wantNextBar();
    say(Gestures.play());
    mailbox.advanceMillis(1_000);
    choose(D, Mode.DORIAN);
    assertEquals(PitchClass.C, room.state().selectedKey());
    assertEquals(D, room.state().tonality().nextKey());
    List<String> heard = heard(8_000);
    assertTrue(heard.size() >= 16, heard.toString());
    for (int i = 0; i < 16; i++) {
      assertEquals(i % 8 + (i < 8 ? "C" : "D"), heard.get(i));
    }
    assertEquals(Mode.DORIAN, room.state().selectedScale());
  }

  @Test
  void ofTwoChoicesInABarTheLastIsHeard() {
    wantNextBar();
    say(Gestures.play());
    mailbox.advanceMillis(600);
    choose(PitchClass.parse("E"), Mode.MINOR);
    mailbox.advanceMillis(300);
    choose(D, Mode.MAJOR);
    mailbox.advanceMillis(10_000);
    assertEquals(D, room.state().selectedKey());
    assertEquals(Mode.MAJOR, room.state().selectedScale());
  }

  @Test
  void aChoiceThatIsTakenBackInTimeIsNeverHeard() {
    wantNextBar();
    say(Gestures.play());
    mailbox.advanceMillis(600);
    choose(D, Mode.MAJOR);
    session.receive(new ClientMessage.Undo(++counter));
    mailbox.advanceMillis(10_000);
    assertEquals(PitchClass.C, room.state().selectedKey());
    assertTrue(
        ann.take(ServerMessage.Edited.class).stream()
            .noneMatch(edited -> edited.edit().sets(Fields.SELECTED_KEY)));
  }

  @Test
  void nothingIsWaitedForWhenNothingPlays() {
    wantNextBar();
    choose(D, Mode.MAJOR);
    assertEquals(D, room.state().selectedKey());
    say(Gestures.play());
    mailbox.advanceMillis(600);
    choose(PitchClass.parse("G"), Mode.MAJOR);
    say(Gestures.stop());
    mailbox.advanceMillis(1_000);
    assertEquals("G", room.state().selectedKey().asciiName());
  }

  @Test
  void aClientThatSaysOnlyTheKeyLeavesNoneWaiting() {
    say(Edit.of(Fields.SELECTED_KEY, D));
    assertEquals(D, room.state().tonality().nextKey());
    assertEquals(0, mailbox.waiting());
  }
}
