package org.trillsymbiont.client.view.circle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import javafx.geometry.Point2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trillsymbiont.client.view.circle.CirclePlace.Ring;

class CircleGeometryTest {
  private static final CircleGeometry CIRCLE = CircleGeometry.within(300, 200);

  @Test
  void fitsTheMiddleOfItsArea() {
    assertEquals(new CircleGeometry(150, 100, 100), CIRCLE);
  }

  @ParameterizedTest
  @CsvSource({"0, 150, 0", "3, 250, 100", "6, 150, 200", "9, 50, 100", "1, 200, 13.397"})
  void placesGoClockwiseFromTheTop(int index, double x, double y) {
    Point2D rim = CIRCLE.at(CircleGeometry.angle(index), 100);
    assertEquals(x, rim.getX(), 0.001);
    assertEquals(y, rim.getY(), 0.001);
  }

  @Test
  void findsEveryPlaceAtItsMiddleAndJustInsideItsBorders() {
    for (CirclePlace place : CirclePlace.all()) {
      Point2D middle = CIRCLE.middle(place);
      assertEquals(Optional.of(place), CIRCLE.placeAt(middle.getX(), middle.getY()));
      for (double side : new double[] {-14.9, 14.9}) {
        double angle = CircleGeometry.angle(place.index()) + side;
        Point2D outer = CIRCLE.at(angle, CIRCLE.outer(place.ring()) - 0.01);
        Point2D inner = CIRCLE.at(angle, CIRCLE.inner(place.ring()) + 0.01);
        assertEquals(Optional.of(place), CIRCLE.placeAt(outer.getX(), outer.getY()));
        assertEquals(Optional.of(place), CIRCLE.placeAt(inner.getX(), inner.getY()));
      }
    }
  }

  @Test
  void findsNothingInTheHubAndOutsideTheRim() {
    assertEquals(Optional.empty(), CIRCLE.placeAt(150, 100));
    assertEquals(Optional.empty(), CIRCLE.placeAt(150 + CIRCLE.hub() - 0.1, 100));
    assertEquals(Optional.empty(), CIRCLE.placeAt(150, -0.1));
    assertEquals(Optional.empty(), CIRCLE.placeAt(0, 0));
  }

  @Test
  void ringsMeetWithoutGaps() {
    assertEquals(CIRCLE.inner(Ring.MAJOR), CIRCLE.outer(Ring.MINOR));
    assertEquals(CIRCLE.inner(Ring.MINOR), CIRCLE.outer(Ring.DIMINISHED));
    assertEquals(CIRCLE.hub(), CIRCLE.inner(Ring.DIMINISHED));
  }
}
