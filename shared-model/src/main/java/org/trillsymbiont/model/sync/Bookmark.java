package org.trillsymbiont.model.sync;

/// A moment of a room that somebody has given a name. There is one at most for each revision, and
/// its state is kept as long as the bookmark is.
///
/// @param rev the revision right after which it is, 0 or more
/// @param name 1..64 UTF-16 units of what a name may hold
/// @param author who has set it, as he was called then
/// @param wallMillis when that moment was, UTC in milliseconds since 1970; 0 when that is not known
public record Bookmark(long rev, String name, Identity author, long wallMillis) {
  /// How many a room may have.
  public static final int MOST = 100;

  private static final int MOST_CHARACTERS = 64;

  /// @throws IllegalArgumentException with a sentence for the user
  public Bookmark {
    name = checked(name);
  }

  /// A name as it may be.
  ///
  /// @throws IllegalArgumentException with a sentence for the user
  public static String checked(String name) {
    String stripped = name.strip();
    if (stripped.isEmpty() || stripped.length() > MOST_CHARACTERS || !PlainText.isPlain(stripped)) {
      throw new IllegalArgumentException("A bookmark's name has 1 to 64 characters.");
    }
    return stripped;
  }
}
