package org.trillsymbiont.model.sync;

import java.util.regex.Pattern;

/// The name of a room, which is also its address: 1..32 of `a`-`z`, `0`-`9` and `-`.
public record RoomName(String value) implements Comparable<RoomName> {
  // Before the first name, which is checked against it.
  private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,32}");

  /// Where everybody is who names no room.
  public static final RoomName LOBBY = new RoomName("lobby");

  /// @throws IllegalArgumentException with a sentence for the user
  public RoomName {
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          "A room's name has 1 to 32 small letters, digits or hyphens.");
    }
  }

  /// True for what a room may be called.
  public static boolean isValid(String name) {
    return FORM.matcher(name).matches();
  }

  @Override
  public int compareTo(RoomName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
