package org.trillsymbiont.client.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextScaleTest {

  @ParameterizedTest
  @CsvSource({
    "1440, 900, 1, 14",
    "1280, 800, 1, 12.5",
    "400, 300, 1, 12.5",
    "3840, 2160, 1, 28",
    "7680, 4320, 1, 28",
    "2880, 1800, 1.5, 37",
    "1280, 800, 1.25, 15.5",
    "1280, 800, 2, 16.5",
    "1920, 1200, 2, 24.5",
    "400, 300, 0.75, 9.5",
    "3840, 2160, 1.5, 42",
    "3840, 2160, 3, 47",
  })
  void followsTheWindowWithinWhatIsReadableAndThenTheUser(
      double width, double height, double scale, double size) {
    assertEquals(size, TextScale.fontPx(width, height, scale));
  }

  @Test
  void changesAtOnce() {
    SimpleDoubleProperty scale = new SimpleDoubleProperty(1);
    Pane root = new Pane();
    TextScale.install(root, scale);
    root.resize(1920, 1200);
    assertEquals("-fx-font-size: 18.5px", root.getStyle());
    scale.set(1.25);
    assertEquals("-fx-font-size: 23.5px", root.getStyle());
    assertTrue(
        root.getPseudoClassStates().stream()
            .anyMatch(state -> state.getPseudoClassName().equals("text-20")));
  }
}
