package org.trillsymbiont.client.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trillsymbiont.model.state.ChordFollowing;
import org.trillsymbiont.model.state.KeyChange;
import org.trillsymbiont.model.state.Ruleset;
import org.trillsymbiont.model.state.VoiceSet;

class ChoiceWordsTest {
  private static final int MOST = 60;

  @AfterEach
  void speakEnglishAgain() {
    Texts.use(Locale.ENGLISH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de"})
  void everyChoiceSaysInALineWhatItDoes(String language) {
    Texts.use(Locale.of(language));
    for (String help : helps().toList()) {
      assertTrue(help.length() <= MOST && help.endsWith("."), help);
    }
    for (String name : names().toList()) {
      assertTrue(name.length() <= 14, name);
    }
  }

  @Test
  void namesAreToldApart() {
    for (Locale language : new Locale[] {Locale.ENGLISH, Locale.GERMAN}) {
      Texts.use(language);
      assertEquals(names().count(), names().distinct().count(), language::toString);
    }
  }

  /// So that a label that travels is told in English as its author's machine wrote it.
  @Test
  void setsAreCalledInEnglishAsInEdits() {
    for (VoiceSet set : VoiceSet.values()) {
      assertEquals(set.displayName(), ChoiceWords.name(set));
    }
  }

  @Test
  void germanIsGerman() {
    String english = ChoiceWords.name(Ruleset.RAIN);
    Texts.use(Locale.GERMAN);
    assertEquals("Regen", ChoiceWords.name(Ruleset.RAIN));
    assertFalse(english.equals(ChoiceWords.name(Ruleset.RAIN)));
  }

  private static Stream<String> names() {
    return Stream.of(
            Arrays.stream(Ruleset.values()).map(ChoiceWords::name),
            Arrays.stream(VoiceSet.values()).map(ChoiceWords::name),
            Arrays.stream(ChordFollowing.values()).map(ChoiceWords::name),
            Arrays.stream(KeyChange.values()).map(ChoiceWords::name))
        .flatMap(each -> each);
  }

  private static Stream<String> helps() {
    return Stream.of(
            Arrays.stream(Ruleset.values()).map(ChoiceWords::help),
            Arrays.stream(VoiceSet.values()).map(ChoiceWords::help),
            Arrays.stream(ChordFollowing.values()).map(ChoiceWords::help),
            Arrays.stream(KeyChange.values()).map(ChoiceWords::help))
        .flatMap(each -> each);
  }
}
