package org.trillsymbiont.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.server.net.TestLimits;

/// What strangers send, against one server for all cases, with a neighbour who must not notice.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BadInputTest {
  private static final String GRID_OF_64 =
      "[" + String.join(",", java.util.Collections.nCopies(64, "{}")) + "]";

  private final SyncServer server =
      SyncServer.start(new ServerConfig("127.0.0.1", 0, TestLimits.patient()));
  private final TestClient neighbour = TestClient.join(server.localAddress());
  private int changes;

  BadInputTest() throws IOException, InterruptedException {}

  @AfterAll
  void stop() {
    neighbour.close();
    server.close();
  }

  private static String update(String payload) {
    return "{\"type\":\"update\",\"payload\":" + payload + "}";
  }

  private static String squares(int index, String square) {
    List<String> squares = new ArrayList<>(java.util.Collections.nCopies(64, "{}"));
    squares.set(index, square);
    return update("{\"musicGrid\":[" + String.join(",", squares) + "]}");
  }

  static Stream<String> badTexts() {
    List<String> texts = new ArrayList<>();
    // No JSON, or not quite.
    texts.addAll(List.of("", " ", "{", "}", "[", "]", "nonsense", "\u0000", "null", "true", "42"));
    texts.addAll(
        List.of("\"update\"", "[]", "{}", "{}{}", "{\"type\"}", "{\"type\":}", "{'type':1}"));
    texts.add("{type:\"update\",payload:{}}");
    texts.add("{\"type\":\"update\",\"payload\":{\"tempo\":120}} x");
    texts.add("{\"type\":\"update\",\"payload\":{\"tempo\":120},}");
    texts.add("{\"type\":\"update\",\"payload\":{\"tempo\":120}");
    texts.add("// a comment\n" + update("{\"tempo\":120}"));
    texts.add(update("{\"tempo\":120,\"tempo\":130}"));
    texts.add("{\"type\":\"update\",\"type\":\"update\",\"payload\":{\"tempo\":120}}");
    // Unknown or wrong types of messages.
    for (String type :
        List.of("\"\"", "\"UPDATE\"", "\"init\"", "\"state-update\"", "null", "7", "{}")) {
      texts.add("{\"type\":" + type + ",\"payload\":{\"tempo\":120}}");
    }
    texts.add("{\"payload\":{\"tempo\":120}}");
    texts.add("{\"type\":\"update\"}");
    for (String payload : List.of("null", "[]", "5", "\"x\"", "true")) {
      texts.add(update(payload));
    }
    // Numbers that are none, or out of range.
    for (String tempo :
        List.of(
            "NaN",
            "Infinity",
            "-Infinity",
            "1e999",
            "-1e999",
            "39",
            "39.999",
            "240.001",
            "241",
            "-120",
            "0",
            "1e3",
            "\"120\"",
            "null",
            "true",
            "[120]",
            "{}",
            "0x78",
            "+120",
            "012",
            "120.",
            ".5e3",
            "1_20",
            "12e",
            "--120")) {
      texts.add(update("{\"tempo\":" + tempo + "}"));
    }
    for (String bad :
        List.of(
            "\"masterVolume\":1.01",
            "\"masterVolume\":-0.01",
            "\"currentSequenceStep\":8",
            "\"currentSequenceStep\":-2",
            "\"currentSequenceStep\":1.5",
            "\"currentSequenceStep\":4294967296",
            "\"isSequencerRunning\":1",
            "\"isSequencerRunning\":\"true\"",
            "\"selectedKey\":\"H\"",
            "\"selectedKey\":\"c\"",
            "\"selectedKey\":\"Cb\"",
            "\"selectedKey\":7",
            "\"selectedScale\":\"Major\"",
            "\"selectedScale\":null",
            "\"selectedChord\":\"VIII\"",
            "\"selectedChord\":1",
            "\"showHelp\":0",
            "\"evolution\":true",
            "\"evolution\":[]",
            "\"evolution\":{\"evolutionSpeed\":99}",
            "\"evolution\":{\"evolutionSpeed\":2001}",
            "\"evolution\":{\"evolutionSpeed\":100.5}",
            "\"evolution\":{\"maxSteps\":0}",
            "\"evolution\":{\"currentStep\":-1}",
            "\"musicGrid\":{}",
            "\"musicGrid\":[]",
            "\"musicGrid\":null",
            "\"musicGrid\":[{}]")) {
      texts.add(update("{" + bad + "}"));
      // A good value beside a bad one does not get in either.
      texts.add(update("{\"tempo\":121," + bad + "}"));
    }
    texts.add(update("{\"musicGrid\":" + GRID_OF_64.replace("]", ",{}]") + "}"));
    for (String square :
        List.of(
            "null",
            "[]",
            "3",
            "{\"squareIndex\":8}",
            "{\"isActive\":1}",
            "{\"primaryFreq\":2.01}",
            "{\"primaryFreq\":0.24}",
            "{\"primaryGain\":NaN}",
            "{\"primaryWave\":\"noise\"}",
            "{\"primaryDecay\":0}",
            "{\"lfoFreq\":0}",
            "{\"lfoGain\":51}",
            "{\"lfoDecay\":-1}",
            "{\"lfoWave\":null}")) {
      texts.add(squares(7, square));
    }
    texts.add("[".repeat(30_000));
    texts.add("{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000));
    texts.add(update("{\"x\":" + "[".repeat(40) + "]".repeat(40) + ",\"tempo\":120}"));
    texts.add(update("{\"tempo\":" + "1".repeat(5000) + "}"));
    texts.add("\u202e\u0007\u001b[31m{\"type\":\"\r\n\r\nforged log line\"}");
    return texts.stream();
  }

  @ParameterizedTest
  @MethodSource("badTexts")
  void ignoresABadMessageAndKeepsTheConnection(String text) throws Exception {
    AppState before = server.state();
    try (TestClient stranger = TestClient.join(server.localAddress())) {
      stranger.send(text);
      stranger.assertHearsNothing("after");
    }
    assertUnharmed(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"unknown\":1}", "{\"evolution\":{\"new\":[1,{}]}}"})
  void ignoresMembersItDoesNotKnow(String payload) throws Exception {
    AppState before = server.state();
    try (TestClient stranger = TestClient.join(server.localAddress())) {
      stranger.update(payload);
      stranger.assertHearsNothing("after");
    }
    assertUnharmed(before);
  }

  @Test
  void countsAtLeastSixtyBadTexts() {
    assertTrue(badTexts().distinct().count() >= 60, "cases: " + badTexts().count());
  }

  @Test
  void ignoresBinaryMessages() throws Exception {
    AppState before = server.state();
    try (TestClient stranger = TestClient.join(server.localAddress())) {
      stranger.sendBinary(update("{\"tempo\":120}").getBytes(StandardCharsets.UTF_8));
      stranger.assertHearsNothing("after");
    }
    assertUnharmed(before);
  }

  @Test
  void survivesThousandsOfBadMessagesFromOneClient() throws Exception {
    AppState before = server.state();
    try (TestClient stranger = TestClient.join(server.localAddress())) {
      IntStream.range(0, 5000).forEach(i -> stranger.send("{\"type\":" + i));
      stranger.assertHearsNothing("after");
    }
    assertUnharmed(before);
  }

  /// What is sent after the handshake, and the code of the close frame that answers it.
  static Stream<Arguments> badFrames() {
    byte[] half = new byte[40_000];
    byte[] badUtf8 = {'"', (byte) 0xc3, (byte) 0x28};
    return Stream.of(
        bad("an announcement of 300 MB", 1009, RawClient.announcement(0x81, 300L << 20)),
        bad("an announcement of 2 GB", 1009, RawClient.announcement(0x81, 2L << 30)),
        bad("an announcement of 2^62 bytes", 1009, RawClient.announcement(0x81, 1L << 62)),
        bad("an announcement of a negative length", 1009, RawClient.announcement(0x81, -1)),
        bad("a message of 64 KiB and a byte", 1009, RawClient.announcement(0x81, 65537)),
        bad("a binary announcement of 1 GB", 1009, RawClient.announcement(0x82, 1L << 30)),
        bad("a continuation of 1 GB", 1009, RawClient.announcement(0x80, 1L << 30)),
        bad(
            "fragments of more than 64 KiB",
            1009,
            RawClient.frame(RawClient.TEXT, half),
            RawClient.frame(RawClient.CONTINUATION, half)),
        bad("65 empty fragments", 1009, fragments(65)),
        bad("an endless run of empty fragments", 1009, fragments(5000)),
        bad("text that is not UTF-8", 1007, RawClient.frame(0x81, badUtf8)),
        bad(
            "fragments that are not UTF-8",
            1007,
            RawClient.frame(RawClient.TEXT, "\""),
            RawClient.frame(0x80, badUtf8)),
        bad(
            "a surrogate in UTF-8",
            1007,
            RawClient.frame(0x81, new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80})),
        bad(
            "a close frame whose reason is not UTF-8",
            1007,
            RawClient.frame(0x88, new byte[] {0x03, (byte) 0xe8, (byte) 0xff, (byte) 0xfe})),
        bad("a reserved opcode", 1002, RawClient.frame(0x83, "x")),
        bad("a reserved control opcode", 1002, RawClient.frame(0x8b, "x")),
        bad("a reserved bit", 1002, RawClient.frame(0xc1, "x")),
        bad("a fragmented ping", 1002, RawClient.frame(RawClient.PING, "x")),
        bad("a ping of 126 bytes", 1002, RawClient.frame(0x89, new byte[126])),
        bad("a continuation of nothing", 1002, RawClient.frame(0x80, "x")),
        bad(
            "a new message within fragments",
            1002,
            RawClient.frame(RawClient.TEXT, "a"),
            RawClient.frame(0x81, "b")),
        bad(
            "two beginnings",
            1002,
            RawClient.frame(RawClient.TEXT, "a"),
            RawClient.frame(RawClient.TEXT, "b")),
        bad("a close frame of one byte", 1002, RawClient.frame(0x88, new byte[1])));
  }

  private static Arguments bad(String name, int code, byte[]... frames) {
    return Arguments.of(name, code, List.of(frames));
  }

  private static byte[][] fragments(int count) {
    byte[][] frames = new byte[count][];
    java.util.Arrays.fill(frames, RawClient.frame(RawClient.CONTINUATION, ""));
    frames[0] = RawClient.frame(RawClient.TEXT, "");
    return frames;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badFrames")
  void closesAConnectionThatBreaksTheProtocol(String name, int code, List<byte[]> frames)
      throws Exception {
    AppState before = server.state();
    try (RawClient stranger = RawClient.upgraded(server.port())) {
      frames.forEach(frame -> stranger.sendUntilReset(frame, 1));
      assertEquals(code, stranger.readClose().closeCode(), name);
    }
    assertUnharmed(before);
  }

  @Test
  void closesAClientThatSendsTenMegabytes() throws Exception {
    AppState before = server.state();
    try (RawClient stranger = RawClient.upgraded(server.port())) {
      stranger.send(RawClient.announcement(0x81, 10 << 20));
      stranger.sendUntilReset(new byte[1 << 20], 10);
    }
    try (TestClient stranger = TestClient.join(server.localAddress())) {
      stranger.update("{\"x\":\"" + "a".repeat(10 << 20) + "\"}");
      stranger.awaitClosed();
    }
    assertUnharmed(before);
  }

  @Test
  void survivesClientsThatVanishAtAnyPoint() throws Exception {
    AppState before = server.state();
    String whole = RawClient.REQUEST;
    for (int cut = 0; cut < whole.length(); cut += 20) {
      try (RawClient stranger = new RawClient(server.port())) {
        stranger.send(whole.substring(0, cut));
      }
    }
    byte[] frame = RawClient.frame(0x81, update("{\"tempo\":120}"));
    for (int cut = 0; cut < frame.length; cut++) {
      try (RawClient stranger = RawClient.upgraded(server.port())) {
        stranger.send(java.util.Arrays.copyOf(frame, cut));
      }
    }
    assertUnharmed(before);
  }

  @Test
  void cutsAClientThatFloods() throws Exception {
    byte[] ping = RawClient.frame(0x89, "p");
    byte[] update = RawClient.frame(0x81, update("{}"));
    AppState before = server.state();
    try (RawClient stranger = RawClient.upgraded(server.port())) {
      for (int i = 0; i < 20_000; i++) {
        stranger.sendUntilReset(ping, 1);
        stranger.sendUntilReset(update, 1);
      }
    }
    assertUnharmed(before);
  }

  /// The neighbour has heard nothing, nothing has changed, and the neighbour's next update works.
  private void assertUnharmed(AppState before) throws InterruptedException {
    neighbour.assertHearsNothing("unharmed");
    assertSame(before, server.state());
    changes++;
    double volume = changes % 100 / 100.0 + 0.001;
    neighbour.update("{\"masterVolume\":" + volume + "}");
    neighbour.assertHearsNothing("changed");
    assertEquals(volume, server.state().masterVolume());
  }
}
