package org.trillsymbiont.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.sync.Authority;
import org.trillsymbiont.model.sync.Lock;
import org.trillsymbiont.model.sync.Roles;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.server.watch.Watch;

/// Rooms are carried out of a data folder and into another, copied, and looked through.
final class ArchiveTest {
  private static final RoomName BLUE = new RoomName("blue");
  private static final RoomName GREEN = new RoomName("green");

  @TempDir private Path folder;
  private Path data;
  private Path other;
  private Path file;

  @BeforeEach
  void place() {
    data = folder.resolve("data");
    other = folder.resolve("other");
    file = folder.resolve("blue.jsonl");
  }

  private RoomStore open(Path place) throws StoreException {
    return RoomStore.open(place, Watch.NONE);
  }

  /// A room with more than one snapshot.
  private static TestRoom play(RoomStore store) throws InterruptedException {
    TestRoom room = TestRoom.open(store, "blue", "first", "123456");
    Random random = new Random(3);
    for (int count = 0; count < 230; count++) {
      room.edit(TestRoom.randomEdit(random));
    }
    return room.awaitSaved();
  }

  @Test
  void aRoomIsCarriedFromARunningServerToAnother() throws Exception {
    Authority before;
    try (RoomStore store = open(data)) {
      before = play(store).authority();
      assertEquals(230, Archive.write(data, BLUE, file));
      assertThrows(StoreException.class, () -> Archive.read(data, file, GREEN), "it is running");
    }
    String text = Files.readString(file);
    assertFalse(text.contains("seat-of-ann"), "nobody's token");
    assertEquals(GREEN, Archive.read(other, file, GREEN));
    assertEquals(BLUE, Archive.read(other, file, null));
    assertThrows(
        StoreException.class, () -> Archive.read(other, file, null), "it is there already");
    assertTrue(Audit.of(other).isSound());
    try (RoomStore store = open(other)) {
      assertFalse(store.find(BLUE).orElseThrow().hasPin());
      Authority again = TestRoom.open(store, "green", "now").authority();
      assertEquals(before.rev(), again.rev());
      assertEquals(before.state(), again.state());
      assertEquals(before.snapshot().writes(), again.snapshot().writes());
      assertEquals(0, again.ack(again.join("seat-of-ann")));
    }
    Path copy = folder.resolve("again.jsonl");
    Archive.write(other, GREEN, copy);
    List<String> events = Files.readAllLines(file);
    List<String> eventsAgain = Files.readAllLines(copy);
    // But for the name in the first line and the checksum in the last.
    int last = events.size() - 1;
    assertEquals(events.subList(1, last), eventsAgain.subList(1, last));
  }

  @Test
  void locksAreCarriedAlongAndNobodysRole() throws Exception { // R60
    try (RoomStore store = open(data)) {
      play(store)
          .keep(
              new Roles.Kept(
                  "seat-of-ann",
                  Set.of("seat-of-ben"),
                  Set.of(Lock.GRID),
                  Map.of("seat-of-cleo", 60_000_000L)))
          .close();
    }
    Archive.write(data, BLUE, file);
    assertFalse(Files.readString(file).contains("seat-of-"), "nobody's token");
    Archive.read(other, file, null);
    try (RoomStore store = open(other)) {
      assertEquals(
          Roles.Kept.locked(Set.of(Lock.GRID)), TestRoom.open(store, "blue", "now").kept());
    }
  }

  @Test
  void ofALongPastTheFileBeginsWhereTheRoomDoes() throws Exception {
    try (RoomStore store = open(data)) {
      TestRoom room = TestRoom.open(store, "blue", "first");
      for (int count = 0; count < 10_250; count++) {
        room.edit(Fields.TEMPO, 40.0 + count % 200);
      }
      room.awaitSaved().close();
    }
    assertEquals(10_000, Archive.write(data, BLUE, file));
    Archive.read(other, file, null);
    assertTrue(Audit.of(other).isSound());
    try (RoomStore store = open(other)) {
      assertEquals(10_250, TestRoom.open(store, "blue", "now").authority().rev());
    }
  }

  @Test
  void saysThatThereIsNothingToBeCarried() throws Exception {
    assertThrows(StoreException.class, () -> Archive.write(data, BLUE, file));
    open(data).close();
    StoreException refused =
        assertThrows(StoreException.class, () -> Archive.write(data, BLUE, file));
    assertTrue(("" + refused.getMessage()).startsWith("There is no room blue"), "" + refused);
  }

  private static Stream<UnaryOperator<List<String>>> spoilt() {
    return Stream.of(
        lines -> List.of(),
        lines -> lines.subList(1, lines.size()),
        lines -> lines.subList(0, lines.size() - 1),
        lines -> with(lines, 0, "{\"trill-symbiont-room\":3,\"name\":\"blue\",\"wall\":0}"),
        lines -> with(lines, 0, "{\"trill-symbiont-room\":1,\"name\":\"../blue\",\"wall\":0}"),
        lines -> with(lines, 1, lines.get(0)),
        lines -> with(lines, 1, lines.get(1).replace("\"seats\":{}", "\"seats\":{\"a\":[1,1]}")),
        lines -> with(lines, 3, lines.get(4)),
        lines -> with(lines, 3, ""),
        lines -> with(lines, 3, "{" + "x".repeat(300_000)),
        lines ->
            with(lines, 3, lines.get(3).replace("\"author\":\"Ann\"", "\"author\":\"A\\u0007\"")),
        lines -> with(lines, 3, lines.get(3).replace("\"set\":{", "\"set\":{\"/tempo\":1e9,")),
        lines -> with(lines, 3, lines.get(3).replace("\"at\":", "\"at\":-")),
        lines -> with(lines, lines.size() - 1, "{\"end\":230,\"events\":229}"),
        lines -> with(lines, lines.size() - 1, lines.getLast() + "\n{}"));
  }

  private static List<String> with(List<String> lines, int index, String line) {
    List<String> spoilt = new ArrayList<>(lines);
    spoilt.set(index, line);
    return spoilt;
  }

  @ParameterizedTest
  @MethodSource("spoilt")
  void aFileThatIsNoneIsRefusedWhole(UnaryOperator<List<String>> spoil) throws Exception {
    try (RoomStore store = open(data)) {
      play(store);
    }
    Archive.write(data, BLUE, file);
    Files.write(file, spoil.apply(Files.readAllLines(file)));
    StoreException refused =
        assertThrows(StoreException.class, () -> Archive.read(other, file, null));
    assertTrue(("" + refused.getMessage()).matches("(?s).*, line \\d+: .*\\."), "" + refused);
    assertTrue(("" + refused.getMessage()).length() < 300, "" + refused);
    try (RoomStore store = open(other)) {
      assertEquals(List.of(), store.rooms());
    }
  }

  @Test
  void aCopyIsMadeBesideARunningServer() throws Exception {
    Path copy = folder.resolve("copy/rooms.db");
    Files.createDirectories(copy.getParent());
    long rev;
    try (RoomStore store = open(data)) {
      TestRoom room = play(store);
      rev = room.authority().rev();
      Backup.write(data, copy);
      assertThrows(StoreException.class, () -> Backup.write(data, copy), "it is there already");
      room.edit(Fields.TEMPO, 77.0).awaitSaved();
    }
    try (RoomStore store = open(folder.resolve("copy"))) {
      assertTrue(store.find(BLUE).orElseThrow().opensTo("123456"));
      assertEquals(rev, TestRoom.open(store, "blue", "now").authority().rev());
    }
  }

  @Test
  void damageThatAStartWouldNotMeetIsFound() throws Exception {
    try (RoomStore store = open(data)) {
      play(store);
      assertTrue(Audit.of(data).isSound());
    }
    spoil(
        "UPDATE events SET edit = replace(edit, 'masterVolume', 'masterVolumf') WHERE id & 255 = 5");
    Audit.Report report = Audit.of(data);
    assertFalse(report.isSound());
    assertTrue(report.lines().getFirst().startsWith("Room blue is damaged"), "" + report);
  }

  @Test
  void aSnapshotIsComparedWithWhatLedToIt() throws Exception {
    try (RoomStore store = open(data)) {
      play(store);
    }
    try (Database database = Database.open(data.resolve("rooms.db"));
        Tables tables = new Tables(database)) {
      Row.Snapshot row = tables.snapshot(1, 200);
      assertTrue(row != null && row.rev() == 200);
      String body = row.body().replace("\"/masterVolume\":0.", "\"/masterVolume\":0.9");
      tables.put(new Row.Snapshot(1, 200, row.wallMillis(), body));
    }
    assertFalse(Audit.of(data).isSound());
  }

  private void spoil(String sql) throws IOException, java.sql.SQLException {
    try (Database database = Database.open(data.resolve("rooms.db"))) {
      database.execute(sql);
    }
  }
}
