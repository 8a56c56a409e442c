package org.trillsymbiont.model.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.trillsymbiont.model.wire.Reading.assertSays;
import static org.trillsymbiont.model.wire.Reading.serversRefusal;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.sync.Rejection;
import org.trillsymbiont.model.sync.ServerMessage;

/// What a client makes of what a server would not say, or only a newer one.
final class ServerMessagesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"edited\":18}|id",
        "{\"edited\":18,\"id\":\"3:5\",\"set\":{}}|at",
        "{\"edited\":18,\"id\":\"3:5\",\"at\":1}|set",
        "{\"edited\":18,\"id\":5,\"at\":1,\"set\":{}}|id",
        "{\"edited\":18,\"id\":\"35\",\"at\":1,\"set\":{}}|id is not like 3:17",
        "{\"edited\":18,\"id\":\":\",\"at\":1,\"set\":{}}|id is not like 3:17",
        "{\"edited\":18,\"id\":\"-3:5\",\"at\":1,\"set\":{}}|id is not like 3:17",
        "{\"edited\":18,\"id\":\"3:5:7\",\"at\":1,\"set\":{}}|id is not like 3:17",
        "{\"edited\":18,\"id\":\"3:5\",\"at\":-1,\"set\":{}}|at",
        "{\"edited\":-1,\"id\":\"3:5\",\"at\":1,\"set\":{}}|edited",
        "{\"edited\":18,\"id\":\"3:5\",\"at\":1,\"set\":{\"/tempo\":0}}|/tempo",
        "{\"merged\":40,\"ack\":9,\"at\":1,\"set\":{}}|from",
        "{\"merged\":40,\"from\":18,\"at\":1,\"set\":{}}|ack",
        "{\"saved\":\"40\"}|saved",
        "{\"rejected\":5,\"sentence\":\"No.\"}|code",
        "{\"rejected\":5,\"code\":\"restored\"}|sentence",
        "{\"steps\":[]}|steps is no JSON object",
        "{\"steps\":{\"undo\":1}}|undo",
        "{\"participants\":{}}|participants",
        "{\"participants\":[3]}|a participant is no JSON object",
        "{\"participants\":[{\"name\":\"Ada\",\"colour\":\"#4dabf7\"}]}|id",
        "{\"participants\":[{\"id\":3000000000,\"name\":\"A\",\"colour\":\"#4dabf7\"}]}|id",
        "{\"participants\":[],\"left\":2}|left",
        "{\"participants\":[],\"left\":[\"2\"]}|left",
        "{\"participants\":[],\"left\":[2.5]}|left",
        "{\"participants\":[],\"left\":[null]}|left",
        "{\"rooms\":{}}|rooms",
        "{\"rooms\":[{\"name\":\"Blue\",\"participants\":1}]}|1 to 32 small letters",
        "{\"rooms\":[{\"name\":\"blue\"}]}|participants",
        "{\"rooms\":[{\"name\":\"blue\",\"participants\":1,\"pin\":\"123456\"}]}|pin",
        "{\"pong\":1,\"t1\":2,\"t2\":3,\"rev\":4}|ack",
        "{\"pong\":1,\"t1\":2,\"t2\":3,\"ack\":4}|rev",
        "{\"pong\":1,\"t1\":2,\"t2\":3,\"rev\":4,\"ack\":5,\"p0\":1}|p2",
        "{\"welcome\":3}|set",
        "{\"welcome\":3,\"set\":{}}|room",
        "{\"welcome\":3,\"set\":{},\"room\":\"blue\"}|epoch",
      })
  void refusesWhatAServerWouldNotSay(String text, String part) {
    assertSays(part, serversRefusal(text));
  }

  /// R11
  @ParameterizedTest
  @ValueSource(strings = {"7", "{}", "[7]", "[null]", "\"/tempo\""})
  void refusesNewsThatAreNoPointers(String news) {
    String welcome =
        "{\"welcome\":3,\"room\":\"blue\",\"epoch\":\"k\",\"rev\":1,\"ack\":0,\"at\":0,\"from\":0,"
            + "\"set\":{},\"participants\":[],\"news\":";
    serversRefusal(welcome + news + "}");
  }

  /// R11: a field of a newer server may be news too.
  @Test
  void ignoresNewsOfFieldsThatItDoesNotKnow() throws ProtocolException {
    var welcome =
        (ServerMessage.Welcome)
            V2Codec.decodeServer(
                    "{\"welcome\":3,\"room\":\"blue\",\"epoch\":\"k\",\"rev\":1,\"ack\":0,"
                        + "\"at\":0,\"from\":0,\"set\":{\"/tempo\":120,\"/mood\":1},"
                        + "\"news\":[\"/mood\"],\"participants\":[]}")
                .orElseThrow();
    assertEquals(Set.of(), welcome.news());
    assertEquals(Set.of(Fields.TEMPO), welcome.set().fields());
  }

  @Test
  void aReasonThatItDoesNotKnowIsAnotherReason() throws ProtocolException {
    assertEquals(
        Optional.of(new ServerMessage.Rejected(5, Rejection.OTHER, "Too loud.")),
        V2Codec.decodeServer("{\"rejected\":5,\"code\":\"too-loud\",\"sentence\":\"Too loud.\"}"));
  }

  /// R14: who can't read an edit that has been taken has to connect anew, and would again.
  @Test
  void aClientTakesWhateverLabelTheServerHasTaken() throws ProtocolException {
    String label = "x".repeat(70);
    var edited =
        (ServerMessage.Edited)
            V2Codec.decodeServer(
                    "{\"edited\":18,\"id\":\"3:5\",\"at\":1,\"set\":{},\"label\":\""
                        + label
                        + "\"}")
                .orElseThrow();
    assertEquals(label, edited.edit().label());
  }
}
