package org.trillsymbiont.client.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListsTest {

  @AfterEach
  void speakEnglishAgain() {
    Texts.use(Locale.ENGLISH);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          Ada;                      Ada;                      Ada
          Ada Ben;                  Ada and Ben;              Ada und Ben
          Ada Ben Cleo;             Ada, Ben and Cleo;        Ada, Ben und Cleo
          Ada Ben Cleo Dan;         Ada, Ben and 2 others;    Ada, Ben und 2 andere
          """)
  void areAsLongAsASentenceBears(String names, String english, String german) {
    assertEquals(english, Lists.some(List.of(names.split(" "))));
    Texts.use(Locale.GERMAN);
    assertEquals(german, Lists.some(List.of(names.split(" "))));
  }

  @Test
  void orNameAll() {
    assertEquals("a, b, c, d and e", Lists.all(List.of("a", "b", "c", "d", "e")));
  }

  @Test
  void takeNamesAsTheyAre() {
    assertEquals("{0} and it's {1}", Lists.all(List.of("{0}", "it's {1}")));
  }
}
