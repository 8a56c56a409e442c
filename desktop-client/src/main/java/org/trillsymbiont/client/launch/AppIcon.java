package org.trillsymbiont.client.launch;

/// The app's picture, drawn in any size: the circle of fifths in twelve colours around four squares
/// of the grid. The window shows it, and the packages' icons are made of it, so that there is no
/// file that could differ from it. No JavaFX: the packages are built without a window.
///
/// Thread: any.
public final class AppIcon {
  private static final int FIFTHS = 12;

  // Lengths are shares of the icon's side.
  private static final double BODY_HALF = 0.47;
  private static final double BODY_CORNER = 0.21;
  private static final double RING_RADIUS = 0.335;
  private static final double RING_HALF_WIDTH = 0.055;
  private static final double RING_HALF_GAP = 0.009;
  private static final double SQUARE_OFFSET = 0.088;
  private static final double SQUARE_HALF = 0.07;
  private static final double SQUARE_CORNER = 0.022;

  private static final int BODY_TOP = 0x2b384b;
  private static final int BODY_BOTTOM = 0x101828;

  /// Along the line of fifths, as flats and sharps are coloured in the window, around to the start.
  private static final int[] RING = {0x7cb3ff, 0x4ad6d0, 0x4ade80, 0xfbbf24, 0xf9738b, 0xb07cf5};

  /// Row by row; one is off.
  private static final int[] SQUARES = {0xd9c63a, 0xf2a541, 0x41526b, 0xf0558f};

  private AppIcon() {}

  /// The pixels, row by row from the top left, as `0xAARRGGBB` with plain (not premultiplied)
  /// colours.
  ///
  /// @param side 1 or more
  public static int[] argb(int side) {
    int[] pixels = new int[side * side];
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        pixels[row * side + column] =
            pixel((column + 0.5) / side - 0.5, (row + 0.5) / side - 0.5, side);
      }
    }
    return pixels;
  }

  /// @param x from the centre to the right, -0.5..0.5
  /// @param y from the centre down, -0.5..0.5
  private static int pixel(double x, double y, int side) {
    double alpha = covered(box(x, y, BODY_HALF, BODY_CORNER), side);
    int colour = mix(BODY_TOP, BODY_BOTTOM, y + 0.5);
    colour = mix(colour, ringColour(x, y), covered(ring(x, y), side));
    for (int i = 0; i < SQUARES.length; i++) {
      double centreX = i % 2 == 0 ? -SQUARE_OFFSET : SQUARE_OFFSET;
      double centreY = i < 2 ? -SQUARE_OFFSET : SQUARE_OFFSET;
      double distance = box(x - centreX, y - centreY, SQUARE_HALF, SQUARE_CORNER);
      colour = mix(colour, SQUARES[i], covered(distance, side));
    }
    return (int) Math.round(alpha * 255) << 24 | colour;
  }

  /// How far a point is from a square with round corners around the origin; negative inside.
  private static double box(double x, double y, double half, double corner) {
    double outX = Math.abs(x) - half + corner;
    double outY = Math.abs(y) - half + corner;
    return Math.hypot(Math.max(outX, 0), Math.max(outY, 0))
        + Math.min(Math.max(outX, outY), 0)
        - corner;
  }

  /// How far a point is from the ring's nearest segment; negative inside.
  private static double ring(double x, double y) {
    double radius = Math.hypot(x, y);
    double fromMiddle = turn(x, y) * FIFTHS % 1 - 0.5;
    double toGap = radius * Math.sin((0.5 - Math.abs(fromMiddle)) * 2 * Math.PI / FIFTHS);
    return Math.max(Math.abs(radius - RING_RADIUS) - RING_HALF_WIDTH, RING_HALF_GAP - toGap);
  }

  private static int ringColour(double x, double y) {
    double fifth = Math.floor(turn(x, y) * FIFTHS) / 2;
    int before = (int) fifth % RING.length;
    return mix(RING[before], RING[(before + 1) % RING.length], fifth - (int) fifth);
  }

  /// The direction from the centre, clockwise, 0..1 (without 1); the first segment is at the top.
  private static double turn(double x, double y) {
    double turns = Math.atan2(x, -y) / (2 * Math.PI) + 0.5 / FIFTHS;
    return turns - Math.floor(turns);
  }

  /// How much of a pixel lies within an outline, 0..1.
  private static double covered(double distance, int side) {
    return Math.clamp(0.5 - distance * side, 0, 1);
  }

  private static int mix(int from, int to, double share) {
    int red = channel(from >> 16, to >> 16, share);
    int green = channel(from >> 8, to >> 8, share);
    return red << 16 | green << 8 | channel(from, to, share);
  }

  private static int channel(int from, int to, double share) {
    return (int) Math.round((from & 0xff) + ((to & 0xff) - (from & 0xff)) * share);
  }
}
