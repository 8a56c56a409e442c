package org.trillsymbiont.client.view.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.state.AppState;

class OvertakingTest {
  private static final List<Edit> EDITS =
      List.of(
          Edit.of(Fields.TEMPO, 120.0),
          Edit.of(Fields.square(3).active(), true),
          Edit.of(Fields.square(4).active(), true),
          Edit.of(Fields.square(4).primaryGain(), 1.0));

  @AfterEach
  void speakEnglishAgain() {
    Texts.use(Locale.ENGLISH);
  }

  @Test
  void namesWhatGaveWayInBothLanguages() {
    assertEquals(
        "While you were away others changed the tempo, 2 squares and the voice of a square;"
            + " your changes there gave way.",
        Overtaking.sentence(EDITS));
    Texts.use(Locale.GERMAN);
    assertEquals(
        "Während du weg warst, haben andere das Tempo, 2 Felder und die Stimme eines Feldes"
            + " geändert; deine Änderungen daran mussten weichen.",
        Overtaking.sentence(EDITS));
  }

  @Test
  void hasWordsForEveryField() {
    for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
      Texts.use(language);
      Fields.all().forEach(field -> assertFalse(sentence(field).isEmpty(), field::pointer));
    }
  }

  private static <T> String sentence(Field<T> field) {
    return Overtaking.sentence(List.of(Edit.of(field, field.get(AppState.INITIAL))));
  }
}
