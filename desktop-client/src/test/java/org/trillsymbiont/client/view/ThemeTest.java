package org.trillsymbiont.client.view;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

class ThemeTest {
  private static final double READABLE = 4.5;

  @Test
  void everyTextColourIsReadableOnEveryGround() throws IOException {
    Map<String, Color> colours = colours();
    for (String text : List.of("text", "text-muted", "accent", "amber", "green", "red", "focus")) {
      for (String ground : List.of("bg", "card", "raised")) {
        double contrast = contrast(colour(colours, text), colour(colours, ground));
        assertTrue(contrast >= READABLE, text + " on " + ground + ": " + contrast);
      }
    }
  }

  private static Color colour(Map<String, Color> colours, String name) {
    Color colour = colours.get(name);
    assertNotNull(colour, name);
    return colour;
  }

  private static Map<String, Color> colours() throws IOException {
    try (InputStream css = Theme.class.getResourceAsStream("theme.css")) {
      assertNotNull(css);
      String text = new String(css.readAllBytes(), StandardCharsets.UTF_8);
      Matcher colour = Pattern.compile("-ts-([a-z-]+): (#[0-9a-f]{6});").matcher(text);
      Map<String, Color> colours = new HashMap<>();
      while (colour.find()) {
        colours.put(colour.group(1), Color.web(colour.group(2)));
      }
      return colours;
    }
  }

  /// WCAG 2.2's contrast ratio.
  private static double contrast(Color one, Color other) {
    double lighter = Math.max(luminance(one), luminance(other));
    double darker = Math.min(luminance(one), luminance(other));
    return (lighter + 0.05) / (darker + 0.05);
  }

  private static double luminance(Color c) {
    return 0.2126 * linear(c.getRed())
        + 0.7152 * linear(c.getGreen())
        + 0.0722 * linear(c.getBlue());
  }

  private static double linear(double value) {
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
