package org.trillsymbiont.client.view.grid;

/// How large squares are and how many pixels their pictures have. A picture has room for the glow
/// around its square. Both begin and end on the screen's pixels, else edges would be blurred. Pure.
///
/// @param side of a square, in logical pixels, as all lengths here
/// @param radius of its corners
/// @param gap between squares
/// @param em the size of the grid's text
/// @param scale how many of the screen's pixels a logical one has
record SquareCut(double side, double radius, double gap, double em, double scale) {
  static SquareCut of(GridGeometry geometry, double scale) {
    double side = Math.rint(geometry.square() * scale) / scale;
    return new SquareCut(side, geometry.radius(), geometry.gap(), geometry.em(), scale);
  }

  /// How far the glow reaches.
  double glow() {
    return Math.max(2, gap * 0.9);
  }

  /// What a picture has on each side around its square.
  double margin() {
    return Math.ceil(glow() * scale) / scale;
  }

  /// How thick a fine line is.
  double hairline() {
    return Math.max(1, Math.rint(scale)) / scale;
  }

  /// A picture's width and height in the screen's pixels.
  int pixels() {
    return (int) Math.ceil((side + 2 * margin()) * scale);
  }

  /// The same in logical ones.
  double size() {
    return pixels() / scale;
  }

  /// The pixel in which a place lies, counted from the square's left or upper edge.
  int pixelAt(double place) {
    return (int) Math.floor((place + margin()) * scale) - 1;
  }

  /// The first pixel that a shape that ends at a place does not touch.
  int pixelBehind(double place) {
    return (int) Math.ceil((place + margin()) * scale) + 1;
  }

  /// The place of a pixel's middle.
  double middleOf(int pixel) {
    return (pixel + 0.5) / scale - margin();
  }

  /// A square's outline, or one around it.
  ///
  /// @param by how much further out
  Outline outline(double by) {
    return Outline.rounded(-by, -by, side + 2 * by, side + 2 * by, radius + by);
  }
}
