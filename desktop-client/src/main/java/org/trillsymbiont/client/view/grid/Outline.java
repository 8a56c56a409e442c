package org.trillsymbiont.client.view.grid;

/// A shape, told by how far a place is from its edge, in logical pixels: below 0 inside. From that
/// follows how much of a pixel it covers, so shapes are drawn smoothly without a rasterizer. Pure.
///
/// @param left no part of it lies further left
/// @param top likewise
/// @param right likewise
/// @param bottom likewise
/// @param edge how far a place is from it
record Outline(double left, double top, double right, double bottom, Edge edge) {

  /// A signed distance.
  @FunctionalInterface
  interface Edge {
    double distance(double x, double y);
  }

  /// A rectangle with round corners.
  static Outline rounded(double x, double y, double width, double height, double radius) {
    double round = Math.min(radius, Math.min(width, height) / 2);
    double middleX = x + width / 2;
    double middleY = y + height / 2;
    double straightX = width / 2 - round;
    double straightY = height / 2 - round;
    return new Outline(
        x,
        y,
        x + width,
        y + height,
        (atX, atY) -> {
          double outX = Math.abs(atX - middleX) - straightX;
          double outY = Math.abs(atY - middleY) - straightY;
          double corner =
              outX > 0 && outY > 0 ? Math.sqrt(outX * outX + outY * outY) : Math.max(outX, outY);
          return corner - round;
        });
  }

  /// A shape with straight sides and no inward corner.
  ///
  /// @param corners x and y of each, clockwise
  static Outline polygon(double... corners) {
    double[] box = {corners[0], corners[1], corners[0], corners[1]};
    for (int i = 0; i < corners.length; i += 2) {
      box[0] = Math.min(box[0], corners[i]);
      box[1] = Math.min(box[1], corners[i + 1]);
      box[2] = Math.max(box[2], corners[i]);
      box[3] = Math.max(box[3], corners[i + 1]);
    }
    return new Outline(box[0], box[1], box[2], box[3], (x, y) -> beside(corners, x, y));
  }

  /// How far outside the side that it is furthest out of.
  private static double beside(double[] corners, double x, double y) {
    double furthest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < corners.length; i += 2) {
      int next = (i + 2) % corners.length;
      double alongX = corners[next] - corners[i];
      double alongY = corners[next + 1] - corners[i + 1];
      double out =
          (alongY * (x - corners[i]) - alongX * (y - corners[i + 1])) / Math.hypot(alongX, alongY);
      furthest = Math.max(furthest, out);
    }
    return furthest;
  }

  /// One period of a wave, up first, drawn with a pen.
  ///
  /// @param pen how thick
  static Outline wave(double x, double y, double width, double height, double pen) {
    double middle = y + height / 2;
    double swing = (height - pen) / 2;
    double turn = 2 * Math.PI / width;
    return new Outline(
        x,
        y,
        x + width,
        y + height,
        (atX, atY) -> {
          double angle = turn * (atX - x);
          double slope = swing * turn * Math.cos(angle);
          double off = Math.abs(atY - middle + swing * Math.sin(angle));
          double beside = Math.abs(atX - x - width / 2) - width / 2;
          return Math.max(off / Math.sqrt(1 + slope * slope) - pen / 2, beside);
        });
  }

  /// Its edge alone, drawn inside of it with a pen.
  ///
  /// @param pen how thick
  Outline edgeInside(double pen) {
    Edge whole = edge;
    return new Outline(
        left,
        top,
        right,
        bottom,
        (x, y) -> {
          double distance = whole.distance(x, y);
          return Math.max(distance, -pen - distance);
        });
  }
}
