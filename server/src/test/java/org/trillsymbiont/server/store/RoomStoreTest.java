package org.trillsymbiont.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.sync.Authority;
import org.trillsymbiont.model.sync.Lock;
import org.trillsymbiont.model.sync.Roles;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.server.watch.Watch;

/// A store on a real file.
final class RoomStoreTest {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir private Path folder;
  private Instant now = BEGIN;
  private final InstantSource clock = () -> now;

  private RoomStore open() throws StoreException {
    return RoomStore.open(folder, Watch.NONE, clock, 3);
  }

  private static long epochs(RoomStore store, long room) throws Exception {
    return store.writer().ask(tables -> (long) tables.epochs(room).size());
  }

  @Test
  void aRoomIsReadAsItWas() throws Exception {
    Random random = new Random(11);
    Authority before;
    try (RoomStore store = open()) {
      TestRoom room = TestRoom.open(store, "blue", "first");
      // More than one snapshot, and some behind it.
      for (int count = 0; count < 450; count++) {
        room.edit(TestRoom.randomEdit(random));
      }
      before = room.awaitSaved().authority();
      assertEquals(
          List.of(1L), store.writer().ask(tables -> tables.roomsIn("events").stream().toList()));
    }
    try (RoomStore store = open()) {
      TestRoom room = TestRoom.open(store, "blue", "second");
      Authority whole = new Authority("second", before.snapshot());
      whole.join("seat-of-ann");
      TestRoom.assertSame(whole, room.authority());
      assertEquals(2, epochs(store, 1));
    }
  }

  @Test
  void whereEpochsPartedIsKnown() throws Exception { // R11, R17
    for (String epoch : List.of("first", "second", "third")) {
      try (RoomStore store = open()) {
        TestRoom.open(store, "blue", epoch).edit(Fields.TEMPO, 100.0).awaitSaved();
      }
    }
    try (RoomStore store = open()) {
      Authority.Snapshot stored = TestRoom.open(store, "blue", "fourth").authority().snapshot();
      assertEquals(Map.of("first", 1L, "second", 2L, "third", 3L), stored.ends());
    }
  }

  @Test
  void theOldestEpochsAreForgotten() throws Exception {
    try (RoomStore store = open()) {
      for (int count = 1; count <= 70; count++) {
        TestRoom room = TestRoom.open(store, "blue", "epoch" + count);
        room.edit(Fields.TEMPO, 40.0 + count).awaitSaved().close();
      }
      assertEquals(65, epochs(store, 1));
      Authority.Snapshot stored = TestRoom.open(store, "blue", "last").authority().snapshot();
      assertEquals(70, stored.rev());
      assertEquals(70, stored.ends().get("epoch70"));
    }
  }

  @Test
  void aRoomThatLeavesMemoryIsReadAgain() throws Exception {
    try (RoomStore store = open()) {
      TestRoom room = TestRoom.open(store, "blue", "first").edit(Fields.TEMPO, 120.0).awaitSaved();
      room.close();
      room.edit(Fields.TEMPO, 130.0); // Too late.
      TestRoom again = TestRoom.open(store, "blue", "second");
      assertEquals(120, again.authority().state().tempo());
      again.edit(Fields.TEMPO, 140.0).awaitSaved();
    }
  }

  @Test
  void whoIsWhatOutlivesAnotherPin() throws Exception { // R60
    Roles.Kept kept =
        new Roles.Kept(
            "seat-of-ann", Set.of("seat-of-ben"), Set.of(Lock.GRID), Map.of("cleo", 60_000_000L));
    try (RoomStore store = open()) {
      TestRoom.open(store, "blue", "first")
          .edit(Fields.TEMPO, 77.0)
          .awaitSaved()
          .keep(kept)
          .close();
      store.lock(new RoomName("blue"), "123456");
      assertEquals(kept, TestRoom.open(store, "blue", "second").kept());
    }
    now = now.plusSeconds(59);
    try (RoomStore store = open()) {
      TestRoom room = TestRoom.open(store, "blue", "third");
      assertEquals(Map.of("cleo", 1_000_000L), room.kept().barred(), "time goes on");
      assertTrue(store.find(new RoomName("blue")).orElseThrow().opensTo("123456"));
    }
  }

  @Test
  void whoIsWhatIsForgottenWhenItCantBeRead() throws Exception { // R60
    try (RoomStore store = open()) {
      TestRoom.open(store, "blue", "first").edit(Fields.TEMPO, 77.0).awaitSaved();
      Row.Room row = store.writer().ask(Tables::rooms).getFirst();
      store.writer().write(tables -> tables.put(row.keeping("{\"listeners\":1}")));
    }
    try (RoomStore store = open()) {
      TestRoom room = TestRoom.open(store, "blue", "second");
      assertEquals(Roles.Kept.NOTHING, room.kept());
      assertEquals(77, room.authority().state().tempo());
    }
  }

  @Test
  void theLastEventsAreWrittenBeforeTheEnd() throws Exception {
    try (RoomStore store = open()) {
      TestRoom room = TestRoom.open(store, "blue", "first");
      for (int tempo = 40; tempo <= 240; tempo++) {
        room.edit(Fields.TEMPO, (double) tempo);
      }
    }
    try (RoomStore store = open()) {
      assertEquals(201, TestRoom.open(store, "blue", "second").authority().rev());
    }
  }

  @Test
  void ofThePastTheLastTenThousandEventsAreKept() throws Exception {
    try (RoomStore store = open()) {
      TestRoom room = TestRoom.open(store, "blue", "first");
      for (int count = 0; count < 10_600; count++) {
        room.edit(Fields.TEMPO, 40.0 + count % 200);
        if (count % 5000 == 0) {
          room.awaitSaved();
        }
      }
      room.awaitSaved();
      room.close();
      assertEquals(601, firstRev(store));
      // And each of them can be had again.
      assertEquals(room.states().get(601), ledgerAt(store, 601).snapshot("", Map.of()).state());
      assertEquals(room.states().get(7_003), ledgerAt(store, 7_003).snapshot("", Map.of()).state());
    }
  }

  private static long firstRev(RoomStore store) throws Exception {
    return store.writer().ask(tables -> tables.firstRev(1));
  }

  private static Ledger ledgerAt(RoomStore store, long rev) throws Exception {
    return store.writer().ask(tables -> Loader.at(tables, 1, rev));
  }

  @Test
  void ofThePastSevenDaysAreKept() throws Exception {
    try (RoomStore store = open()) {
      TestRoom room = TestRoom.open(store, "blue", "first");
      for (int day = 0; day < 10; day++) {
        room.edit(Fields.TEMPO, 100.0 + day).edit(Fields.MASTER_VOLUME, day / 10.0).awaitSaved();
        now = now.plus(Duration.ofDays(1));
      }
      room.close();
      assertEquals(7, firstRev(store));
      assertEquals(room.states().get(8), ledgerAt(store, 8).snapshot("", Map.of()).state());
      assertEquals(20, TestRoom.open(store, "blue", "second").authority().rev());
    }
  }

  @Test
  void aRoomThatNobodyPlayedInIsForgotten() throws Exception {
    try (RoomStore store = open()) {
      TestRoom.open(store, "blue", "first", "123456").close();
      assertTrue(store.find(new RoomName("blue")).isEmpty());
      assertEquals(List.of(), store.writer().ask(Tables::rooms));
      TestRoom.open(store, "blue", "second").edit(Fields.TEMPO, 120.0).awaitSaved();
    }
    try (RoomStore store = open()) {
      assertEquals(120, TestRoom.open(store, "blue", "third").authority().state().tempo());
    }
  }

  @Test
  void theRoomUnusedForLongestGoesWhenItIsStale() throws Exception {
    try (RoomStore store = open()) {
      for (String name : List.of("a", "b", "c")) {
        TestRoom.open(store, name, "first").edit(Fields.TEMPO, 120.0).awaitSaved().close();
        now = now.plusSeconds(1);
      }
      assertFalse(store.hasPlace());
      assertEquals("c", store.rooms().getFirst().name().value());
      now = BEGIN.plus(Duration.ofDays(30));
      assertFalse(store.hasPlace());
      now = now.plusSeconds(1);
      assertTrue(store.hasPlace());
      TestRoom.open(store, "d", "first").edit(Fields.TEMPO, 120.0).awaitSaved();
      assertTrue(store.find(new RoomName("a")).isEmpty());
      assertFalse(store.hasPlace());
    }
    try (RoomStore store = open()) {
      assertTrue(store.find(new RoomName("a")).isEmpty());
      assertEquals(3, store.rooms().size());
      assertEquals(0, TestRoom.open(store, "e", "first").authority().rev());
    }
  }

  @Test
  void noPinStandsInTheFile() throws Exception {
    try (RoomStore store = open()) {
      TestRoom room = TestRoom.open(store, "blue", "first", "918273");
      room.edit(Edit.of("A label to be found", Fields.TEMPO, 120.0)).awaitSaved();
    }
    String file = Files.readString(folder.resolve("rooms.db"), StandardCharsets.ISO_8859_1);
    assertTrue(file.contains("A label to be found"));
    assertFalse(file.contains("918273"));
    try (RoomStore store = open()) {
      var door = store.find(new RoomName("blue")).orElseThrow();
      assertTrue(door.hasPin() && door.opensTo("918273"));
      assertFalse(door.opensTo("918274") || door.opensTo(null));
    }
  }

  @Test
  void theFolderIsForItsUserAlone() throws Exception {
    Path data = folder.resolve("deep/data");
    RoomStore.open(data, Watch.NONE).close();
    if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      assertEquals("rwx------", permissions(data));
      assertEquals("rw-------", permissions(data.resolve("rooms.db")));
      Path copy = folder.resolve("copy.db");
      Backup.write(data, copy);
      assertEquals("rw-------", permissions(copy));
    }
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void saysThatAFolderCantBeWrittenTo() throws Exception {
    Path notAFolder = Files.createFile(folder.resolve("file"));
    StoreException refused =
        assertThrows(
            StoreException.class, () -> RoomStore.open(notAFolder.resolve("data"), Watch.NONE));
    assertTrue(("" + refused.getMessage()).contains("--data"), "" + refused);
  }
}
