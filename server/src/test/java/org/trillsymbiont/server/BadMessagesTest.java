package org.trillsymbiont.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.sync.CloseCode;
import org.trillsymbiont.model.sync.Rejection;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.server.net.TestLimits;

/// What strangers say in dialect v2, against one server for all cases, with two neighbours who must
/// not notice. With [BadInputTest] more than 200 cases. R1, R2, R8-R10, R12
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BadMessagesTest {
  private static final String REST = ",\"name\":\"Eve\",\"colour\":\"#4dabf7\"";
  private static final String TOKEN = ",\"token\":\"0123456789abcdef\"";

  private final SyncServer server =
      SyncServer.start(new ServerConfig("127.0.0.1", 0, TestLimits.patient()));
  private final V2TestClient ann = V2TestClient.join(server.localAddress(), "Ann");
  private final V2TestClient ben = V2TestClient.join(server.localAddress(), "Ben");
  private int edits;
  private int eves;

  BadMessagesTest() throws IOException, InterruptedException {}

  @AfterAll
  void stop() {
    ann.close();
    ben.close();
    server.close();
  }

  /// What one edits, the other hears, and nothing else has been edited.
  private void assertUnharmed() throws InterruptedException {
    edits++;
    double volume = edits % 1000 / 1000.0;
    ann.edit(Fields.MASTER_VOLUME, volume);
    ServerMessage.Edited edited = ben.next(ServerMessage.Edited.class);
    assertEquals(Edit.of(Fields.MASTER_VOLUME, volume), edited.edit());
    assertEquals(edits, edited.rev());
  }

  private static String edit(String set) {
    return "{\"edit\":1,\"set\":" + set + "}";
  }

  /// Fields, and values that each of them may not have.
  static Stream<String> badValues() {
    Map<String, List<String>> values = new TreeMap<>();
    values.put("/tempo", List.of("39.9", "240.1", "1e308", "-1", "\"99\"", "true", "[]", "{}"));
    values.put("/masterVolume", List.of("-0.001", "1.001", "\"\"", "[1]"));
    values.put("/reverb", List.of("-1", "2", "\"0\""));
    values.put("/selectedKey", List.of("\"H\"", "\"c\"", "\"\"", "0", "\"Fb\"", "[\"C\"]"));
    values.put("/selectedScale", List.of("\"Major\"", "1", "\"major \"", "{}"));
    values.put("/selectedChord", List.of("\"VIII\"", "\"\"", "1", "\"i\""));
    values.put("/isSequencerRunning", List.of("0", "\"true\"", "[]"));
    values.put("/currentSequenceStep", List.of("8", "-2", "0.5", "\"1\"", "1e10"));
    values.put("/musicGrid/0/isActive", List.of("1", "\"\"", "{}"));
    values.put("/musicGrid/63/primaryWave", List.of("\"noise\"", "\"Sine\"", "0"));
    values.put("/musicGrid/7/primaryFreq", List.of("0.249", "2.001", "\"1\""));
    values.put("/musicGrid/7/primaryDecay", List.of("0", "2.1", "-1"));
    values.put("/musicGrid/7/lfoGain", List.of("-0.1", "50.1", "true"));
    values.put("/evolution/evolutionSpeed", List.of("99", "2001", "100.5"));
    values.put("/evolution/maxSteps", List.of("0", "1025", "-1"));
    values.put("/evolution/ruleset", List.of("\"death\"", "1", "\"\""));
    values.put("/evolution/seed", List.of("-1", "1000000", "0.1"));
    values.put("/tonality/a4Hertz", List.of("414", "467", "\"440\""));
    values.put("/tonality/keyChange", List.of("\"never\"", "0"));
    values.put("/tonality/chordFollowing", List.of("\"on\"", "false"));
    List<String> texts = new ArrayList<>();
    values.forEach(
        (field, bad) -> bad.forEach(value -> texts.add(edit("{\"" + field + "\":" + value + "}"))));
    texts.add(edit("{\"/tempo\":120,\"/masterVolume\":7}"));
    texts.add("{\"edit\":1,\"set\":{\"/tempo\":120},\"label\":\"" + "x".repeat(65) + "\"}");
    texts.add("{\"edit\":1,\"set\":{\"/tempo\":120},\"label\":\"a\\u0007b\"}");
    texts.add("{\"edit\":1,\"set\":{\"/tempo\":120},\"label\":\"a\\u202eb\"}");
    texts.add("{\"edit\":1,\"set\":{\"/tempo\":120},\"label\":5}");
    texts.add("{\"edit\":1,\"set\":{\"/tempo\":120},\"gesture\":\"x\"}");
    texts.add("{\"edit\":1,\"set\":{\"/tempo\":120},\"gesture\":-1}");
    texts.add("{\"edit\":1,\"set\":{\"/tempo\":120},\"restores\":1}");
    texts.add(edit("[]"));
    texts.add(edit("5"));
    texts.add("{\"edit\":1}");
    return texts.stream();
  }

  @ParameterizedTest
  @MethodSource("badValues")
  void refusesABadEditByItsNumber(String text) throws Exception {
    eves++;
    try (V2TestClient eve = V2TestClient.join(server.localAddress(), "Eve" + eves)) {
      eve.sendText(text);
      ServerMessage.Rejected rejected = eve.next(ServerMessage.Rejected.class);
      assertEquals(Rejection.BAD_VALUE, rejected.code());
      assertEquals(1, rejected.counter());
      assertUnharmed();
      eve.leave();
    }
  }

  static Stream<String> unreadable() {
    List<String> texts = new ArrayList<>();
    texts.addAll(
        List.of("", " ", "{", "}", "[]", "null", "true", "\"edit\"", "0", "{}{}", "{'edit':1}"));
    texts.add("{\"edit\":1,\"edit\":2,\"set\":{}}");
    texts.add("{\"edit\":1,\"set\":{\"/tempo\":120},\"set\":{\"/tempo\":130}}");
    texts.add("{\"edit\":NaN,\"set\":{\"/tempo\":120}}");
    texts.add("{\"edit\":1e999,\"set\":{\"/tempo\":120}}");
    texts.add("{\"edit\":1.5,\"set\":{\"/tempo\":120}}");
    texts.add("{\"edit\":-1,\"set\":{\"/tempo\":120}}");
    texts.add("{\"edit\":\"1\",\"set\":{\"/tempo\":120}}");
    texts.add("{\"edit\":null,\"set\":{\"/tempo\":120}}");
    texts.add("{\"edit\":9007199254740996,\"set\":{\"/tempo\":120}}");
    texts.add("{\"edit\":[1],\"set\":{\"/tempo\":120}}");
    texts.add("{\"edit\":1,\"set\":{\"/tempo\":120}} x");
    texts.add("{\"edit\":1,\"set\":{\"/tempo\":120},}");
    texts.add("{\"edit\":1,\"set\":{\"/tempo\":0x78}}");
    texts.add("{\"edit\":1,\"set\":{\"/tempo\":.5}}");
    texts.add("{\"edit\":1,\"set\":{\"/tempo\":Infinity}}");
    for (String kind : List.of("undo", "redo", "ping")) {
      for (String number : List.of("-1", "0.5", "\"x\"", "[]", "null", "1e300", "{}")) {
        texts.add("{\"" + kind + "\":" + number + "}");
      }
    }
    for (String kind : List.of("history", "bookmark", "fork", "replay")) {
      for (String number : List.of("-1", "0.5", "\"x\"", "[]", "null", "1e300", "{}")) {
        texts.add("{\"" + kind + "\":" + number + "}");
      }
    }
    for (String presence :
        List.of(
            "{}",
            "[]",
            "5",
            "{\"name\":\"\",\"colour\":\"#4dabf7\"}",
            "{\"name\":\"" + "x".repeat(33) + "\",\"colour\":\"#4dabf7\"}",
            "{\"name\":\"Eve\\u0000\",\"colour\":\"#4dabf7\"}",
            "{\"name\":\"Eve\\u202e\",\"colour\":\"#4dabf7\"}",
            "{\"name\":\"Eve\",\"colour\":\"blue\"}",
            "{\"name\":\"Eve\",\"colour\":\"#4dabf\"}",
            "{\"name\":\"Eve\",\"colour\":\"#4dabf7\",\"held\":64}",
            "{\"name\":\"Eve\",\"colour\":\"#4dabf7\",\"held\":-2}",
            "{\"name\":\"Eve\",\"colour\":\"#4dabf7\",\"latency\":-1}",
            "{\"name\":\"Eve\",\"colour\":\"#4dabf7\",\"focus\":\"" + "/x".repeat(200) + "\"}",
            "{\"name\":5,\"colour\":\"#4dabf7\"}")) {
      texts.add("{\"presence\":" + presence + "}");
    }
    texts.add("[".repeat(30_000));
    texts.add("{\"edit\":".repeat(6_000) + "1" + "}".repeat(6_000));
    texts.add("{\"a\":" + "[".repeat(33) + "]".repeat(33) + "}");
    return texts.stream();
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void ignoresWhatCannotBeRead(String text) throws Exception {
    try (V2TestClient eve = V2TestClient.join(server.localAddress(), "Eve")) {
      eve.sendText(text);
      assertEquals(edits, eve.ping().rev(), "the connection stays, and nothing was edited");
      assertUnharmed();
      eve.leave();
    }
  }

  static Stream<String> badQuestions() {
    List<String> texts = new ArrayList<>();
    for (String rest :
        List.of(
            "\"before\":3,\"most\":257",
            "\"before\":3,\"most\":-1",
            "\"before\":3,\"most\":1.5",
            "\"before\":3",
            "\"before\":\"3\",\"most\":7",
            "\"after\":-1,\"most\":7",
            "\"after\":1e300,\"most\":7",
            "\"most\":7")) {
      texts.add("{\"history\":5," + rest + "}");
    }
    for (String name :
        List.of(
            "\"\"",
            "\"  \"",
            "\"a\\nb\"",
            "\"a\\u202eb\"",
            "\"" + "x".repeat(65) + "\"",
            "5",
            "[]")) {
      texts.add("{\"bookmark\":5,\"rev\":0,\"name\":" + name + "}");
    }
    texts.add("{\"bookmark\":5,\"name\":\"Intro\"}");
    for (String rest :
        List.of(
            "\"room\":\"NO\",\"rev\":0",
            "\"room\":\"../etc\",\"rev\":0",
            "\"room\":\"yes\",\"rev\":-1",
            "\"room\":\"yes\",\"rev\":0,\"pin\":\"12\"",
            "\"room\":\"yes\",\"rev\":0,\"past\":1",
            "\"rev\":0")) {
      texts.add("{\"fork\":5," + rest + "}");
    }
    for (String rest :
        List.of(
            "\"speed\":17,\"from\":0,\"to\":1",
            "\"speed\":-1",
            "\"speed\":0.5,\"from\":0,\"to\":1",
            "\"speed\":1,\"from\":2,\"to\":1",
            "\"speed\":1",
            "\"from\":0,\"to\":1")) {
      texts.add("{\"replay\":5," + rest + "}");
    }
    return texts.stream();
  }

  @ParameterizedTest
  @MethodSource("badQuestions")
  void answersABadQuestionByItsNumber(String text) throws Exception { // R71
    try (V2TestClient eve = V2TestClient.join(server.localAddress(), "Eve")) {
      eve.sendText(text);
      ServerMessage.Unanswered refused = eve.next(ServerMessage.Unanswered.class);
      assertEquals(5, refused.number());
      assertEquals(Rejection.BAD_VALUE, refused.code(), text);
      assertUnharmed();
      eve.leave();
    }
  }

  static Stream<String> badHellos() {
    List<String> texts = new ArrayList<>();
    texts.addAll(List.of("", "{", "[]", "null", "{}", "{\"unknown\":1}", "{\"hello\":null}"));
    texts.addAll(List.of("{\"hello\":\"2\"}", "{\"hello\":2.5}", "{\"hello\":{}}"));
    texts.add("{\"hello\":2}");
    texts.add("{\"hello\":2" + REST + TOKEN + "}");
    for (String room :
        List.of("\"\"", "\"Blue\"", "\"a b\"", "\"" + "a".repeat(33) + "\"", "5", "\"../etc\"")) {
      texts.add("{\"hello\":2,\"room\":" + room + REST + TOKEN + "}");
    }
    for (String token :
        List.of(
            "\"short\"",
            "\"" + "x".repeat(65) + "\"",
            "\"0123456\\u0000\"",
            "\"01234567\\u00fc\"",
            "7")) {
      texts.add("{\"hello\":2,\"room\":\"blue\"" + REST + ",\"token\":" + token + "}");
    }
    for (String pin : List.of("\"12345\"", "\"1234567\"", "\"12345a\"", "123456", "\"\"", "[]")) {
      texts.add("{\"hello\":2,\"room\":\"blue\"" + REST + TOKEN + ",\"pin\":" + pin + "}");
    }
    for (String resume :
        List.of("{}", "[]", "{\"epoch\":\"x\"}", "{\"epoch\":\"x\",\"rev\":-1}", "{\"rev\":1}")) {
      texts.add("{\"hello\":2,\"room\":\"blue\"" + REST + TOKEN + ",\"resume\":" + resume + "}");
    }
    texts.add("{\"hello\":2,\"room\":\"blue\",\"name\":\"\",\"colour\":\"#4dabf7\"" + TOKEN + "}");
    texts.add(
        "{\"hello\":2,\"room\":\"blue\",\"name\":\"E\\nve\",\"colour\":\"#4dabf7\"" + TOKEN + "}");
    texts.add("{\"hello\":2,\"room\":\"blue\",\"name\":\"Eve\",\"colour\":\"red\"" + TOKEN + "}");
    texts.add("{\"hello\":2,\"room\":\"blue\"" + REST + TOKEN + ",\"access\":5}");
    texts.add("{\"edit\":1,\"set\":{\"/tempo\":120}}");
    texts.add("{\"ping\":1}");
    texts.add("{\"undo\":1}");
    return texts.stream();
  }

  @ParameterizedTest
  @MethodSource("badHellos")
  void closesWhoSaysNoHello(String text) throws Exception {
    try (V2TestClient eve = V2TestClient.connect(server.localAddress())) {
      eve.sendText(text);
      assertEquals(CloseCode.BAD_HELLO.code(), eve.awaitClosed().code(), text);
    }
    assertUnharmed();
  }

  @Test
  void areMoreThanTwoHundredCasesInAll() {
    long here =
        Stream.of(badValues(), unreadable(), badHellos()).flatMap(each -> each).distinct().count();
    long there = BadInputTest.badTexts().distinct().count() + BadInputTest.badFrames().count();
    assertTrue(here + there >= 200, here + " here, " + there + " there");
  }
}
