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
/// @param worstMillis the longest round trip of late, 0..9999, or 0 when it does not know yet: so
///   long in advance the room has to say what everybody is to do at the same moment
public record Presence(@Nullable String focus, int held, int latencyMillis, int worstMillis) {
  private static final int MOST_CHARACTERS = 64;
  private static final int MOST_MILLIS = 9_999;
  private static final int COARSE_MILLIS = 10;

  /// Nothing is known.
  public static final Presence NONE = new Presence(null, -1, -1);

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
        || latencyMillis > MOST_MILLIS
        || worstMillis < 0
        || worstMillis > MOST_MILLIS) {
      // Without repeating it: that is what a stranger sent.
      throw new IllegalArgumentException(
          "A focus is a pointer of up to 64 characters, a held square one of 0..63, "
              + "a latency within 0..9999.");
    }
  }

  /// One whose longest round trip is not known.
  public Presence(@Nullable String focus, int held, int latencyMillis) {
    this(focus, held, latencyMillis, 0);
  }

  public Presence withFocus(@Nullable String pointer) {
    return new Presence(pointer, held, latencyMillis, worstMillis);
  }

  public Presence withHeld(int square) {
    return new Presence(focus, square, latencyMillis, worstMillis);
  }

  /// With another round trip.
  ///
  /// @param millis is cut to the range
  public Presence withLatencyMillis(int millis) {
    return new Presence(focus, held, Math.clamp(millis, -1, MOST_MILLIS), worstMillis);
  }

  /// With another longest round trip.
  ///
  /// @param millis is rounded up to tens, so that it seldom is news, and cut to 0..9990
  public Presence withWorstMillis(int millis) {
    int cut = Math.clamp(millis, 0, MOST_MILLIS - MOST_MILLIS % COARSE_MILLIS);
    int coarse = Math.ceilDiv(cut, COARSE_MILLIS) * COARSE_MILLIS;
    return new Presence(focus, held, latencyMillis, coarse);
  }
}
