package org.trillsymbiont.server.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.Presence;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.model.sync.V1Message;
import org.trillsymbiont.server.watch.Watch;

/// A room whose sequencer runs: what clients of v1 are told of it, what nobody may say, and the
/// lead.
final class RoomTransportTest {
  private static final Identity ANN = new Identity("Ann", Colour.PALETTE.get(0));
  private static final Identity BEN = new Identity("Ben", Colour.PALETTE.get(1));

  private final ManualMailbox mailbox = new ManualMailbox();
  private final Room room = new Room(RoomName.LOBBY, mailbox, "epoch1", 4, List::of, Watch.NONE);
  private final FakePeer ann = new FakePeer();
  private final FakePeer ben = new FakePeer();
  private final V2Session annSession = room.join(ann, hello(ANN));
  private final V2Session benSession = room.join(ben, hello(BEN));

  private static ClientMessage.Hello hello(Identity who) {
    return new ClientMessage.Hello(2, RoomName.LOBBY, who, "token-" + who.name(), null, null);
  }

  private void settle() {
    mailbox.run();
    ann.texts.clear();
    ben.texts.clear();
  }

  private static List<Integer> steps(FakePeer web) {
    return web.takeV1().stream()
        .map(message -> ((V1Message.StateUpdate) message).state().currentSequenceStep())
        .toList();
  }

  private FakePeer playingForTheWeb() {
    FakePeer web = new FakePeer();
    room.joinLegacy(web);
    annSession.receive(new ClientMessage.Change(1, Edit.of(Fields.TEMPO, 120.0), 0, false));
    annSession.receive(new ClientMessage.Change(2, Gestures.play(), 0, false));
    mailbox.run();
    web.texts.clear();
    return web;
  }

  @Test
  void aClientOfV1SeesEachStepWhenItBegins() { // R38
    FakePeer web = playingForTheWeb();
    mailbox.advanceMillis(249);
    assertEquals(List.of(), steps(web), "the lead");
    mailbox.advanceMillis(1);
    assertEquals(List.of(0), steps(web));
    mailbox.advanceMillis(249);
    assertEquals(List.of(), steps(web));
    mailbox.advanceMillis(2_001);
    assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 0, 1), steps(web));
    annSession.receive(new ClientMessage.Change(3, Gestures.stop(), 0, false));
    mailbox.run();
    assertEquals(List.of(1), steps(web), "it is about to end");
    mailbox.advanceMillis(10_000);
    assertEquals(List.of(), steps(web));
  }

  @Test
  void noStepsAreToldWhereNobodyNeedsThem() { // R38
    annSession.receive(new ClientMessage.Change(1, Gestures.play(), 0, false));
    settle();
    assertEquals(0, mailbox.waiting());
    FakePeer web = new FakePeer();
    V1Session webSession = room.joinLegacy(web);
    mailbox.run();
    assertEquals(1, mailbox.waiting());
    webSession.leave();
    settle();
    assertEquals(0, mailbox.waiting());
  }

  @Test
  void stepsAreNotToldInARushAfterTheMachineHasSlept() { // R38
    FakePeer web = playingForTheWeb();
    mailbox.sleepMillis(600_000);
    mailbox.advanceMillis(250);
    int told = steps(web).size();
    assertTrue(told <= 10, () -> told + " steps");
  }

  @Test
  void aStepOfAClientIsNotBelievedWhileTheSequencerRuns() { // R6
    annSession.receive(new ClientMessage.Change(1, Gestures.play(), 0, false));
    settle();
    benSession.receive(
        new ClientMessage.Change(
            1,
            Edit.labelled("Both")
                .set(Fields.CURRENT_SEQUENCE_STEP, 5)
                .set(Fields.LEAD_MILLIS, 2000)
                .set(Fields.TEMPO, 77.0)
                .build(),
            0,
            false));
    mailbox.run();
    assertEquals(-1, room.state().currentSequenceStep());
    assertEquals(250, room.state().leadMillis(), "the lead is the server's");
    assertEquals(77, room.state().tempo());
    assertEquals(
        Edit.of("Both", Fields.TEMPO, 77.0), ben.take(ServerMessage.Edited.class).getLast().edit());
  }

  private static ClientMessage.Here worst(Identity who, int millis) {
    return new ClientMessage.Here(who, Presence.NONE.withWorstMillis(millis));
  }

  @Test
  void theLeadFollowsTheSlowest() { // R43
    settle();
    annSession.receive(worst(ANN, 20));
    benSession.receive(worst(BEN, 60));
    mailbox.run();
    assertEquals(300, room.state().leadMillis());
    benSession.receive(worst(BEN, 310));
    mailbox.run();
    assertEquals(700, room.state().leadMillis());
    assertEquals(
        Edit.of(Fields.LEAD_MILLIS, 700), ann.take(ServerMessage.Edited.class).getLast().edit());
    benSession.receive(worst(BEN, 10));
    mailbox.advanceMillis(59_999);
    assertEquals(700, room.state().leadMillis(), "he may be slow again");
    mailbox.advanceMillis(1);
    assertEquals(250, room.state().leadMillis());
  }

  @Test
  void theLeadStaysWhileSomebodyIsSlowAgain() { // R43
    settle();
    benSession.receive(worst(BEN, 310));
    mailbox.run();
    benSession.receive(worst(BEN, 10));
    mailbox.advanceMillis(30_000);
    benSession.receive(worst(BEN, 310));
    mailbox.advanceMillis(40_000);
    assertEquals(700, room.state().leadMillis());
    benSession.leave();
    mailbox.advanceMillis(60_001);
    assertEquals(250, room.state().leadMillis());
  }

  @Test
  void nothingStopsWhenWhoStartedItLeaves() {
    FakePeer web = playingForTheWeb();
    mailbox.advanceMillis(250);
    annSession.leave();
    mailbox.advanceMillis(500);
    assertEquals(List.of(0, 1, 2), steps(web).stream().distinct().toList());
  }
}
