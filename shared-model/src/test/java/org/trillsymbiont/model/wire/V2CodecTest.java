package org.trillsymbiont.model.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.trillsymbiont.model.wire.Reading.MOST_SAID;
import static org.trillsymbiont.model.wire.Reading.assertSays;
import static org.trillsymbiont.model.wire.Reading.read;
import static org.trillsymbiont.model.wire.Reading.refusal;
import static org.trillsymbiont.model.wire.Reading.serversRefusal;

import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.ServerMessage;

/// What is no message, and what becomes of it. What is one stands in `golden/`.
final class V2CodecTest {
  /// R1
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[",
        "nonsense",
        "null",
        "true",
        "42",
        "\"ping\"",
        "[]",
        "[{\"ping\":1}]",
        "{\"ping\":1",
        "{\"ping\":1}}",
        "{\"ping\":1}{\"ping\":2}",
        "{\"ping\":1} and more",
        "{\"ping\":1,}",
        "{\"ping\":1;\"x\":2}",
        "{\"ping\"=1}",
        "{'ping':1}",
        "{ping:1}",
        "/*c*/{\"ping\":1}",
        "{\"ping\":1,\"ping\":1}",
        "{\"ping\":1,\"x\":{\"y\":1,\"y\":1}}",
        "{\"edit\":5,\"set\":{\"/tempo\":100,\"/tempo\":120}}",
        "{\"ping\":NaN}",
        "{\"ping\":Infinity}",
        "{\"ping\":-Infinity}",
        "{\"ping\":1e999}",
        "{\"ping\":1,\"x\":-1e999}",
        "{\"ping\":01}",
        "{\"ping\":+1}",
        "{\"ping\":1.}",
        "{\"ping\":.5}",
        "{\"ping\":0x10}",
        "{\"ping\":True}",
        "{\"pi\nng\":1}",
        "{\"ping\":1,\"x\":\"\\q\"}",
        "{\"ping\":1,\"x\":\"\\u12\"}",
      })
  void refusesWhatIsNoStrictJson(String text) {
    refusal(text);
    serversRefusal(text.replace("ping", "saved"));
  }

  /// R1
  @Test
  void refusesDeepNestingAndEndlessNumbersWithoutHarm() {
    refusal("[".repeat(30_000));
    refusal("{\"x\":".repeat(10_000));
    refusal("{\"ping\":1,\"x\":" + "[".repeat(32) + "]".repeat(32) + "}");
    refusal("{\"ping\":" + "9".repeat(60_000) + "}");
  }

  /// R1
  @Test
  void takesUpToThirtyTwoLevels() throws ProtocolException {
    assertEquals(
        new ClientMessage.Ping(1),
        read("{\"ping\":1,\"x\":" + "[".repeat(31) + "]".repeat(31) + "}"));
  }

  /// R2
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"type\":\"update\",\"payload\":{}}",
        "{\"applause\":{\"by\":3}}",
        "{\"Edit\":5,\"set\":{}}",
        "{\"edit\":null,\"set\":{}}",
      })
  void ignoresKindsThatItDoesNotKnow(String text) throws ProtocolException {
    assertEquals(Optional.empty(), V2Codec.decodeClient(text));
    assertEquals(Optional.empty(), V2Codec.decodeServer(text));
  }

  /// R2
  @Test
  void ignoresMembersThatItDoesNotKnow() throws ProtocolException {
    assertEquals(
        read("{\"edit\":5,\"set\":{\"/tempo\":120}}"),
        read("{\"edit\":5,\"set\":{\"/tempo\":120},\"x\":[null,{}],\"mood\":\"blue\"}"));
    assertEquals(
        V2Codec.decodeServer("{\"pong\":1,\"t1\":2,\"t2\":3,\"rev\":4,\"ack\":5}"),
        V2Codec.decodeServer("{\"x\":{},\"ack\":5,\"rev\":4,\"t2\":3,\"t1\":2,\"pong\":1}"));
  }

  /// R12
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"/tempo\":39.9|/tempo is not a number within 40.0..240.0",
        "\"/tempo\":1e300|/tempo",
        "\"/tempo\":\"120\"|/tempo",
        "\"/tempo\":null|/tempo",
        "\"/tempo\":true|/tempo",
        "\"/tempo\":[120]|/tempo",
        "\"/tempo\":{}|/tempo",
        "\"/tempo\":120,\"/masterVolume\":1.01|/masterVolume",
        "\"/masterVolume\":-0.01,\"/tempo\":120|/masterVolume",
        "\"/currentSequenceStep\":8|/currentSequenceStep is not a whole number within -1..7",
        "\"/currentSequenceStep\":1.5|/currentSequenceStep",
        "\"/currentSequenceStep\":4294967295|/currentSequenceStep",
        "\"/isSynchronized\":1|/isSynchronized is not true or false",
        "\"/isSynchronized\":\"true\"|/isSynchronized",
        "\"/selectedKey\":\"H\"|/selectedKey is not one of [Cb, Gb",
        "\"/selectedScale\":\"Major\"|/selectedScale",
        "\"/selectedChord\":1|/selectedChord",
        "\"/musicGrid/7/primaryWave\":\"noise\"|/musicGrid/7/primaryWave",
        "\"/musicGrid/63/lfoFreq\":0.049|/musicGrid/63/lfoFreq",
        "\"/musicGrid/0/isActive\":0|/musicGrid/0/isActive",
        "\"/evolution/maxSteps\":0|/evolution/maxSteps",
        "\"/evolution/evolutionSpeed\":2000.5|/evolution/evolutionSpeed",
      })
  void answersABadEditWithASentenceThatNamesTheField(String set, String part)
      throws ProtocolException {
    assertSays(part, badChange("\"set\":{" + set + "}"));
  }

  /// R12, R16, R22
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"x\":1|set is no JSON object",
        "\"set\":null|set is no JSON object",
        "\"set\":[]|set is no JSON object",
        "\"set\":\"/tempo\"|set is no JSON object",
        "\"set\":{},\"label\":7|label",
        "\"set\":{},\"label\":\"two\\nlines\"|label",
        "\"set\":{},\"label\":\"\\u0000\"|label",
        "\"set\":{},\"label\":\"\\u2028\"|label",
        "\"set\":{},\"label\":\"turned \\u202e round\"|label",
        "\"set\":{},\"gesture\":-1|gesture",
        "\"set\":{},\"gesture\":1.5|gesture",
        "\"set\":{},\"gesture\":\"3\"|gesture",
        "\"set\":{},\"restores\":1|restores",
        "\"set\":{},\"restores\":\"true\"|restores",
      })
  void answersAnEditWithABadMemberWithASentence(String members, String part)
      throws ProtocolException {
    assertSays(part, badChange(members));
  }

  private static String badChange(String members) throws ProtocolException {
    var bad =
        assertInstanceOf(
            ClientMessage.BadChange.class, read("{\"edit\":5," + members + "}"), members);
    assertEquals(5, bad.counter());
    assertTrue(bad.sentence().length() < MOST_SAID, bad.sentence());
    return bad.sentence();
  }

  /// R16
  @Test
  void aLabelHasUpToSixtyFourCharacters() throws ProtocolException {
    String longest = "é".repeat(64);
    var edit =
        assertInstanceOf(
            ClientMessage.Change.class,
            read("{\"edit\":5,\"set\":{},\"label\":\"" + longest + "\"}"));
    assertEquals(longest, edit.edit().label());
    assertSays("64", badChange("\"set\":{},\"label\":\"" + longest + "x\""));
  }

  /// R12
  @Test
  void ignoresPointersThatLeadNowhere() throws ProtocolException {
    String known = "\"/tempo\":120";
    String unknown =
        "\"\":1,\"/\":1,\"tempo\":1,\"/tempo/\":1,\"/Tempo\":1,\"/musicGrid\":[],"
            + "\"/musicGrid/64/isActive\":1,\"/musicGrid/01/isActive\":1,\"/musicGrid/-\":1,"
            + "\"/musicGrid/0/squareIndex\":7,\"/evolution\":{},\"/~1tempo\":1";
    assertEquals(
        read("{\"edit\":5,\"set\":{" + known + "}}"),
        read("{\"edit\":5,\"set\":{" + unknown + "," + known + "}}"));
    assertEquals(read("{\"edit\":5,\"set\":{}}"), read("{\"edit\":5,\"set\":{" + unknown + "}}"));
  }

  /// So nothing differs on two machines that is the same number.
  @Test
  void minusZeroIsZero() throws ProtocolException {
    assertEquals(
        new ClientMessage.Change(5, Edit.of(Fields.MASTER_VOLUME, 0.0), 0, false),
        read("{\"edit\":5,\"set\":{\"/masterVolume\":-0.0}}"));
  }

  /// R15, R27
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "1.5",
        "1e-3",
        "9007199254740994",
        "1e300",
        "\"5\"",
        "true",
        "{}",
        "[5]",
        "[]"
      })
  void refusesWhatDoesNotCount(String number) {
    for (String kind : Set.of("edit", "undo", "redo", "ping")) {
      String said = refusal("{\"" + kind + "\":" + number + ",\"set\":{}}");
      assertSays(kind + " in the message is no whole number", said);
    }
  }

  /// R25-R27
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "|presence is no JSON object",
        "\"colour\":\"#4dabf7\"|name",
        "\"name\":\"Ada\"|colour",
        "\"name\":\"A\\u202eda\",\"colour\":\"#4dabf7\"|A name has",
        "\"name\":\"Ada\",\"colour\":\"red\"|A colour looks like",
        "\"name\":\"Ada\",\"colour\":\"#4dabf7\",\"focus\":7|focus",
        "\"name\":\"Ada\",\"colour\":\"#4dabf7\",\"focus\":\"\"|A focus is a pointer",
        "\"name\":\"Ada\",\"colour\":\"#4dabf7\",\"focus\":\"tempo\"|A focus is a pointer",
        "\"name\":\"Ada\",\"colour\":\"#4dabf7\",\"focus\":\"/a\\nb\"|A focus is a pointer",
        "\"name\":\"Ada\",\"colour\":\"#4dabf7\",\"held\":64|a held square one of 0..63",
        "\"name\":\"Ada\",\"colour\":\"#4dabf7\",\"held\":-1|held in presence",
        "\"name\":\"Ada\",\"colour\":\"#4dabf7\",\"held\":1.5|held in presence",
        "\"name\":\"Ada\",\"colour\":\"#4dabf7\",\"latency\":10000|a latency within 0..9999",
        "\"name\":\"Ada\",\"colour\":\"#4dabf7\",\"latency\":\"3\"|latency in presence",
        "\"name\":\"Ada\",\"colour\":\"#4dabf7\",\"worst\":10000|a latency within 0..9999",
      })
  void refusesABadPresence(@Nullable String members, String part) {
    String presence = members == null ? "[]" : "{" + members + "}";
    assertSays(part, refusal("{\"presence\":" + presence + "}"));
  }

  @Test
  void repeatsNothingOfAFocusThatStrangersSend() {
    String focus = "/" + "x\\r\\nGET ".repeat(5_000);
    String here = "{\"name\":\"Ada\",\"colour\":\"#4dabf7\",\"focus\":\"" + focus + "\"}";
    assertSays("A focus is a pointer", refusal("{\"presence\":" + here + "}"));
  }

  @Test
  void nobodySendsABadEdit() {
    assertThrows(
        IllegalArgumentException.class,
        () -> V2Codec.encode(new ClientMessage.BadChange(5, "It is bad.")));
  }

  @Test
  void readsWhatItWrites() throws ProtocolException {
    long seed = new Random().nextLong();
    RandomMessages messages = new RandomMessages(new Random(seed));
    for (int run = 0; run < 2_000; run++) {
      ClientMessage client = messages.client();
      String up = V2Codec.encode(client);
      assertEquals(Optional.of(client), V2Codec.decodeClient(up), () -> "seed " + seed);
      assertEquals(up, V2Codec.encode(read(up)), () -> "seed " + seed);
      ServerMessage server = messages.server();
      String down = V2Codec.encode(server);
      assertEquals(Optional.of(server), V2Codec.decodeServer(down), () -> "seed " + seed);
    }
  }
}
