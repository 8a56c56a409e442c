package org.trillsymbiont.model.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashSet;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Names and colours of people. R10
final class IdentityTest {
  private static final Colour BLUE = new Colour(0x4dabf7);

  private static String name(String given) {
    return new Identity(given, BLUE).name();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"A", "Ada Lovelace", "Zoë", "李", "محمد", "👩🏽\u200d🎤", "Ada; DROP TABLE", "<b>"})
  void takesNamesOfAllTheWorld(String given) {
    assertEquals(given, name(given));
  }

  @Test
  void bringsANameIntoOneForm() {
    assertEquals("Zo\u00eb", name("Zoe\u0308"));
    assertEquals("Ada", name("  Ada\t"));
  }

  /// A letter may be two UTF-16 units.
  @Test
  void countsCodePoints() {
    assertEquals(64, name("🎹".repeat(32)).length());
    assertThrows(IllegalArgumentException.class, () -> name("🎹".repeat(33)));
    // Counted as it is kept.
    assertEquals(32, name("e\u0308".repeat(32)).length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\t\n",
        "A\nda",
        "A\u0000da",
        "A\u001b[31mda",
        "A\u0085da",
        "A\u200eda",
        "A\u200fda",
        "A\u061cda",
        "A\u202ada",
        "A\u202eda",
        "A\u2066da",
        "A\u2069da",
        "A\u200bda",
        "A\u00adda",
        "A\ufeffda",
        "A\u2028da",
        "A\u2029da",
        "A\ue000da",
        "A\uffffda"
      })
  void refusesWhatWouldNotShowAsItIs(String given) {
    assertEquals(
        "A name has 1 to 32 characters.",
        assertThrows(IllegalArgumentException.class, () -> name(given)).getMessage());
  }

  /// Half a letter.
  @Test
  void refusesALoneSurrogate() {
    String half = "🎹".substring(0, 1);
    assertThrows(IllegalArgumentException.class, () -> name("A" + half));
  }

  @ParameterizedTest
  @CsvSource({"#000000, 0", "#ffffff, 16777215", "#4dabf7, 5090295", "#4DABF7, 5090295"})
  void readsColours(String text, int rgb) {
    assertEquals(new Colour(rgb), Colour.parse(text));
    assertEquals(text.toLowerCase(Locale.ROOT), new Colour(rgb).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "#", "4dabf7", "#4dabf", "#4dabf71", "#4dabfg", "#4dabf7 ", "red"})
  void refusesWhatIsNoColour(String text) {
    assertEquals(
        "A colour looks like #e5484d.",
        assertThrows(IllegalArgumentException.class, () -> Colour.parse(text)).getMessage());
  }

  @Test
  void aColourHasTwentyFourBits() {
    assertThrows(IllegalArgumentException.class, () -> new Colour(-1));
    assertThrows(IllegalArgumentException.class, () -> new Colour(0x1000000));
  }

  @Test
  void thePaletteHasNoColourTwice() {
    assertEquals(Colour.PALETTE.size(), new HashSet<>(Colour.PALETTE).size());
  }
}
