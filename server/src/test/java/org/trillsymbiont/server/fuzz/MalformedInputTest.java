package org.trillsymbiont.server.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.server.RawClient;
import org.trillsymbiont.server.ServerConfig;
import org.trillsymbiont.server.SyncServer;
import org.trillsymbiont.server.V2TestClient;
import org.trillsymbiont.server.net.TestLimits;

/// Structured nonsense, shrunk to the smallest case that fails: trees of JSON with members that the
/// protocol knows, and frames with any bits. (Jazzer, beside it, knows no structure but goes
/// deeper.)
final class MalformedInputTest {
  private static @Nullable SyncServer server;
  private static @Nullable V2TestClient neighbour;
  private static double tempo = 100;

  @BeforeContainer
  static void start() throws Exception {
    server = SyncServer.start(new ServerConfig("127.0.0.1", 0, TestLimits.patient()));
    neighbour = V2TestClient.join(server().localAddress(), "Neighbour");
  }

  @AfterContainer
  static void stop() {
    neighbour().close();
    server().close();
  }

  private static SyncServer server() {
    if (server == null) {
      throw new IllegalStateException("the server has not been started");
    }
    return server;
  }

  private static V2TestClient neighbour() {
    if (neighbour == null) {
      throw new IllegalStateException("the neighbour has not come");
    }
    return neighbour;
  }

  @Property(tries = 2000)
  void everyTreeIsReadOrRefusedWithASentence(@ForAll("trees") String json) {
    MessageFuzz.fuzzerTestOneInput(json.getBytes(StandardCharsets.UTF_8));
  }

  @Property(tries = 300)
  void noFramesHarmANeighbour(@ForAll("frames") List<byte[]> frames) throws Exception {
    try (RawClient stranger = RawClient.upgraded(server().port())) {
      for (byte[] frame : frames) {
        stranger.send(frame);
      }
    } catch (IOException e) {
      // The server has closed the connection, as it should after most of these.
    }
    tempo = tempo >= 200 ? 100 : tempo + 1;
    neighbour().edit(Fields.TEMPO, tempo);
    ServerMessage.Edited told = neighbour().next(ServerMessage.Edited.class);
    if (!Double.valueOf(tempo).equals(told.edit().get(Fields.TEMPO))) {
      throw new AssertionError("the neighbour hears " + told);
    }
  }

  @Provide
  Arbitrary<String> trees() {
    return Arbitraries.recursive(
        MalformedInputTest::scalars,
        inner -> Arbitraries.oneOf(inner, arrays(inner), objects(inner), objects(inner)),
        0,
        3);
  }

  private static Arbitrary<String> scalars() {
    return Arbitraries.oneOf(
        Arbitraries.of(
            "null",
            "true",
            "false",
            "0",
            "-0",
            "1e400",
            "-1e400",
            "1e-400",
            "NaN",
            "Infinity",
            "9223372036854775808",
            "0.1",
            "01",
            "1.",
            "\"\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"C\"",
            "\"major\"",
            "\"#4dabf7\"",
            "\"lobby\"",
            "\"token-of-somebody\""),
        Arbitraries.integers().map(String::valueOf),
        Arbitraries.doubles().map(String::valueOf),
        Arbitraries.strings().ofMaxLength(20).map(MalformedInputTest::quoted));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static Arbitrary<String> arrays(Arbitrary<String> values) {
    return values
        .list()
        .ofMaxSize(4)
        .map(chosen -> chosen.stream().collect(Collectors.joining(",", "[", "]")));
  }

  private static Arbitrary<String> objects(Arbitrary<String> inner) {
    Arbitrary<String> names =
        Arbitraries.oneOf(
            Arbitraries.of(
                "hello",
                "room",
                "name",
                "colour",
                "token",
                "pin",
                "resume",
                "epoch",
                "rev",
                "edit",
                "set",
                "label",
                "gesture",
                "restores",
                "undo",
                "redo",
                "presence",
                "focus",
                "held",
                "latency",
                "worst",
                "rooms",
                "ping",
                "type",
                "payload",
                "update",
                "musicGrid",
                "/tempo",
                "/musicGrid/0/isActive",
                "/musicGrid/64/isActive",
                "/selectedKey",
                "welcome",
                "edited",
                "id",
                "at",
                "merged",
                "from",
                "ack",
                "saved",
                "rejected",
                "steps",
                "history",
                "before",
                "after",
                "most",
                "bookmark",
                "fork",
                "replay",
                "past",
                "speed",
                "to",
                "participants",
                "left",
                "pong",
                "transport",
                "conditions"),
            Arbitraries.strings().ofMaxLength(8));
    return Combinators.combine(names.list().ofMaxSize(5), inner.list().ofSize(5))
        .as((members, values) -> {
          StringBuilder object = new StringBuilder("{");
          for (int index = 0; index < members.size(); index++) {
            object.append(index == 0 ? "" : ",").append(quoted(members.get(index)));
            object.append(':').append(values.get(index));
          }
          return object.append('}').toString();
        });
  }

  @Provide
  Arbitrary<List<byte[]>> frames() {
    Arbitrary<byte[]> whole =
        Combinators.combine(
                Arbitraries.integers().between(0, 255),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(300))
            .as(RawClient::frame);
    Arbitrary<byte[]> announced =
        Combinators.combine(
                Arbitraries.integers().between(0, 255),
                Arbitraries.longs().between(0, Long.MAX_VALUE))
            .as(RawClient::announcement);
    Arbitrary<byte[]> text =
        trees().map(json -> RawClient.frame(RawClient.FIN | RawClient.TEXT, json));
    Arbitrary<byte[]> bytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(40);
    return Arbitraries.frequencyOf(
            Tuple.of(3, whole), Tuple.of(1, announced), Tuple.of(3, text), Tuple.of(1, bytes))
        .list()
        .ofMinSize(1)
        .ofMaxSize(8);
  }
}
