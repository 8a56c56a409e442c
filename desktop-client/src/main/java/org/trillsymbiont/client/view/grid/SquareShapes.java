package org.trillsymbiont.client.view.grid;

/// The shapes that all squares of a size have in common. Pure.
///
/// @param glow the glow's outer part
/// @param innerGlow its brighter part
/// @param square the square
record SquareShapes(SquareCut cut, Coverage glow, Coverage innerGlow, Coverage square) {
  static SquareShapes of(SquareCut cut) {
    return new SquareShapes(
        cut,
        new Coverage(cut, cut.outline(cut.glow())),
        new Coverage(cut, cut.outline(cut.glow() / 2)),
        new Coverage(cut, cut.outline(0)));
  }
}
