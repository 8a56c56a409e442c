package org.trillsymbiont.model.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trillsymbiont.model.RandomEdits;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.V1Message;

final class V1CodecTest {
  private static final String HEAD =
      "{\"selectedKey\":\"C\",\"selectedScale\":\"major\",\"selectedChord\":\"I\","
          + "\"isSynchronized\":true,\"showHelp\":false,\"showCircleOfFifths\":false,"
          + "\"masterVolume\":1,\"tempo\":99,\"isSequencerRunning\":false,"
          + "\"currentSequenceStep\":-1,\"musicGrid\":[";
  private static final String TAIL =
      "],\"evolution\":{\"isEvolving\":false,\"evolutionSpeed\":500,\"currentStep\":0,"
          + "\"maxSteps\":16}}";

  private static String square(int index) {
    return "{\"squareIndex\":"
        + index
        + ",\"isActive\":false,\"isExpanded\":false,\"primaryFreq\":1,"
        + "\"primaryWave\":\"sawtooth\",\"primaryGain\":1.5,\"primaryDecay\":0.5,\"lfoFreq\":0.2,"
        + "\"lfoWave\":\"sine\",\"lfoGain\":0,\"lfoDecay\":0.5}";
  }

  private static String initial() {
    StringBuilder text = new StringBuilder(HEAD);
    for (int index = 0; index < 64; index++) {
      text.append(index == 0 ? "" : ",").append(square(index));
    }
    return text.append(TAIL).toString();
  }

  /// A state in which all that is only ours has its default.
  private static AppState original(Random random) {
    AppState any = original(RandomEdits.state(random));
    Edit edit = Edit.difference(AppState.INITIAL, any);
    return Reducer.apply(AppState.INITIAL, edit.only(Fields::isOriginal));
  }

  /// With the nearest key that the original knows.
  private static AppState original(AppState any) {
    AppState.Builder builder = any.toBuilder();
    builder.selectedKey(AppState.originalTonic(any.selectedKey()));
    builder.selectedScale(any.selectedScale().nearestDiatonic());
    return builder.build();
  }

  private static Edit decodeUpdate(String text) throws ProtocolException {
    return V1Codec.decodeClient(text).edit();
  }

  private static String refusal(String text) {
    return ""
        + assertThrows(ProtocolException.class, () -> V1Codec.decodeClient(text)).getMessage();
  }

  @Test
  void writesTheOriginalsDocument() {
    assertEquals(
        "{\"type\":\"init\",\"state\":" + initial() + "}", V1Codec.encodeInit(AppState.INITIAL));
    assertEquals(
        "{\"type\":\"state-update\",\"state\":" + initial() + "}",
        V1Codec.encodeStateUpdate(AppState.INITIAL));
  }

  @Test
  void writesUpdatesOfWholeTopLevelMembers() {
    Edit edit =
        Edit.labelled("Change").set(Fields.TEMPO, 120.5).set(Fields.EVOLUTION_SPEED, 250).build();
    assertEquals(
        "{\"type\":\"update\",\"payload\":{\"tempo\":120.5,\"evolution\":{\"isEvolving\":false,"
            + "\"evolutionSpeed\":250,\"currentStep\":0,\"maxSteps\":16}}}",
        V1Codec.encodeUpdate(edit, Reducer.apply(AppState.INITIAL, edit)));
  }

  @Test
  void readsWhatItWrites() throws ProtocolException {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int run = 0; run < 100; run++) {
      AppState state = original(random);
      assertEquals(
          new V1Message.Init(state),
          V1Codec.decodeServer(V1Codec.encodeInit(state)),
          "seed " + seed);
      assertEquals(
          new V1Message.StateUpdate(state),
          V1Codec.decodeServer(V1Codec.encodeStateUpdate(state)),
          "seed " + seed);
    }
  }

  @Test
  void anUpdateCarriesTheMembersThatTheEditTouchesAsTheyAreVisible() throws ProtocolException {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int run = 0; run < 200; run++) {
      Edit edit = RandomEdits.edit(random);
      AppState visible = original(Reducer.apply(RandomEdits.state(random), edit));
      Edit read = decodeUpdate(V1Codec.encodeUpdate(edit, visible));
      Set<String> touched = new TreeSet<>();
      edit.fields().stream()
          .filter(Fields::isOriginal)
          .forEach(field -> touched.add(field.topLevel()));
      for (Field<?> field : Fields.all()) {
        boolean isWritten = Fields.isOriginal(field) && touched.contains(field.topLevel());
        assertEquals(isWritten, read.sets(field), "seed " + seed);
        if (read.sets(field)) {
          assertEquals(field.get(visible), read.get(field), "seed " + seed);
        }
      }
    }
  }

  @Test
  void staysSmallerThanTheServersLimit() {
    Random random = new Random(1);
    for (int run = 0; run < 20; run++) {
      AppState state = RandomEdits.state(random);
      String text = V1Codec.encodeUpdate(Edit.difference(AppState.INITIAL, state), state);
      assertTrue(text.length() < 64 * 1024, "" + text.length());
    }
  }

  @Test
  void ignoresMembersItDoesNotKnow() throws ProtocolException {
    assertTrue(decodeUpdate("{\"type\":\"update\",\"payload\":{},\"x\":[{}]}").isEmpty());
    Edit edit =
        decodeUpdate("{\"payload\":{\"new\":null,\"tempo\":120,\"a/b\":1},\"type\":\"update\"}");
    assertEquals(Set.of(Fields.TEMPO), edit.fields());
  }

  /// The original knows nothing of a seed; its users may call their own things so.
  @Test
  void neitherReadsNorWritesWhatIsOnlyOurs() throws ProtocolException {
    assertTrue(
        decodeUpdate(
                "{\"type\":\"update\",\"payload\":{\"evolution\":{\"seed\":\"lucky\",\"floor\":99}}}")
            .isEmpty());
    Edit edit = Edit.of(Fields.EVOLUTION_SEED, 7);
    AppState visible = Reducer.apply(AppState.INITIAL, edit);
    assertEquals("{\"type\":\"update\",\"payload\":{}}", V1Codec.encodeUpdate(edit, visible));
    assertEquals(V1Codec.encodeInit(AppState.INITIAL), V1Codec.encodeInit(visible));
  }

  @Test
  void readsAPartialGridSquareAndEvolution() throws ProtocolException {
    String squares = String.join(",", Collections.nCopies(63, "{}"));
    Edit edit =
        decodeUpdate(
            "{\"type\":\"update\",\"payload\":{\"musicGrid\":[{\"isActive\":true},"
                + squares
                + "],\"evolution\":{\"isEvolving\":true}}}");
    assertEquals(Set.of(Fields.square(0).active(), Fields.IS_EVOLVING), edit.fields());
  }

  @Test
  void refusesAPointerThatPosesAsAMember() throws ProtocolException {
    assertTrue(
        decodeUpdate("{\"type\":\"update\",\"payload\":{\"musicGrid/0/isActive\":true}}")
            .isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "}",
        "[",
        "nonsense",
        "null",
        "true",
        "42",
        "\"update\"",
        "[]",
        "{}",
        "{}{}",
        "{'type':'update'}",
        "{type:\"update\"}",
        "{\"type\":\"update\",}",
        "{\"type\":\"update\"}",
        "{\"type\":\"update\",\"payload\":{}} x",
        "{\"type\":\"update\";\"payload\":{}}",
        "/*c*/{\"type\":\"update\",\"payload\":{}}",
        "{\"type\":\"update\",\"payload\":[]}",
        "{\"type\":\"update\",\"payload\":null}",
        "{\"type\":\"Update\",\"payload\":{}}",
        "{\"type\":\"init\",\"payload\":{}}",
        "{\"type\":null,\"payload\":{}}",
        "{\"type\":\"update\",\"type\":\"update\",\"payload\":{}}",
        "{\"type\":\"update\",\"payload\":{\"x\":1,\"x\":2}}",
        ")]}'\n{}",
        "{\"type\":\"upd\nate\"}",
      })
  void refusesWhatIsNoUpdate(String text) {
    assertTrue(refusal(text).length() < 200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "tempo|39.9|/tempo",
        "tempo|240.1|/tempo",
        "tempo|\"99\"|/tempo",
        "tempo|null|/tempo",
        "tempo|NaN|JSON",
        "tempo|Infinity|JSON",
        "tempo|1e999|too large",
        "tempo|01|JSON",
        "tempo|0x63|JSON",
        "tempo|[99]|/tempo",
        "tempo|true|/tempo",
        "masterVolume|-0.01|/masterVolume",
        "masterVolume|1.0000001|/masterVolume",
        "currentSequenceStep|8|whole number within -1..7",
        "currentSequenceStep|-2|/currentSequenceStep",
        "currentSequenceStep|0.5|/currentSequenceStep",
        "currentSequenceStep|4294967295|/currentSequenceStep",
        "isSynchronized|1|true or false",
        "isSequencerRunning|\"true\"|true or false",
        "showHelp|null|/showHelp",
        "showCircleOfFifths|{}|/showCircleOfFifths",
        "selectedKey|\"H\"|one of",
        "selectedKey|\"Ab\"|one of",
        "selectedKey|0|one of",
        "selectedScale|\"MAJOR\"|one of",
        "selectedScale|\"blues\"|one of",
        "selectedChord|\"vii\"|one of",
        "selectedChord|5|one of",
        "evolution|[]|evolution",
        "evolution|{\"evolutionSpeed\":99}|/evolution/evolutionSpeed",
        "evolution|{\"evolutionSpeed\":2001}|100..2000",
        "evolution|{\"maxSteps\":0}|/evolution/maxSteps",
        "evolution|{\"maxSteps\":1025}|/evolution/maxSteps",
        "evolution|{\"currentStep\":-1}|currentStep",
        "evolution|{\"isEvolving\":0}|/evolution/isEvolving",
        "musicGrid|[]|64 squares",
        "musicGrid|{}|64 squares",
        "musicGrid|\"x\"|64 squares",
      })
  void refusesABadValueAndNamesIt(String member, String value, String part) {
    String said = refusal("{\"type\":\"update\",\"payload\":{\"" + member + "\":" + value + "}}");
    assertTrue(said.contains(part), said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "squareIndex|8",
        "squareIndex|\"7\"",
        "squareIndex|null",
        "isActive|1",
        "isExpanded|null",
        "primaryFreq|0.249",
        "primaryFreq|2.001",
        "primaryWave|\"noise\"",
        "primaryGain|0.09",
        "primaryGain|1.51",
        "primaryDecay|0.09",
        "primaryDecay|2.01",
        "lfoFreq|0.049",
        "lfoFreq|3.01",
        "lfoWave|3",
        "lfoGain|-1",
        "lfoGain|50.1",
        "lfoDecay|0",
        "lfoDecay|2.1",
      })
  void refusesABadSquareAndNamesIt(String member, String value) {
    String before = String.join(",", Collections.nCopies(7, "{}"));
    String after = String.join(",", Collections.nCopies(56, "{}"));
    String said =
        refusal(
            "{\"type\":\"update\",\"payload\":{\"musicGrid\":["
                + before
                + (",{\"" + member + "\":" + value + "},")
                + after
                + "]}}");
    assertTrue(said.contains("/musicGrid/7/" + member), said);
  }

  @Test
  void refusesDeepNestingWithoutAStackOverflow() {
    refusal("[".repeat(100_000));
    refusal("{\"a\":".repeat(100_000));
    refusal("{\"type\":\"update\",\"payload\":{\"x\":" + "[".repeat(33) + "]".repeat(33) + "}}");
  }

  @Test
  void repeatsLittleOfWhatStrangersSend() {
    String said = refusal("{\"type\":\"" + "\\u001b[31m\\n".repeat(50) + "\"}");
    assertTrue(said.length() < 120, said);
    assertTrue(said.chars().allMatch(c -> c >= ' ' && c <= '~'), said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"tempo\":99,|",
        "\"currentStep\":0,|",
        "\"lfoGain\":0,|",
        "\"tempo\":99|\"tempo\":9",
        "\"type\":\"init\"|\"type\":\"update\"",
        "\"state\":|\"stat\":",
        "\"evolution\":{|\"evolutions\":{",
      })
  void refusesAServersStateThatIsNotWhole(String part, String instead) {
    String text = V1Codec.encodeInit(AppState.INITIAL);
    String broken =
        text.replaceFirst(java.util.regex.Pattern.quote(part), instead == null ? "" : instead);
    assertFalse(text.equals(broken));
    assertThrows(ProtocolException.class, () -> V1Codec.decodeServer(broken));
  }
}
