package org.trillsymbiont.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.server.watch.Watch;

/// A file that is torn or has turned bad is noticed; what can be read is put in its place, and is
/// what a room once was. The pages are as small as SQLite makes them, so that there are many.
final class TruncationTest {

  private static final long SEED = 20_261_128;
  private static final int EVENTS = 18;

  @TempDir private Path folder;
  private final Map<String, List<AppState>> states = new HashMap<>();

  /// Writes two rooms with small pages; the first has snapshots at 6 and 12 too.
  ///
  /// @return the file's bytes; those of the log beside it when it is not closed
  private Map<String, byte[]> written(boolean isClosed) throws Exception {
    Path data = folder.resolve("written");
    RoomStore.open(data, Watch.NONE).close();
    shrinkPages(data.resolve("rooms.db"));
    Random random = new Random(SEED);
    RoomStore store = RoomStore.open(data, Watch.NONE);
    for (String name : List.of("blue", "red")) {
      TestRoom room = TestRoom.open(store, name, "first");
      int events = isClosed ? EVENTS : 4;
      for (int count = 1; count <= events; count++) {
        room.edit(TestRoom.randomEdit(random)).awaitSaved();
        if (name.equals("blue") && count % 6 == 0 && count < events) {
          room.close();
          List<AppState> before = states.getOrDefault(name, List.of());
          states.put(name, joined(before, room.states()));
          room = TestRoom.open(store, name, "epoch" + count);
        }
      }
      states.put(name, joined(states.getOrDefault(name, List.of()), room.states()));
    }
    if (isClosed) {
      store.close();
    }
    Map<String, byte[]> files = new HashMap<>();
    for (String end : List.of("", "-wal")) {
      Path file = data.resolve("rooms.db" + end);
      if (Files.exists(file)) {
        files.put(end, Files.readAllBytes(file));
      }
    }
    store.close();
    assertEquals(isClosed, !files.containsKey("-wal"));
    return files;
  }

  private static byte[] bytes(Map<String, byte[]> files, String end) {
    return Objects.requireNonNull(files.get(end));
  }

  private static List<AppState> joined(List<AppState> before, List<AppState> behind) {
    List<AppState> all = new ArrayList<>(before);
    all.addAll(before.isEmpty() ? behind : behind.subList(1, behind.size()));
    return all;
  }

  private static void shrinkPages(Path file) throws Exception {
    try (Database database = Database.openDamaged(file)) {
      database.text("PRAGMA journal_mode=DELETE");
      database.execute("PRAGMA page_size=512");
      database.execute("VACUUM");
      assertEquals(512, database.number("PRAGMA page_size"));
    }
  }

  private Path put(String name, Map<String, byte[]> files) throws IOException {
    Path data = Files.createDirectories(folder.resolve(name));
    try (Stream<Path> old = Files.list(data)) {
      for (Path file : old.toList()) {
        Files.delete(file);
      }
    }
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(data.resolve("rooms.db" + file.getKey()), file.getValue());
    }
    return data;
  }

  /// Opens a store and compares its rooms with what they were.
  ///
  /// @return the revisions of the rooms that are there
  private Map<String, Long> revisions(Path data) throws Exception {
    Map<String, Long> found = new HashMap<>();
    try (RoomStore store = RoomStore.open(data, Watch.NONE)) {
      for (var info : store.rooms()) {
        String name = info.name().value();
        TestRoom room = TestRoom.open(store, name, "afterwards");
        long rev = room.authority().rev();
        found.put(name, rev);
        String known =
            name.startsWith("recovered-1") ? "blue" : name.startsWith("recovered") ? "red" : name;
        assertEquals(
            Objects.requireNonNull(states.get(known)).get((int) rev),
            room.authority().state(),
            known + " at " + rev);
      }
    }
    return found;
  }

  private static boolean hasDamagedFile(Path data) throws IOException {
    try (Stream<Path> files = Files.list(data)) {
      return files.anyMatch(file -> file.getFileName().toString().contains(".damaged-"));
    }
  }

  @Test
  void aSoundFileIsTakenAsItIs() throws Exception {
    Path data = put("sound", written(true));
    assertEquals(Map.of("blue", (long) EVENTS, "red", (long) EVENTS), revisions(data));
    assertFalse(hasDamagedFile(data));
  }

  @Test
  void everyTruncationIsNoticed() throws Exception {
    byte[] whole = bytes(written(true), "");
    Path data = Files.createDirectories(folder.resolve("torn"));
    Path file = data.resolve("rooms.db");
    Files.write(file, whole);
    try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
      for (int length = whole.length - 1; length >= 0; length--) {
        channel.truncate(length);
        assertTrue(Soundness.damage(file).isPresent(), "cut at " + length);
      }
    }
  }

  @Test
  void whatIsReadableOfATornFileIsRecovered() throws Exception {
    byte[] whole = bytes(written(true), "");
    int mostRecovered = 0;
    // At every page, and a bit before and behind.
    for (int page = whole.length / 512; page >= 0; page--) {
      for (int more : new int[] {0, 1, 200}) {
        int length = page * 512 + more;
        if (length >= 0 && length < whole.length) {
          Path data = put("torn", Map.of("", Arrays.copyOf(whole, length)));
          Map<String, Long> found = revisions(data);
          assertTrue(hasDamagedFile(data), "cut at " + length);
          mostRecovered = Math.max(mostRecovered, found.size());
          if (more == 200) {
            // The second time nothing is wrong with it.
            assertEquals(found, revisions(data), "cut at " + length);
          }
        }
      }
    }
    assertEquals(2, mostRecovered);
  }

  @Test
  void ofATornLogTheTransactionsBeforeItCount() throws Exception {
    Map<String, byte[]> files = written(false);
    byte[] log = bytes(files, "-wal");
    long last = 0;
    for (int length = 0; length <= log.length; length += length < 1100 ? 1 : 61) {
      files.put("-wal", Arrays.copyOf(log, length));
      Path data = put("torn", files);
      long rev = revisions(data).getOrDefault("blue", 0L);
      assertTrue(rev >= last, "cut at " + length);
      assertFalse(hasDamagedFile(data), "cut at " + length);
      last = rev;
    }
    assertEquals(4, last);
  }

  /// A letter of a table's definition hid the table's rows from SQLite, and its own check found
  /// nothing. Found by the test below.
  @Test
  void aLetterOfADefinitionIsNoticedAndMadeGood() throws Exception {
    byte[] whole = bytes(written(true), "");
    String text = new String(whole, StandardCharsets.ISO_8859_1);
    int at = text.indexOf("id INTEGER PRIMARY KEY, epoch") + 6;
    byte[] bad = whole.clone();
    bad[at] ^= 1;
    Path data = put("bad", Map.of("", bad));
    assertEquals(Map.of("blue", (long) EVENTS, "red", (long) EVENTS), revisions(data));
    assertTrue(hasDamagedFile(data));
  }

  @Test
  void aByteThatHasTurnedBadIsNoticedOrDoesNoHarm() throws Exception {
    byte[] whole = bytes(written(true), "");
    Random random = new Random(SEED);
    int noticed = 0;
    for (int round = 0; round < 250; round++) {
      byte[] bad = whole.clone();
      int at = random.nextInt(bad.length);
      bad[at] ^= (byte) random.nextInt(1, 256);
      Path data = put("bad", Map.of("", bad));
      Map<String, Long> found;
      try {
        found = revisions(data);
      } catch (StoreException e) {
        assertTrue(("" + e.getMessage()).contains("newer version"), "" + e);
        continue;
      }
      if (hasDamagedFile(data)) {
        noticed++;
      } else {
        assertEquals(
            Map.of("blue", (long) EVENTS, "red", (long) EVENTS),
            found,
            "byte " + at + ", seed " + SEED);
      }
    }
    assertTrue(noticed > 50, noticed + " were noticed");
  }
}
