package org.trillsymbiont.client.view.circle;

import java.util.Optional;
import javafx.geometry.Point2D;

/// Where things are on the circle. Angles are in degrees, clockwise from the top; lengths in the
/// pixels of the area. Pure.
///
/// @param centerX of the circle
/// @param centerY of the circle
/// @param radius of the outer rim
public record CircleGeometry(double centerX, double centerY, double radius) {
  /// The angle that each place takes.
  public static final double PLACE_DEGREES = 360.0 / CirclePlace.PLACES;

  /// Where the second ring begins, as a part of the radius; where the third does; where the hub
  /// does.
  private static final double MINOR_FROM = 0.71;

  private static final double DIMINISHED_FROM = 0.47;
  private static final double HUB_FROM = 0.25;

  /// The largest circle within an area, in its middle.
  public static CircleGeometry within(double width, double height) {
    return new CircleGeometry(width / 2, height / 2, Math.max(0, Math.min(width, height) / 2));
  }

  /// The outer radius of a ring.
  public double outer(CirclePlace.Ring ring) {
    return radius
        * switch (ring) {
          case MAJOR -> 1;
          case MINOR -> MINOR_FROM;
          case DIMINISHED -> DIMINISHED_FROM;
        };
  }

  /// The inner radius of a ring.
  public double inner(CirclePlace.Ring ring) {
    return radius
        * switch (ring) {
          case MAJOR -> MINOR_FROM;
          case MINOR -> DIMINISHED_FROM;
          case DIMINISHED -> HUB_FROM;
        };
  }

  /// The radius of the disc in the middle that belongs to no ring.
  public double hub() {
    return inner(CirclePlace.Ring.DIMINISHED);
  }

  /// The angle of the middle of a place.
  ///
  /// @param index 0..11
  public static double angle(int index) {
    return index * PLACE_DEGREES;
  }

  /// The middle of a place, where its name stands.
  public Point2D middle(CirclePlace place) {
    double distance = (outer(place.ring()) + inner(place.ring())) / 2;
    return at(angle(place.index()), distance);
  }

  /// The point at an angle and a distance from the centre.
  public Point2D at(double degrees, double distance) {
    double radians = Math.toRadians(degrees);
    return new Point2D(
        centerX + distance * Math.sin(radians), centerY - distance * Math.cos(radians));
  }

  /// The place at a point; none in the hub and outside the rim.
  public Optional<CirclePlace> placeAt(double x, double y) {
    double distance = Math.hypot(x - centerX, y - centerY);
    double degrees = Math.toDegrees(Math.atan2(x - centerX, centerY - y));
    int index = Math.floorMod(Math.round(degrees / PLACE_DEGREES), CirclePlace.PLACES);
    for (CirclePlace.Ring ring : CirclePlace.Ring.values()) {
      if (distance <= outer(ring) && distance > inner(ring)) {
        return Optional.of(new CirclePlace(ring, index));
      }
    }
    return Optional.empty();
  }
}
