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
import org.trillsymbiont.model.sync.Authority;
import org.trillsymbiont.model.sync.EditId;
import org.trillsymbiont.model.sync.Lock;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.wire.RoomFileCodec.Line;
import org.trillsymbiont.model.wire.RoomFileException.Kind;

/// A room as a file (docs/session-file.md): written, read, and refused.
class RoomFileTest {
  private static final RoomName BLUE = new RoomName("blue");
  private static final long MOST_EVENTS = 100;

  private record Content(Line.Header header, Authority.Snapshot base, List<Line.Event> events) {}

  private static Content random(Random random, int count) {
    Map<Field<?>, Authority.Write> writes = Map.of(Fields.TEMPO, new Authority.Write(2, 5));
    long rev = random.nextLong(5, 1L << 40);
    Authority.Snapshot base =
        new Authority.Snapshot("", Map.of(), RandomEdits.state(random), rev, writes, 3, Map.of());
    List<Line.Event> events = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      Edit edit = RandomEdits.edit(random);
      events.add(
          new Line.Event(rev + number, 2, new EditId(1, number), "Zoë", 10L * number, 77, edit));
    }
    return new Content(new Line.Header(BLUE, 1234, Set.of(Lock.GRID)), base, events);
  }

  private static String write(Content content) throws IOException {
    StringBuilder text = new StringBuilder();
    RoomFileWriter file = new RoomFileWriter(text, content.header(), content.base());
    for (Line.Event event : content.events()) {
      file.event(event);
    }
    assertEquals(content.events().size(), file.end());
    return text.toString();
  }

  private static Content read(String text) throws RoomFileException, IOException {
    RoomFileReader file = new RoomFileReader(new StringReader(text), MOST_EVENTS);
    Authority.Snapshot base = file.base();
    List<Line.Event> events = new ArrayList<>();
    for (Line.Event event = file.next(); event != null; event = file.next()) {
      events.add(event);
    }
    return new Content(file.header(), base, events);
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
            new Line.Header(1, BLUE, 1234, Set.of(Lock.GRID)), content.base(), content.events());
    String text = write(old);
    String withoutSum = text.replaceFirst(",\"sha256\":\"[0-9a-f]{64}\"", "");
    assertEquals(old, read(withoutSum));
    assertNull(((Line.End) RoomFileCodec.decode(withoutSum.lines().toList().getLast())).sum());
    String second = withoutSum.replaceFirst("room\":1", "room\":2");
    assertRefused(Kind.DAMAGED, "line 6: the file is not as it was written", second);
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
    List<String> lines = write(random(new Random(5), 4)).lines().toList();
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
