package org.trillsymbiont.model.sync;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A colour, on the wire `#e5484d`.
///
/// @param rgb 0x000000..0xffffff
public record Colour(int rgb) {
  /// Colours that are easily told apart on a dark window, to choose a participant's from.
  public static final List<Colour> PALETTE =
      List.of(
          new Colour(0xff6b6b),
          new Colour(0xffa94d),
          new Colour(0xffe066),
          new Colour(0xa9e34b),
          new Colour(0x51cf66),
          new Colour(0x3bc9db),
          new Colour(0x4dabf7),
          new Colour(0x9775fa),
          new Colour(0xe599f7),
          new Colour(0xf783ac));

  private static final Pattern FORM = Pattern.compile("#[0-9a-f]{6}");
  private static final int MOST = 0xffffff;

  public Colour {
    if (rgb < 0 || rgb > MOST) {
      throw new IllegalArgumentException("no colour: " + rgb);
    }
  }

  /// One of the palette for somebody of whom only the number is known.
  ///
  /// @param number a participant's, 0 or more
  public static Colour of(int number) {
    return PALETTE.get(number % PALETTE.size());
  }

  /// Reads `#e5484d`.
  ///
  /// @throws IllegalArgumentException when the text is no colour
  public static Colour parse(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (!FORM.matcher(lower).matches()) {
      throw new IllegalArgumentException("A colour looks like #e5484d.");
    }
    return new Colour(Integer.parseInt(lower.substring(1), 16));
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "#%06x", rgb);
  }
}
