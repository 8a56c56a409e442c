package org.trillsymbiont.server.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trillsymbiont.model.sync.Authority;
import org.trillsymbiont.model.sync.Bookmark;
import org.trillsymbiont.model.sync.Roles;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.server.room.Past;
import org.trillsymbiont.server.watch.Watch;

/// Files of other versions. For each version there is one, as SQL, that a program of that version
/// has written: `store/version-1.sql`.
final class MigrationTest {
  @TempDir private Path folder;

  private void write(int version) throws Exception {
    String name = "version-" + version + ".sql";
    try (InputStream in =
            Objects.requireNonNull(MigrationTest.class.getResourceAsStream(name), name);
        Database database = Database.open(folder.resolve("rooms.db"))) {
      for (String statement : statements(in)) {
        database.execute(statement);
      }
    }
  }

  private static List<String> statements(InputStream in) throws IOException {
    String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    return Stream.of(all.split(";\n", -1)).filter(statement -> !statement.isBlank()).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aFileOfEachVersionIsRead(int version) throws Exception {
    write(version);
    try (RoomStore store = RoomStore.open(folder, Watch.NONE)) {
      assertTrue(store.find(new RoomName("blue")).orElseThrow().opensTo("123456"));
      TestRoom opened = TestRoom.open(store, "blue", "now");
      assertEquals(Roles.Kept.NOTHING, opened.kept(), "that version stored no roles");
      Authority room = opened.authority();
      assertEquals(3, room.rev());
      assertEquals(140, room.state().tempo());
      assertEquals(0.25, room.state().masterVolume());
      assertEquals(3, room.ack(1));
      assertEquals(3, room.snapshot().ends().get("first"));
      ServerMessage.Page past = opened.page(4, true, 10);
      assertEquals(3, past.events().size());
      assertEquals(120, past.moment().after(past.events().get(0)).state().tempo());
      assertEquals(version == 1 ? 0 : 1, opened.bookmarks().size());
      // And it is this version's from now on.
      Past.Answer<List<Bookmark>> marked =
          TestRoom.ask(to -> opened.past().bookmark(2, "Two", TestRoom.ANN, to));
      assertEquals(2, TestRoom.is(marked).getLast().rev());
    }
    try (Database database = Database.openToRead(folder.resolve("rooms.db"))) {
      assertEquals(Schema.VERSION, database.number("PRAGMA user_version"));
    }
  }

  @Test
  void thereIsAFileOfThisVersion() {
    assertTrue(
        MigrationTest.class.getResource("version-" + Schema.VERSION + ".sql") != null,
        "a file as this version writes it is to be kept for those to come");
  }

  @Test
  void aNewerFileIsRefusedAndLeftAsItIs() throws Exception {
    RoomStore.open(folder, Watch.NONE).close();
    Path file = folder.resolve("rooms.db");
    try (Database database = Database.open(file)) {
      database.execute("PRAGMA user_version=" + (Schema.VERSION + 1));
    }
    byte[] before = Files.readAllBytes(file);
    StoreException refused =
        assertThrows(StoreException.class, () -> RoomStore.open(folder, Watch.NONE));
    assertTrue(("" + refused.getMessage()).contains("newer version"), "" + refused);
    assertArrayEquals(before, Files.readAllBytes(file));
    // And the folder is free again.
    assertThrows(StoreException.class, () -> RoomStore.open(folder, Watch.NONE));
  }
}
