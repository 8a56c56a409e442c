package org.trillsymbiont.server.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.CloseCode;
import org.trillsymbiont.model.sync.RoomInfo;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.server.room.RoomRegistry.Entrance;
import org.trillsymbiont.server.watch.Watch;

/// R4: rooms come and go. Time is the test's.
final class RoomRegistryTest {
  private static final RoomName BLUE = new RoomName("blue");
  private static final RoomName RED = new RoomName("red");
  private static final long IDLE = 300;

  private final ManualMailbox mailbox = new ManualMailbox();
  private final RoomRegistry rooms =
      new RoomRegistry(
          (name, list, journal) -> new Room(name, mailbox, "epoch", 64, list, journal, Watch.NONE),
          Storage.NONE,
          2,
          IDLE);

  private Room open(RoomName name, @Nullable String pin) {
    return assertInstanceOf(Entrance.Open.class, rooms.enter(name, pin)).room();
  }

  private CloseCode closed(RoomName name, @Nullable String pin) {
    return assertInstanceOf(Entrance.Closed.class, rooms.enter(name, pin)).why();
  }

  @Test
  void makesARoomForTheFirstAndKeepsItForTheNext() {
    Room blue = open(BLUE, null);
    assertSame(blue, open(BLUE, null));
    assertNotSame(blue, open(RED, null));
    assertEquals(Optional.of(AppState.INITIAL), rooms.state(BLUE));
    assertEquals(Optional.empty(), rooms.state(RoomName.LOBBY));
  }

  @Test
  void listsRoomsByNameWithThoseWhoAreLetIn() {
    open(RED, "123456");
    open(BLUE, null).joinLegacy(new FakePeer());
    assertEquals(List.of(new RoomInfo(BLUE, 0, false), new RoomInfo(RED, 0, true)), rooms.list());
    mailbox.run();
    assertEquals(new RoomInfo(BLUE, 1, false), rooms.list().getFirst());
  }

  @Test
  void theFirstSetsThePin() {
    open(BLUE, "000001");
    for (String pin : new String[] {null, "000000", "100000", ""}) {
      assertEquals(CloseCode.WRONG_PIN, closed(BLUE, pin));
    }
    open(BLUE, "000001");
    open(RED, null);
    open(RED, "123456");
  }

  @Test
  void forgetsARoomThatNobodyHasBeenInForItsTime() {
    Room blue = open(BLUE, "123456");
    open(BLUE, "123456");
    rooms.leave(blue, 1000);
    rooms.evict(1000 + 10 * IDLE);
    assertEquals(1, rooms.list().size(), "somebody is there");
    rooms.leave(blue, 5000);
    rooms.evict(5000 + IDLE - 1);
    assertEquals(1, rooms.list().size());
    rooms.evict(5000 + IDLE);
    assertEquals(List.of(), rooms.list());
    assertNotSame(blue, open(BLUE, null), "and its PIN with it");
  }

  @Test
  void whoComesBackInTimeKeepsTheRoom() {
    Room blue = open(BLUE, null);
    rooms.leave(blue, 1000);
    assertSame(blue, open(BLUE, null));
    rooms.evict(1000 + 10 * IDLE);
    rooms.leave(blue, 9000);
    rooms.evict(9000 + IDLE - 1);
    assertSame(blue, open(BLUE, null));
  }

  @Test
  void makesNoMoreRoomsThanThereIsPlaceFor() {
    Room blue = open(BLUE, null);
    open(RED, null);
    assertEquals(CloseCode.TOO_MANY_ROOMS, closed(RoomName.LOBBY, null));
    rooms.leave(blue, 0);
    rooms.evict(IDLE);
    open(RoomName.LOBBY, null);
  }
}
