package org.trillsymbiont.client.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.edit.Reach;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.state.VoiceSet;
import org.trillsymbiont.model.state.Waveform;

class EditWordsTest {

  @AfterEach
  void speakEnglishAgain() {
    Texts.use(Locale.ENGLISH);
  }

  /// What the fields' own edits and the gestures are called.
  static Stream<String> labels() {
    Stream<Edit> fields = Fields.all().stream().flatMap(EditWordsTest::edits);
    AppState empty = AppState.INITIAL;
    Stream<Edit> gestures =
        Stream.of(
            Gestures.clear(),
            Gestures.randomise(new Random(1)),
            Gestures.applyToActive(empty, Voice.DEFAULT),
            Gestures.toggle(empty, 0, Voice.DEFAULT),
            Gestures.play(),
            Gestures.pause(),
            Gestures.stop(),
            Gestures.startEvolution(),
            Gestures.stopEvolution());
    return Stream.of(fields, gestures, ofVoices())
        .flatMap(edits -> edits)
        .map(Edit::label)
        .distinct();
  }

  private static Stream<Edit> ofVoices() {
    AppState empty = AppState.INITIAL;
    Stream<Edit> ofOne =
        Stream.of(Gestures.pasteVoice(empty, 0, Voice.DEFAULT), Gestures.resetVoice(empty, 0));
    Stream<Edit> ofMany =
        Stream.of(Reach.row(0), Reach.column(0), Reach.active(empty))
            .flatMap(reach -> ofMany(empty, reach));
    return Stream.concat(ofOne, ofMany);
  }

  private static Stream<Edit> ofMany(AppState empty, Reach reach) {
    return Stream.of(
        Gestures.apply(empty, reach, Voice.DEFAULT),
        Gestures.apply(empty, reach, Fields.SquareFields::primaryFreq, 2.0),
        Gestures.apply(empty, reach, Fields.SquareFields::primaryGain, 1.0),
        Gestures.apply(empty, reach, Fields.SquareFields::primaryDecay, 1.0),
        Gestures.apply(empty, reach, Fields.SquareFields::primaryWave, Waveform.SINE),
        Gestures.apply(empty, reach, Fields.SquareFields::lfoFreq, 1.0),
        Gestures.apply(empty, reach, Fields.SquareFields::lfoGain, 1.0),
        Gestures.apply(empty, reach, Fields.SquareFields::lfoDecay, 1.0),
        Gestures.apply(empty, reach, Fields.SquareFields::lfoWave, Waveform.SQUARE));
  }

  private static <T> Stream<Edit> edits(Field<T> field) {
    Edit asItIs = Edit.of(field, field.get(AppState.INITIAL));
    if (!(field.get(AppState.INITIAL) instanceof Boolean on)) {
      return Stream.of(asItIs);
    }
    @SuppressWarnings("unchecked")
    T other = (T) (Object) !on;
    return Stream.of(asItIs, Edit.of(field, other));
  }

  @ParameterizedTest
  @MethodSource("labels")
  void ourLabelsHaveWords(String label) {
    assertEquals(label, EditWords.of(label));
    Texts.use(Locale.GERMAN);
    assertTrue(Texts.of(EditWords.class).has(EditWords.key(label)), label);
  }

  @Test
  void voiceSetsAreCalledAsInTheirList() {
    for (VoiceSet set : VoiceSet.values()) {
      String label = Gestures.applyVoiceSet(AppState.INITIAL, set).label();
      assertEquals(label, EditWords.of(label));
      Texts.use(Locale.GERMAN);
      assertEquals("Klangwelt " + ChoiceWords.name(set), EditWords.of(label));
      Texts.use(Locale.ENGLISH);
    }
    assertEquals("Voice set Choir", EditWords.of("Voice set Choir"), "of another version");
  }

  @Test
  void strangersWordsAreShownAsTheyCame() {
    Texts.use(Locale.GERMAN);
    assertEquals("Gjør noe", EditWords.of("Gjør noe"));
    assertEquals("", EditWords.of(""));
  }
}
