package org.trillsymbiont.client.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The contrast of the colours in the stylesheets, as WCAG 2.1 counts it
/// (https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio): texts 4.5:1 (1.4.3), outlines of controls
/// and what tells their state 3:1 (1.4.11).
class ContrastTest {
  private static final double TEXT = 4.5;
  private static final double OUTLINE = 3;
  private static final Pattern NAMED = Pattern.compile("-ts-([a-z-]+):\\s*([^;]+);");
  private static final Pattern USED = Pattern.compile("-ts-[a-z-]+");
  private static final Pattern RAW = Pattern.compile("#[0-9a-fA-F]{3,8}\\b|rgba?\\([^)]*\\)");
  private static final Pattern OVER_SQUARES =
      Pattern.compile("rgba?\\((255, 255, 255|16, 24, 40)(, [0-9.]+)?\\)");
  private static final Path SHEETS = Path.of("src", "main", "resources");

  /// Where texts stand.
  private static final List<String> GROUNDS = List.of("bg", "card", "raised");

  private static final List<String> TEXTS =
      List.of("text", "text-muted", "accent", "amber", "green", "red", "purple");

  @ParameterizedTest
  @ValueSource(strings = {"dark", "light"})
  void textsCanBeRead(String theme) throws IOException {
    Map<String, Color> colours = colours(theme);
    for (String ground : GROUNDS) {
      for (String text : TEXTS) {
        assertContrast(theme, colours, text, ground, TEXT);
      }
    }
    assertContrast(theme, colours, "notice-text", "notice", TEXT);
    for (String button : List.of("go", "go-hover", "pause", "pause-hover", "stop", "stop-hover")) {
      assertContrast(theme, colours, "text", button, TEXT);
    }
    assertContrast(theme, colours, "text", "selected", TEXT);
    for (String segment : List.of("circle", "circle-sharp", "circle-flat")) {
      assertContrast(theme, colours, "text-muted", segment, TEXT);
    }
    for (String lit : List.of("circle-lit", "circle-lit-sharp", "circle-lit-flat", "circle-key")) {
      assertContrast(theme, lit, Color.WHITE, colour(colours, lit), TEXT);
    }
    assertContrast(theme, "accent-fill", Color.WHITE, colour(colours, "accent-fill"), TEXT);
    assertContrast(theme, "on-white", colour(colours, "on-white"), Color.WHITE, TEXT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dark", "light"})
  void outlinesCanBeSeen(String theme) throws IOException {
    Map<String, Color> colours = colours(theme);
    for (String ground : List.of("bg", "card")) {
      for (String outline : List.of("border-strong", "focus", "accent", "amber", "red", "green")) {
        assertContrast(theme, colours, outline, ground, OUTLINE);
      }
    }
  }

  @Test
  void bothThemesNameTheSameColours() throws IOException {
    assertEquals(colours("dark").keySet(), colours("light").keySet());
  }

  /// Every colour that a stylesheet uses is one of the named ones, so this test has seen it. Over a
  /// square's own colour the grid may use black and white.
  @Test
  void stylesheetsUseNamedColoursOnly() throws IOException {
    TreeSet<String> known = new TreeSet<>();
    colours("dark").keySet().forEach(name -> known.add("-ts-" + name));
    try (Stream<Path> files = Files.walk(SHEETS)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".css")).toList()) {
        if (file.endsWith("dark.css") || file.endsWith("light.css")) {
          continue;
        }
        String sheet = Files.readString(file).replaceAll("(?s)/\\*.*?\\*/", "");
        List<String> raw = new ArrayList<>(found(RAW, sheet));
        if (file.endsWith("grid.css")) {
          raw.removeIf(colour -> OVER_SQUARES.matcher(colour).matches());
        }
        assertEquals(List.of(), raw, file::toString);
        for (String name : found(USED, sheet)) {
          boolean isLocal = sheet.contains(name + ":") || name.equals("-ts-hand");
          assertTrue(isLocal || known.contains(name), () -> file + " uses " + name);
        }
      }
    }
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(MatchResult::group).distinct().toList();
  }

  private static void assertContrast(
      String theme, Map<String, Color> colours, String above, String below, double least) {
    assertContrast(
        theme, above + " on " + below, colour(colours, above), colour(colours, below), least);
  }

  private static void assertContrast(
      String theme, String what, Color above, Color below, double least) {
    double ratio = ratio(above, below);
    assertTrue(ratio >= least, () -> "%s: %s has %.2f:1".formatted(theme, what, ratio));
  }

  private static Color colour(Map<String, Color> colours, String name) {
    return Objects.requireNonNull(colours.get(name), name);
  }

  private static double ratio(Color one, Color other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(double channel) {
    return channel <= 0.03928 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }

  private static Map<String, Color> colours(String theme) throws IOException {
    try (InputStream file = Theme.class.getResourceAsStream("theme/" + theme + ".css")) {
      if (file == null) {
        throw new IOException("no theme " + theme);
      }
      Map<String, Color> colours = new TreeMap<>();
      NAMED
          .matcher(new String(file.readAllBytes(), StandardCharsets.UTF_8))
          .results()
          .forEach(found -> colours.put(found.group(1), Color.web(found.group(2).strip())));
      return colours;
    }
  }
}
