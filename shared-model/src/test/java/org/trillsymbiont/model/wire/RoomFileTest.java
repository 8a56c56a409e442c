package org.trillsymbiont.model.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trillsymbiont.model.RandomEdits;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.Authority;
import org.trillsymbiont.model.sync.Bookmark;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.EditId;
import org.trillsymbiont.model.sync.HistoryEvent;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.Lock;
import org.trillsymbiont.model.sync.Moment;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.wire.RoomFileCodec.Line;
import org.trillsymbiont.model.wire.RoomFileException.Kind;

/// A room as a file (docs/session-file.md): written, read, and refused.
class RoomFileTest {
  private static final RoomName BLUE = new RoomName("blue");
  private static final long MOST_EVENTS = 100;
  private static final Identity ZOE = new Identity("Zoë", new Colour(0x12ab34));

  private record Content(Line.Header header, Line.Base base, List<Line.Entry> entries) {}

  private static Content random(Random random, int count) {
    return random(random, count, false);
  }

  /// @param isMarked whether there are bookmarks: an earlier one, and some of what is there
  private static Content random(Random random, int count, boolean isMarked) {
    Map<Field<?>, Authority.Write> writes = Map.of(Fields.TEMPO, new Authority.Write(2, 5));
    long rev = random.nextLong(5, 1L << 40);
    Authority.Snapshot base =
        new Authority.Snapshot("", Map.of(), RandomEdits.state(random), rev, writes, 3, Map.of());
    Moment moment =
        random.nextBoolean()
            ? Moment.found(rev, base.state())
            : new Moment(rev, 2, 5, 66, base.state(), Moment.begun(base.state()));
    List<Line.Entry> entries = new ArrayList<>();
    if (isMarked) {
      Moment earlier = Moment.found(rev - 3, RandomEdits.state(random));
      entries.add(new Line.Marked(new Bookmark(rev - 3, "Before", ZOE, 5), earlier));
    }
    for (int number = 1; number <= count; number++) {
      Edit edit = RandomEdits.edit(random);
      boolean isRoom = number % 5 == 4;
      EditId id = new EditId(isRoom ? EditId.ROOM : 1, number);
      entries.add(
          new Line.Event(
              new HistoryEvent(
                  rev + number, id, isRoom ? null : ZOE, 2, 10L * number, 77, number % 3, edit)));
      if (isMarked && number % 2 == 0) {
        entries.add(new Line.Marked(new Bookmark(rev + number, "Now", ZOE, 0), null));
      }
    }
    return new Content(
        new Line.Header(BLUE, 1234, Set.of(Lock.GRID)), new Line.Base(base, moment), entries);
  }

  private static String write(Content content) throws IOException {
    StringBuilder text = new StringBuilder();
    RoomFileWriter file = new RoomFileWriter(text, content.header(), content.base());
    for (Line.Entry entry : content.entries()) {
      file.entry(entry);
    }
    assertEquals(
        content.entries().stream().filter(Line.Event.class::isInstance).count(), file.end());
    return text.toString();
  }

  private static Content read(String text) throws RoomFileException, IOException {
    RoomFileReader file = new RoomFileReader(new StringReader(text), MOST_EVENTS);
    Line.Base base = file.base();
    List<Line.Entry> entries = new ArrayList<>();
    for (Line.Entry entry = file.next(); entry != null; entry = file.next()) {
      entries.add(entry);
    }
    return new Content(file.header(), base, entries);
  }

  private static void assertRefused(Kind kind, String what, String text) {
    RoomFileException refused = assertThrows(RoomFileException.class, () -> read(text));
    assertEquals(what, refused.getMessage());
    assertEquals(kind, refused.kind());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 100})
  void whatIsWrittenIsRead(int events) throws Exception {
    Content content = random(new Random(events), events);
    assertEquals(content, read(write(content)));
    Content marked = random(new Random(events), events, true);
    assertEquals(marked, read(write(marked)));
  }

  @Test
  void ofFilesWithoutColoursPeopleGetSome() throws Exception {
    String text = write(random(new Random(6), 1)).replaceFirst("room\":2", "room\":1");
    String old =
        text.replaceFirst(",\"sha256\":\"[0-9a-f]{64}\"", "")
            .replaceAll(",\"colour\":\"[^\"]*\"|,\"gesture\":\\d+", "")
            .replaceFirst("\"author\":", "\"what\":[\"nobody knows yet\"],\"author\":");
    HistoryEvent event = ((Line.Event) read(old).entries().getFirst()).event();
    assertEquals(new Identity("Zoë", Colour.of(1)), event.author());
    assertEquals(0, event.gesture());
  }

  @Test
  void bookmarksAreOnlyWhereTheyBelong() throws Exception {
    Content content = random(new Random(9), 4, true);
    assertEquals(7, content.entries().size());
    for (int from = 0; from < 7; from++) {
      if (content.entries().get(from) instanceof Line.Marked marked) {
        for (int to = 0; to < 7; to++) {
          List<Line.Entry> moved = new ArrayList<>(content.entries());
          moved.remove(from);
          moved.add(to, marked);
          String text = write(new Content(content.header(), content.base(), moved));
          if (from == to) {
            assertEquals(content, read(text));
          } else {
            RoomFileException refused =
                assertThrows(RoomFileException.class, () -> read(text), from + " to " + to);
            String said = refused.getMessage() + "";
            assertTrue(said.endsWith("a bookmark is not where it belongs"), said);
          }
        }
      }
    }
    String text = write(content);
    assertRefused(
        Kind.DAMAGED,
        "line 3: name in the line is no string",
        text.replaceFirst("\"name\":\"Before\"", "\"called\":\"Before\""));
    assertRefused(
        Kind.DAMAGED,
        "line 3: A bookmark's name has 1 to 64 characters.",
        text.replaceFirst("\"name\":\"Before\"", "\"name\":\"\\\\u0007\""));
    assertRefused(
        Kind.DAMAGED,
        "line 3: A colour looks like #e5484d.",
        text.replaceFirst("\"colour\":\"[^\"]*\"", "\"colour\":\"red\""));
  }

  @Test
  void thereAreNoMoreBookmarksThanARoomHas() throws Exception {
    Content content = random(new Random(10), 0, false);
    long rev = content.base().snapshot().rev();
    Content many =
        new Content(
            new Line.Header(BLUE, 0, Set.of()),
            new Line.Base(snapshot(content, rev + 200), Moment.found(rev + 200, AppState.INITIAL)),
            new ArrayList<>());
    for (long count = 0; count <= Bookmark.MOST; count++) {
      many.entries()
          .add(
              new Line.Marked(
                  new Bookmark(rev + count, "Early", ZOE, 0),
                  Moment.found(rev + count, AppState.INITIAL)));
    }
    assertRefused(Kind.DAMAGED, "line 103: there are more than 100 bookmarks", write(many));
    many.entries().removeLast();
    assertEquals(many, read(write(many)));
  }

  private static Authority.Snapshot snapshot(Content content, long rev) {
    Authority.Snapshot base = content.base().snapshot();
    return new Authority.Snapshot(
        "", Map.of(), AppState.INITIAL, rev, base.writes(), base.lastNumber(), Map.of());
  }

  @Test
  void theSumIsThatOfAllLinesBefore() throws Exception {
    String text = write(random(new Random(1), 3));
    int last = text.lastIndexOf("{\"end\"");
    byte[] before = text.substring(0, last).getBytes(StandardCharsets.UTF_8);
    String sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(before));
    assertTrue(text.endsWith("\"events\":3,\"sha256\":\"" + sum + "\"}\n"), text.substring(last));
  }

  @Test
  void whatWasWrittenByTheFirstVersionHasNoSum() throws Exception {
    Content content = random(new Random(2), 3);
    Content old =
        new Content(
            new Line.Header(1, BLUE, 1234, Set.of(Lock.GRID)), content.base(), content.entries());
    String text = write(old);
    String withoutSum = text.replaceFirst(",\"sha256\":\"[0-9a-f]{64}\"", "");
    assertEquals(old, read(withoutSum));
    assertNull(((Line.End) RoomFileCodec.decode(withoutSum.lines().toList().getLast())).sum());
    String second = withoutSum.replaceFirst("room\":1", "room\":2");
    assertRefused(Kind.DAMAGED, "line 6: the file is not as it was written", second);
  }

  @Test
  void aRoomBeginsEmpty() throws Exception {
    String first = "{\"trill-symbiont-room\":1,\"name\":\"blue\",\"wall\":5}\n";
    String base =
        "{\"base\":{\"rev\":%d,\"epoch\":\"\",\"ends\":{},\"set\":{%s},\"writes\":{},"
            + "\"lastNumber\":0,\"seats\":{}}}\n";
    String last = "{\"end\":%d,\"events\":0}\n";
    String tempo = "\"/tempo\":77";
    assertRefused(
        Kind.DAMAGED,
        "line 2: before its first revision a room is as it begins",
        first + base.formatted(0, tempo) + last.formatted(0));
    assertEquals(
        77,
        read(first + base.formatted(1, tempo) + last.formatted(1))
            .base()
            .snapshot()
            .state()
            .tempo());
    assertEquals(
        AppState.INITIAL,
        read(first + base.formatted(0, "") + last.formatted(0)).base().snapshot().state());
  }

  @Test
  void saysInWhichLineAndWhat() throws Exception {
    String text = write(random(new Random(3), 2));
    assertRefused(Kind.DAMAGED, "line 1: the file ends too early", "");
    assertRefused(Kind.FOREIGN, "line 1: this is no room", "{\"a\":1}\n");
    assertRefused(
        Kind.NEWER,
        "line 1: the file is of a newer version of this program",
        text.replaceFirst("room\":2", "room\":3"));
    assertRefused(
        Kind.DAMAGED, "line 1: there is no version 0", text.replaceFirst("room\":2", "room\":0"));
    assertRefused(
        Kind.DAMAGED, "line 5: the file is not as it was written", text.replace("Zoë", "Zoe"));
    assertRefused(Kind.DAMAGED, "line 6: there is something behind the end", text + "{}\n");
    String header = text.lines().findFirst().orElseThrow() + "\n";
    assertRefused(
        Kind.DAMAGED,
        "line 2: the line is too long",
        header + "{\"base\":\"" + "x".repeat(300_000));
    assertRefused(
        Kind.DAMAGED,
        "line 103: there are more than 100 events",
        write(random(new Random(4), (int) MOST_EVENTS + 1)));
  }

  @Test
  void linesThatAreMissingOrExchangedAreFound() throws Exception {
    List<String> lines = write(random(new Random(5), 4, true)).lines().toList();
    for (int index = 0; index < lines.size(); index++) {
      List<String> fewer = new ArrayList<>(lines);
      fewer.remove(index);
      assertThrows(RoomFileException.class, () -> read(String.join("\n", fewer)), "" + index);
      List<String> twice = new ArrayList<>(lines);
      twice.add(index, lines.get(index));
      assertThrows(RoomFileException.class, () -> read(String.join("\n", twice)), "" + index);
    }
  }
}
