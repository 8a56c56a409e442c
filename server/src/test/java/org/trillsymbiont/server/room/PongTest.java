package org.trillsymbiont.server.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.server.watch.Watch;

/// The time as the room tells it. R40
final class PongTest {
  private static final long MILLI = 1_000_000;

  private final ManualMailbox mailbox = new ManualMailbox();
  private final Room room = new Room(RoomName.LOBBY, mailbox, "epoch1", 4, List::of, Watch.NONE);
  private final FakePeer ann = new FakePeer();
  private final V2Session session =
      room.join(
          ann,
          new ClientMessage.Hello(
              2,
              RoomName.LOBBY,
              new Identity("Ann", Colour.PALETTE.getFirst()),
              "token-of-ann",
              null,
              null));

  @BeforeEach
  void settle() {
    mailbox.advanceMillis(100);
    ann.texts.clear();
  }

  private ServerMessage.Pong ping(long t0) {
    session.receive(new ClientMessage.Ping(t0));
    mailbox.run();
    return ann.take(ServerMessage.Pong.class).getLast();
  }

  @Test
  void tellsWhenThePingCameInAndWhenItAnswers() {
    long arrived = mailbox.nanoTime();
    mailbox.advanceMillis(3);
    session.receive(new ClientMessage.Ping(7), arrived);
    mailbox.run();
    ServerMessage.Pong pong = ann.take(ServerMessage.Pong.class).getLast();
    assertEquals(new ServerMessage.Pong(7, 100_000, 103_000, 0, 0), pong);
  }

  @Test
  void eachPongTellsWhenTheOneBeforeItHasReallyLeft() {
    ann.sentNanos = OptionalLong.of(mailbox.nanoTime() + MILLI);
    assertNull(ping(7).previous());
    mailbox.advanceMillis(20);
    assertEquals(new ServerMessage.Sent(7, 101_000), ping(8).previous());
  }

  @Test
  void nothingIsSaidOfAPongThatHadToWait() {
    assertNull(ping(7).previous());
    assertNull(ping(8).previous());
  }

  @Test
  void ofSeveralPongsTheLastCounts() {
    ann.sentNanos = OptionalLong.of(mailbox.nanoTime());
    session.receive(new ClientMessage.Ping(7));
    session.receive(new ClientMessage.Ping(8));
    mailbox.run();
    ann.texts.clear();
    session.receive(new ClientMessage.Ping(9));
    session.receive(new ClientMessage.Ping(10));
    mailbox.run();
    List<ServerMessage.Pong> pongs = ann.take(ServerMessage.Pong.class);
    assertEquals(new ServerMessage.Sent(8, 100_000), pongs.getFirst().previous());
    assertNull(pongs.getLast().previous(), "it is said once");
  }

  @Test
  void whatLeavesBetweenTwoPongsIsNotTakenForOne() {
    ann.sentNanos = OptionalLong.of(mailbox.nanoTime());
    assertNull(ping(7).previous());
    mailbox.advanceMillis(5);
    ann.sentNanos = OptionalLong.of(mailbox.nanoTime());
    session.receive(new ClientMessage.ListRooms());
    mailbox.run();
    assertEquals(new ServerMessage.Sent(7, 100_000), ping(8).previous());
  }
}
