package org.trillsymbiont.model.sync;

import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.state.MusicGrid;

/// What a participant is about at this moment. Never stored, never part of the shared state.
///
/// @param focus the square or control under hand as a JSON Pointer into AppState (`/musicGrid/12`,
///   `/tempo`), up to 64 characters; null when there is none
/// @param held the square that sounds while it is held, 0..63, or -1
/// @param latencyMillis the round trip to the server as the client measures it, 0..9999, or -1 when
///   it does not know yet
public record Presence(@Nullable String focus, int held, int latencyMillis) {
  /// Nothing is known.
  public static final Presence NONE = new Presence(null, -1, -1);

  private static final int MOST_CHARACTERS = 64;
  private static final int MOST_MILLIS = 9_999;

  /// @throws IllegalArgumentException when something is out of range
  public Presence {
    boolean isPointer =
        focus == null
            || (focus.startsWith("/")
                && focus.length() <= MOST_CHARACTERS
                && focus.chars().allMatch(c -> c > ' ' && c < 0x7f));
    if (!isPointer
        || held < -1
        || held >= MusicGrid.SQUARES
        || latencyMillis < -1
        || latencyMillis > MOST_MILLIS) {
      // Without repeating it: that is what a stranger sent.
      throw new IllegalArgumentException(
          "A focus is a pointer of up to 64 characters, a held square one of 0..63, "
              + "a latency within 0..9999.");
    }
  }

  public Presence withFocus(@Nullable String pointer) {
    return new Presence(pointer, held, latencyMillis);
  }

  public Presence withHeld(int square) {
    return new Presence(focus, square, latencyMillis);
  }

  /// With another round trip.
  ///
  /// @param millis is cut to the range
  public Presence withLatencyMillis(int millis) {
    return new Presence(focus, held, Math.clamp(millis, -1, MOST_MILLIS));
  }
}
