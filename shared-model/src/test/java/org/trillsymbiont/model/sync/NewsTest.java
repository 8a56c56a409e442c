package org.trillsymbiont.model.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;

/// What a client that comes back can't have heard of, within an epoch and over crashes. In these
/// rooms revision n switches square n. R11, R17, R18
final class NewsTest {
  private static Authority goesOn(Authority room, int rev) {
    while (room.rev() < rev) {
      int square = (int) room.rev() + 1;
      room.own(Edit.of(Fields.square(square).active(), true), 0);
    }
    return room;
  }

  private static Set<Field<?>> written(int from, int to) {
    Set<Field<?>> fields = new HashSet<>();
    for (int rev = from; rev <= to; rev++) {
      fields.add(Fields.square(rev).active());
    }
    return fields;
  }

  private static Set<Field<?>> news(Authority room, String epoch, long rev) {
    return room.unknownTo(new ClientMessage.Resume(epoch, rev));
  }

  @Test
  void everythingIsNewsToANewcomer() {
    Authority room = goesOn(new Authority("epoch1"), 9);
    assertEquals(written(1, 9), room.unknownTo(null));
    assertEquals(Set.of(), new Authority("epoch1").unknownTo(null));
  }

  @Test
  void withinAnEpochItIsWhatWasMissed() {
    Authority room = goesOn(new Authority("epoch1"), 9);
    assertEquals(written(6, 9), news(room, "epoch1", 5));
    assertEquals(Set.of(), news(room, "epoch1", 9));
  }

  /// Epoch 1 went to revision 20 and was stored at 15; epoch 2 went from there to 30 and was stored
  /// at 25; epoch 3 goes from there to 28.
  @ParameterizedTest
  @CsvSource({
    "epoch3, 28, 29",
    "epoch3, 27, 28",
    "epoch3, 25, 26",
    "epoch2, 30, 26",
    "epoch2, 26, 26",
    "epoch2, 25, 26",
    "epoch2, 24, 25",
    "epoch2, 15, 16",
    "epoch1, 20, 16",
    "epoch1, 16, 16",
    "epoch1, 15, 16",
    "epoch1, 12, 13",
    "epoch1,  0,  1",
    "epoch0, 25,  1",
  })
  void overTwoCrashesItIsWhatWasWrittenAfterTheLastCommonRevision(
      String epoch, long rev, int firstNews) {
    Authority.Snapshot first = goesOn(new Authority("epoch1"), 15).snapshot();
    Authority.Snapshot second = goesOn(new Authority("epoch2", first), 25).snapshot();
    Authority third = goesOn(new Authority("epoch3", second), 28);
    assertEquals(written(firstNews, 28), news(third, epoch, rev));
    // What it is told is everything all the same, unless it goes on from what it has.
    assertEquals(
        epoch.equals("epoch3") ? written((int) rev + 1, 28) : written(1, 28),
        third.since(third.from(new ClientMessage.Resume(epoch, rev))).fields());
  }

  /// A field that both lives of the room have written is news: the other value is gone.
  @Test
  void whatWasWrittenAgainAfterTheCrashIsNewsAgain() {
    Authority.Snapshot stored = goesOn(new Authority("epoch1"), 5).snapshot();
    Authority next = new Authority("epoch2", stored);
    next.own(Edit.of(Fields.square(3).active(), false), 0);
    assertEquals(written(3, 3), news(next, "epoch1", 5));
    assertEquals(written(3, 3), news(next, "epoch1", 9));
    assertEquals(written(3, 5), news(next, "epoch1", 2));
  }

  /// One epoch too many: then more is news than need be, never less.
  @Test
  void forgetsEpochsOfLongAgo() {
    Authority room = goesOn(new Authority("epoch0"), 9);
    for (int epoch = 1; epoch <= 64; epoch++) {
      room = new Authority("epoch" + epoch, room.snapshot());
    }
    assertEquals(Set.of(), news(room, "epoch0", 9));
    room = new Authority("epoch65", room.snapshot());
    assertEquals(written(1, 9), news(room, "epoch0", 9));
    assertEquals(Set.of(), news(room, "epoch1", 9));
  }
}
