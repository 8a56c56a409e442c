package org.trillsymbiont.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.trillsymbiont.client.Conditions.eventually;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.JoinLink;
import org.trillsymbiont.model.sync.Participant;
import org.trillsymbiont.server.ServerConfig;
import org.trillsymbiont.server.SyncServer;
import org.trillsymbiont.server.net.Limits;

/// Going from room to room in the window, who is seen there, and whose panels one follows.
class RoomsAndPeopleTest extends TwoPlayers {
  private static final String WRONG_PIN =
      "This room is taken: it has a PIN, and yours is not it. Ask who opened it.";

  @Test
  void whoNamesANewRoomIsTheFirstInItAndOthersFindItInTheList() {
    ada().click("#square-3");
    ben().awaitSeen(map("active-count", "1/64 active"));
    ada().click("#room");
    ada().write("#room-where", "Blue");
    ada().awaitSeen(map("room", "blue", "active-count", "0/64 active", "undo", "Undo disabled"));
    ben().awaitSeen(map("toast-left", "Ada has left", "room", "lobby"));

    ben().click("#room");
    Stages.await("the new room is in the list", () -> ben().has("#room-blue"));
    ben().click("#room-blue");
    ben().awaitSeen(map("room", "blue", "join-address", link("blue")));
    ada().awaitSeen(map("toast-joined", "Ben has joined"));
    ben().click("#square-9");
    ada().awaitSeen(map("active-count", "1/64 active"));
    awaitSame(ada(), ben());
  }

  private String link(String room) {
    return JoinLink.parse(server().localAddress() + "?room=" + room).toString();
  }

  @Test
  void aPastedLinkLeadsToItsRoom() {
    ada().click("#room");
    ada().write("#room-where", link("green"));
    ada().awaitSeen(map("room", "green", "connection", "Synced with everybody"));
  }

  @Test
  void whoDoesNotKnowThePinStaysWhereHeIs() {
    ada().click("#room");
    ada().enterText("#room-where", "secret");
    ada().write("#room-pin", "123456");
    ada().awaitSeen(map("room", "secret"));
    ben().click("#room");
    Stages.await("the room is in the list", () -> ben().has("#room-secret"));
    ben().click("#room-secret");
    ben().awaitSeen(map("room-problem", "This room asks for its PIN."));
    ben().write("#room-pin", "12345");
    ben().awaitSeen(map("room-problem", "A PIN has six digits."));
    ben().write("#room-pin", "654321");
    ben()
        .awaitSeen(
            map("room-problem", WRONG_PIN, "room", "lobby", "connection", "Synced with everybody"));
    assertEquals(1, ben().connections(), "never left");
    ben().write("#room-pin", "123456");
    ben().awaitSeen(map("room", "secret"));
    ada().awaitSeen(map("toast-joined", "Ben has joined"));
  }

  @Test
  void aFullRoomOfAnotherServerAndNoServerAtAllAreSentences() throws Exception {
    JoinLink full;
    try (SyncServer small =
        SyncServer.start(new ServerConfig("127.0.0.1", 0, Limits.DEFAULT.withRooms(10, 1, 10)))) {
      full = JoinLink.parse(small.localAddress().toString());
      Watcher watcher = Watcher.join(small.localAddress());
      ben().click("#room");
      ben().write("#room-where", full.toString());
      ben()
          .awaitSeen(
              map(
                  "room-problem",
                  "This room is full. Choose another one, or wait until somebody leaves."));
      watcher.close();
    }
    ben().write("#room-where", full.toString());
    ben()
        .awaitSeen(
            map(
                "room-problem",
                "No session is running at " + full.authority() + ".",
                "room",
                "lobby",
                "connection",
                "Synced with everybody"));
    ben().click("#square-0");
    ada().awaitSeen(map("active-count", "1/64 active"));
  }

  @Test
  void aNewNameAndColourAreSeenByOthers() {
    ada().click("#people");
    ada().write("#your-name", "Ada Lovelace");
    ada().click("#colour-3");
    Identity other = new Identity("Ada Lovelace", Colour.PALETTE.get(3));
    eventually(
        () -> ben().others().stream().map(Participant::identity).toList().equals(List.of(other)));
    ben().click("#people");
    ben().awaitSeen(map("person-1", "Ada Lovelace, host", "person-2", "Ben, you"));
    ada().click("#faster");
    ben().awaitSeen(map("mark-tempo", "Ada Lovelace"));
  }

  @Test
  void howFarAwayOthersAreIsKnown() {
    eventually(() ->
        ben().others().size() == 1 && ben().others().getFirst().presence().latencyMillis() >= 0);
    ben().click("#people");
    Stages.await("a latency is shown", () -> ben().has("#person-1 .latency"));
  }

  @Test
  void whoComesAndGoesIsSaidOnceForAll() {
    Player cora = Player.join("Cora", server().localAddress(), 2);
    // Ben may have come a moment before.
    eventually(
        () -> ("" + ada().sees().get("toast-joined")).matches("(Ben and )?Cora ha.* joined"));
    cora.close();
    ada().awaitSeen(map("toast-left", "Cora has left"));
    ben().awaitSeen(map("toast-left", "Cora has left"));
  }

  @Test
  void panelsAreSharedUnlessOneKeepsOnesOwn() {
    ada().click("#help-toggle");
    ben().awaitSeen(map("help-toggle", "Close help"));
    ben().click("#follow");
    ada().click("#help-toggle");
    ada().awaitSeen(map("help-toggle", "Help"));
    ben().click("#circle-toggle");
    ada().click("#faster");
    ben().awaitSeen(map("help-toggle", "Close help", "bpm", "104"));
    assertTrue(!ada().state().showCircleOfFifths(), "nobody else notices");
    ben().click("#follow");
    ben().awaitSeen(map("help-toggle", "Help"));
    awaitSame(ada(), ben());
  }

  @Test
  void whatWasChangedWithoutAConnectionIsSentAndWhatOthersOvertookIsSaid() throws Exception {
    int port = server().port();
    ada().click("#square-0");
    ben().awaitSeen(map("active-count", "1/64 active"));
    server().close();
    eventually(() -> !ada().isConnected() && !ben().isConnected());
    ada().click("#square-8");
    ada().click("#faster");
    ben().click("#square-63");
    ben().click("#slower");
    ben().awaitSeen(map("active-count", "2/64 active", "bpm", "94"));
    assertTrue(
        ("" + ben().sees().get("alone")).startsWith("Playing alone; 2 changes will be sent."));
    try (SyncServer again = SyncServer.start(new ServerConfig("127.0.0.1", port))) {
      ada().awaitConnected();
      ben().awaitConnected();
      eventually(() -> again.state().musicGrid().activeCount() == 3);
      awaitSame(ada(), ben());
      Player overtaken = again.state().tempo() == 104 ? ben() : ada();
      overtaken.awaitSeen(
          map(
              "toast-overtaken",
              "While you were away others changed the tempo; your changes there gave way."));
      assertEquals(1, Stream.of(ada(), ben()).filter(who -> who.has("#toast-overtaken")).count());
    }
  }

  @Test
  void whoLeavesWhatWasNeverSentIsTold() throws Exception {
    server().close();
    eventually(() -> !ada().isConnected());
    ada().click("#square-8");
    try (SyncServer other = SyncServer.start(new ServerConfig("127.0.0.1", 0))) {
      ada().click("#room");
      ada().write("#room-where", JoinLink.parse(other.localAddress().toString()).toString());
      ada()
          .awaitSeen(
              map(
                  "toast-unsent",
                  "What you changed in lobby without a connection was not sent.",
                  "active-count",
                  "0/64 active"));
    }
  }

  @Test
  void aDragIsOneStepOfUndo() {
    ada().drag("#tempo .thumb", 40, 0);
    Stages.await("the drag is over", () -> ada().client().store().state().tempo() > 99);
    ben().awaitSeen(map("bpm", Objects.requireNonNull(ada().sees().get("bpm"))));
    ada().awaitSeen(map("undo", "Undo"));
    ada().command(KeyCode.Z, false);
    ben().awaitSeen(map("bpm", "99"));
    ada().awaitSeen(map("undo", "Undo disabled", "redo", "Redo"));
    awaitSame(ada(), ben());
  }

  @Test
  void theOfferToTakeAClearingBackGoesWithTheClearing() {
    ada().click("#square-0");
    ada().click("#clear");
    ada().awaitSeen(map("toast-cleared", "Grid cleared", "active-count", "0/64 active"));
    Stages.await("the server knows", () -> label(ada()).equals("Clear grid"));
    ada().command(KeyCode.Z, false);
    ada().awaitSeen(map("active-count", "1/64 active"));
    Stages.await("the offer is gone", () -> !ada().has("#toast-cleared"));
  }

  private static String label(Player player) {
    return "" + player.client().store().stepsProperty().get().undo();
  }
}
