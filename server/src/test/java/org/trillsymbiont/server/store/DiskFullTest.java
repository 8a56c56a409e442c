package org.trillsymbiont.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.sync.Authority;
import org.trillsymbiont.server.watch.Watch;

/// What can't be written is kept, said, and written when it can be. The disk fails as real ones do:
/// SQLite itself says that there is no room.
final class DiskFullTest {
  @TempDir private Path folder;

  private static void limit(RoomStore store, long pages) throws Exception {
    store
        .writer()
        .ask(_ -> {
          store.limitPages(pages);
          return true;
        });
  }

  /// Edits until there is no room left.
  private static @Nullable String fill(TestRoom room) throws InterruptedException {
    Random random = new Random(5);
    String sentence = null;
    while (sentence == null) {
      for (int count = 0; count < 20; count++) {
        room.edit(TestRoom.randomEdit(random));
      }
      sentence = room.awaitSavedOrReadOnly();
    }
    return sentence;
  }

  @Test
  void aFullDiskMakesRoomsReadOnlyUntilThereIsRoomAgain() throws Exception { // R62
    Authority before;
    try (RoomStore store = RoomStore.open(folder, Watch.NONE)) {
      TestRoom blue = TestRoom.open(store, "blue", "first");
      TestRoom red = TestRoom.open(store, "red", "first");
      red.edit(Fields.TEMPO, 120.0).awaitSaved();
      limit(store, 20);
      assertEquals(Trouble.FULL.sentence(), fill(blue));
      assertEquals(Trouble.FULL.sentence(), red.awaitReadOnly());
      assertEquals(Trouble.FULL.sentence(), store.whyReadOnly().orElseThrow());
      limit(store, 100_000);
      assertNull(blue.awaitReadOnly());
      assertNull(red.awaitReadOnly());
      // What was said while it was full is stored now.
      before = blue.edit(Fields.TEMPO, 77.0).awaitSaved().authority();
    }
    try (RoomStore store = RoomStore.open(folder, Watch.NONE)) {
      Authority again = TestRoom.open(store, "blue", "second").authority();
      assertEquals(before.rev(), again.rev());
      assertEquals(before.state(), again.state());
    }
  }

  @Test
  void aRoomThatIsOpenedWhileTheDiskIsFullCanBeSeenButNotChanged() throws Exception { // R62
    try (RoomStore store = RoomStore.open(folder, Watch.NONE)) {
      TestRoom red = TestRoom.open(store, "red", "first");
      red.edit(Fields.TEMPO, 120.0).awaitSaved().close();
      limit(store, 20);
      TestRoom blue = TestRoom.open(store, "blue", "first");
      fill(blue);
      TestRoom.Said.Opened opened = TestRoom.openedReadOnly(store, "red", "second");
      assertEquals(Trouble.FULL.sentence(), opened.readOnly());
      Authority.Snapshot stored = opened.stored();
      assertTrue(stored != null && stored.state().tempo() == 120);
      limit(store, 100_000);
      assertNull(blue.awaitReadOnly());
    }
    try (RoomStore store = RoomStore.open(folder, Watch.NONE)) {
      assertEquals(1, TestRoom.open(store, "red", "third").authority().rev());
    }
  }

  @Test
  void whatWasSavedBeforeTheDiskWasFullIsThere() throws Exception {
    long saved;
    try (RoomStore store = RoomStore.open(folder, Watch.NONE)) {
      TestRoom room = TestRoom.open(store, "blue", "first");
      limit(store, 20);
      fill(room);
      saved = room.lastSaved();
      assertTrue(saved > 0);
    }
    try (RoomStore store = RoomStore.open(folder, Watch.NONE)) {
      assertEquals(saved, TestRoom.open(store, "blue", "second").authority().rev());
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS) // No file that is open can be deleted there.
  void aFolderThatIsDeletedIsWrittenAnew() throws Exception {
    try (RoomStore store = RoomStore.open(folder.resolve("data"), Watch.NONE)) {
      TestRoom room = TestRoom.open(store, "blue", "first").edit(Fields.TEMPO, 120.0).awaitSaved();
      delete(folder.resolve("data"));
      room.edit(Edit.of(Fields.MASTER_VOLUME, 0.5)).awaitSaved();
      assertTrue(Files.exists(folder.resolve("data/rooms.db")));
    }
    try (RoomStore store = RoomStore.open(folder.resolve("data"), Watch.NONE)) {
      Authority again = TestRoom.open(store, "blue", "second").authority();
      assertEquals(
          List.of(120.0, 0.5), List.of(again.state().tempo(), again.state().masterVolume()));
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }
}
