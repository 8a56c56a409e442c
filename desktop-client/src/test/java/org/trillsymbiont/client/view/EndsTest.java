package org.trillsymbiont.client.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

class EndsTest {
  private final Region first = sized(60, 20);
  private final Region last = sized(100, 30);
  private final Ends ends = new Ends(first, last);

  private static Region sized(double width, double height) {
    Region region = new Region();
    region.setPrefSize(width, height);
    return region;
  }

  private void layOut(double width) {
    ends.resize(width, ends.prefHeight(width));
    ends.layout();
  }

  @Test
  void standAtBothEndsOfAWideRow() {
    layOut(200);
    assertEquals(30, ends.getHeight());
    assertEquals(0, first.getLayoutX());
    assertEquals(5, first.getLayoutY(), "in the middle of the row's height");
    assertEquals(100, last.getLayoutX());
  }

  @Test
  void standBelowEachOtherInANarrowOne() {
    layOut(150);
    assertEquals(56, ends.getHeight());
    assertEquals(0, last.getLayoutX());
    assertEquals(26, last.getLayoutY());
    assertEquals(100, last.getWidth(), "nothing is cut");
  }
}
