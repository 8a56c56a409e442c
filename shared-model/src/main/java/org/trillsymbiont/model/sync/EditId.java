package org.trillsymbiont.model.sync;

/// Names an edit within a room: whose it is, and its number there. On the wire `3:17`.
///
/// @param by the participant's number; 0 is the room itself
/// @param counter counts up from 1
public record EditId(int by, long counter) {
  /// The room itself: evolution, say.
  public static final int ROOM = 0;

  public EditId {
    if (by < 0 || counter < 0) {
      throw new IllegalArgumentException("no edit is " + by + ":" + counter);
    }
  }

  @Override
  public String toString() {
    return by + ":" + counter;
  }
}
