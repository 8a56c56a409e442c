package org.trillsymbiont.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
import org.trillsymbiont.model.sync.Bookmark;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.EditId;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.Lock;
import org.trillsymbiont.model.sync.Moment;
import org.trillsymbiont.model.sync.Roles;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.server.room.Past;
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

  private static final Map<Long, String> MARKS = Map.of(0L, "Begin", 20L, "Early", 230L, "Late");

  private static TestRoom mark(TestRoom room, long... revs) throws InterruptedException {
    for (long rev : revs) {
      Past.Answer<List<Bookmark>> answer =
          TestRoom.ask(to -> room.past().bookmark(rev, MARKS.get(rev), TestRoom.ANN, to));
      TestRoom.is(answer);
    }
    return room;
  }

  private static List<String> names(TestRoom room) {
    return room.bookmarks().stream().map(Bookmark::name).toList();
  }

  @Test
  void thePastThatPeopleSeeIsCarriedAlong() throws Exception { // R64
    ServerMessage.Page before;
    List<Moment> moments = new ArrayList<>();
    try (RoomStore store = open(data)) {
      TestRoom room = play(store);
      mark(room, 0, 20, 230);
      before = room.page(231, true, 256);
      assertTrue(before.events().stream().anyMatch(event -> event.gesture() != 0));
      for (long rev = 0; rev <= 230; rev++) {
        moments.add(room.page(rev, false, 0).moment());
      }
    }
    Archive.write(data, BLUE, file);
    Archive.read(other, file, null);
    assertTrue(Audit.of(other).isSound());
    try (RoomStore store = open(other)) {
      TestRoom room = TestRoom.open(store, "blue", "now");
      ServerMessage.Page after = room.page(231, true, 256);
      assertEquals(before.events(), after.events(), "people, colours, times, gestures");
      for (long rev = 0; rev <= 230; rev++) {
        assertEquals(moments.get((int) rev), room.page(rev, false, 0).moment());
      }
      assertEquals(List.of("Begin", "Early", "Late"), names(room));
      assertEquals(TestRoom.ANN, room.bookmarks().getFirst().author());
    }
  }

  /// What a bookmark stands for may be all that is kept of its time.
  @Test
  void bookmarksOlderThanThePastBringTheirMomentAlong() throws Exception { // R68
    Moment marked;
    Moment begin;
    try (RoomStore store = open(data)) {
      TestRoom room = TestRoom.open(store, "blue", "first");
      for (int count = 0; count < 20; count++) {
        room.edit(Fields.TEMPO, 40.0 + count);
      }
      mark(room, 0, 20);
      marked = room.page(20, false, 0).moment();
      for (int count = 20; count < 10_250; count++) {
        room.edit(Fields.TEMPO, 40.0 + count % 200);
      }
      room.awaitSaved().close();
    }
    try (RoomStore store = open(data)) {
      begin = TestRoom.open(store, "blue", "now").page(0, false, 1).moment();
      assertEquals(250, begin.rev());
    }
    Archive.write(data, BLUE, file);
    Archive.read(other, file, null);
    try (RoomStore store = open(other)) {
      TestRoom room = TestRoom.open(store, "blue", "now");
      assertEquals(List.of("Begin", "Early"), names(room));
      assertEquals(marked, room.page(20, false, 0).moment());
      assertEquals(begin, room.page(0, false, 1).moment());
    }
  }

  /// As version 1 of the form was written.
  @Test
  void anOlderFileIsRead() throws Exception {
    Files.write(
        file,
        List.of(
            "{\"trill-symbiont-room\":1,\"name\":\"blue\",\"wall\":5}",
            "{\"base\":{\"rev\":7,\"epoch\":\"\",\"ends\":{},\"set\":{\"/tempo\":77},"
                + "\"writes\":{\"/tempo\":[2,7]},\"lastNumber\":2,\"seats\":{}}}",
            "{\"event\":8,\"epoch\":3,\"id\":\"2:4\",\"author\":\"Ann\",\"at\":90,\"wall\":6,"
                + "\"set\":{\"/reverb\":0.5}}",
            "{\"end\":8,\"events\":1}"));
    Archive.read(other, file, null);
    try (RoomStore store = open(other)) {
      TestRoom room = TestRoom.open(store, "blue", "now");
      assertEquals(0.5, room.authority().state().reverb());
      ServerMessage.Page page = room.page(9, true, 10);
      assertEquals(77, page.moment().state().tempo());
      assertEquals(
          new Identity("Ann", Colour.of(2)), page.events().getFirst().author(), "some colour");
      assertEquals(List.of(), room.bookmarks());
    }
  }

  /// A piece that an app has saved does not say who has written what.
  @Test
  void whoComesIsToldOfAllThatCameAlong() throws Exception {
    Files.write(
        file,
        List.of(
            "{\"trill-symbiont-room\":1,\"name\":\"blue\",\"wall\":5}",
            "{\"base\":{\"rev\":1,\"epoch\":\"\",\"ends\":{},\"set\":{\"/tempo\":77},"
                + "\"writes\":{},\"lastNumber\":0,\"seats\":{}}}",
            "{\"end\":1,\"events\":0}"));
    Archive.read(other, file, null);
    try (RoomStore store = open(other)) {
      Authority room = TestRoom.open(store, "blue", "now").authority();
      assertEquals(77, room.state().tempo());
      assertEquals(new Authority.Write(EditId.ROOM, 1), room.snapshot().writes().get(Fields.TEMPO));
    }
  }

  @Test
  void aRunningServerMakesARoomOfAFile() throws Exception {
    ServerMessage.Page before;
    try (RoomStore store = open(data)) {
      TestRoom room = play(store);
      mark(room, 0, 20, 230);
      before = room.page(231, true, 100);
      Archive.write(data, BLUE, file);
      store.read(file, GREEN, "654321");
      StoreException taken = assertThrows(StoreException.class, () -> store.read(file, BLUE, null));
      assertEquals("There is a room blue already.", taken.getMessage());
      assertTrue(store.find(GREEN).orElseThrow().opensTo("654321"));
      assertFalse(store.find(GREEN).orElseThrow().opensTo(null));
      TestRoom green = TestRoom.open(store, "green", "now");
      assertEquals(before.events(), green.page(231, true, 100).events());
      assertEquals(List.of("Begin", "Early", "Late"), names(green));
      Files.write(file, with(Files.readAllLines(file), 3, "{}"));
      assertThrows(StoreException.class, () -> store.read(file, new RoomName("red"), null));
      assertTrue(store.find(new RoomName("red")).isEmpty());
    }
    assertTrue(Audit.of(data).isSound());
  }

  /// Else it would be gone with the first who leaves.
  @Test
  void whatCameAlongIsAsOldAsItIsHere() throws Exception { // R64
    long[] now = {0};
    InstantSource clock = () -> Instant.ofEpochMilli(now[0]);
    try (RoomStore store = RoomStore.open(data, Watch.NONE, clock, 10)) {
      play(store).close();
    }
    Archive.write(data, BLUE, file);
    now[0] = Duration.ofDays(365).toMillis();
    try (RoomStore store = RoomStore.open(other, Watch.NONE, clock, 10)) {
      store.read(file, BLUE, null);
      TestRoom.open(store, "blue", "now").edit(Fields.TEMPO, 77.0).awaitSaved().close();
      now[0] += Duration.ofDays(6).toMillis();
      TestRoom room = TestRoom.open(store, "blue", "later");
      assertEquals(1, room.page(232, true, 1).first());
      room.edit(Fields.TEMPO, 78.0).awaitSaved().close();
      now[0] += Duration.ofDays(2).toMillis();
      TestRoom.open(store, "blue", "last").edit(Fields.TEMPO, 79.0).awaitSaved().close();
      assertEquals(
          232, TestRoom.open(store, "blue", "end").page(233, true, 1).first(), "and then it goes");
    }
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
        lines -> with(lines, 3, lines.get(lines.size() - 2)),
        lines -> late(lines, "\"bookmark\":230", "\"bookmark\":229"),
        lines -> late(lines, "\"name\":\"Late\"", "\"name\":\"\""),
        lines -> late(lines, "\"author\":\"Ann\"", "\"author\":\"\""),
        lines -> late(lines, "\"colour\":\"#", "\"colour\":\""),
        lines -> late(lines, "\"wall\":", "\"wall\":-"),
        lines -> with(lines, 3, lines.get(3).replace("\"colour\":\"#", "\"colour\":\"red")),
        lines -> with(lines, 4, lines.get(4).replace("\"gesture\":", "\"gesture\":0.")),
        lines -> with(lines, 1, lines.get(1).replace("\"set\"", "\"moment\":{\"at\":0},\"set\"")),
        lines -> with(lines, lines.size() - 1, lines.getLast() + "\n{}"));
  }

  /// With another last bookmark.
  private static List<String> late(List<String> lines, String from, String to) {
    String line = lines.get(lines.size() - 2);
    assertTrue(line.contains(from), line);
    return with(lines, lines.size() - 2, line.replace(from, to));
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
      mark(play(store), 0, 20, 230);
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
