package org.trillsymbiont.model.sync;

/// What strangers write for everybody to read: names and labels. Pure.
public final class PlainText {
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  private PlainText() {}

  /// True for a text that is one line and shows as what it is: without control characters, and
  /// without those that turn the direction of writing or that nobody can see.
  public static boolean isPlain(String text) {
    return text.codePoints().noneMatch(PlainText::isForbidden);
  }

  private static boolean isForbidden(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          // It joins emoji, and turns nothing.
          codePoint != ZERO_WIDTH_JOINER;
      default -> false;
    };
  }
}
