package org.trillsymbiont.server.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.ServerMessage;

final class RoomTest {
  private final ManualMailbox mailbox = new ManualMailbox();
  private final Room room = new Room(mailbox, new Random(1)::nextLong);
  private final FakePeer ann = new FakePeer();
  private final FakePeer ben = new FakePeer();
  private final Session annSession = room.join(ann);
  private final Session benSession = room.join(ben);

  private static Edit tempo(double value) {
    return Edit.of("Change tempo", Fields.TEMPO, value);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void greetsWithTheStateAsItIs() {
    annSession.update(tempo(150));
    FakePeer late = new FakePeer();
    room.join(late);
    mailbox.run();
    assertEquals(List.of(new ServerMessage.Init(AppState.INITIAL)), ann.messages);
    assertEquals(List.of(new ServerMessage.Init(room.state())), late.messages);
    assertEquals(150, room.state().tempo());
  }

  @Test
  void tellsEverybodyButTheAuthor() {
    FakePeer cleo = new FakePeer();
    room.join(cleo);
    annSession.update(tempo(150));
    mailbox.run();
    assertEquals(1, ann.messages.size());
    assertEquals(new ServerMessage.StateUpdate(room.state()), ben.messages.getLast());
    assertEquals(2, ben.messages.size());
    assertSame(ben.encoded.getLast(), cleo.encoded.getLast(), "encoded once for all");
  }

  @Test
  void everyAcceptedUpdateIsToldAlsoOneThatChangesNothing() {
    annSession.update(tempo(AppState.INITIAL.tempo()));
    mailbox.run();
    assertEquals(2, ben.messages.size());
    assertEquals(1, ann.messages.size());
  }

  @Test
  void onlyTheFirstCopyOfALostSessionIsTaken() {
    annSession.restore(tempo(150));
    benSession.restore(tempo(90));
    mailbox.run();
    assertEquals(150, room.state().tempo());
    assertEquals(2, ben.messages.size());
    assertEquals(1, ann.messages.size());
  }

  @Test
  void anUpdateWithoutMembersIsNone() {
    annSession.update(Edit.labelled("Nothing").build());
    mailbox.run();
    assertEquals(1, ben.messages.size());
  }

  @Test
  void answersPingsInOrderWithTheStatesAroundThem() {
    annSession.update(tempo(150));
    benSession.ping(bytes("1"));
    annSession.update(tempo(160));
    benSession.update(tempo(170));
    benSession.ping(bytes("2"));
    mailbox.run();
    assertEquals(List.of("state", "state", "pong", "state", "pong"), ben.order);
    assertEquals(List.of("1", "2"), ben.pongs);
  }

  @Test
  void answersARunOfPingsOnceWithTheNewest() {
    for (int i = 0; i < 1000; i++) {
      assertTrue(annSession.ping(bytes("ping " + i)));
    }
    mailbox.run();
    assertEquals(List.of("ping 999"), ann.pongs);
    annSession.ping(bytes("later"));
    mailbox.run();
    assertEquals(List.of("ping 999", "later"), ann.pongs);
  }

  @Test
  void refusesMoreWaitingMessagesThanItsShare() {
    for (int i = 0; i < Session.MAX_WAITING; i++) {
      assertTrue(annSession.update(tempo(100 + i)));
    }
    assertFalse(annSession.update(tempo(99)));
    assertTrue(benSession.update(tempo(98)));
    mailbox.run();
    assertEquals(98, room.state().tempo());
    assertTrue(annSession.update(tempo(97)));
  }

  @Test
  void leavesStatesOutForASlowPeerAndSendsTheNewestWhenItHasDrained() {
    mailbox.run();
    ben.isSlow = true;
    annSession.update(tempo(150));
    benSession.ping(bytes("1"));
    benSession.update(tempo(155));
    benSession.ping(bytes("2"));
    annSession.update(tempo(160));
    mailbox.run();
    assertEquals(1, ben.messages.size());
    ben.isSlow = false;
    annSession.update(tempo(161));
    mailbox.run();
    assertEquals(1, ben.messages.size(), "nothing overtakes what was left out");
    benSession.catchUp();
    mailbox.run();
    assertEquals(List.of("2"), ben.pongs);
    assertEquals(List.of("state", "pong", "state"), ben.order);
    assertEquals(161, ben.last().tempo());
    annSession.update(tempo(162));
    mailbox.run();
    assertEquals(162, ben.last().tempo());
  }

  @Test
  void ignoresWhoHasLeft() {
    annSession.leave();
    annSession.update(tempo(150));
    benSession.update(tempo(160));
    mailbox.run();
    assertEquals(160, room.state().tempo());
    assertEquals(1, ann.messages.size());
  }

  @Test
  void ignoresTheStepOfWhoDoesNotDrive() {
    annSession.update(Gestures.play(AppState.INITIAL));
    Edit both =
        Edit.labelled("Update")
            .set(Fields.CURRENT_SEQUENCE_STEP, 5)
            .set(Fields.TEMPO, 77.0)
            .build();
    benSession.update(both);
    mailbox.run();
    assertEquals(0, room.state().currentSequenceStep());
    assertEquals(77, room.state().tempo());
    annSession.leave();
    benSession.update(both);
    mailbox.run();
    assertEquals(5, room.state().currentSequenceStep());
  }
}
