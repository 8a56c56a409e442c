package org.trillsymbiont.client.sound;

import java.util.ArrayDeque;
import java.util.Deque;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.MusicGrid;
import org.trillsymbiont.model.state.Voice;

/// What the squares' knobs show, and showed a moment ago. A step contains what was decided a lead
/// before it begins; what has been turned since is to be heard on it as well.
///
/// Thread: audio.
final class Knobs {
  /// Longer than it takes from a gesture, through the room, to the step that contains it: the
  /// longest lead, and some time for the network.
  private static final long MEMORY_NANOS = ((long) AppState.LEAD_MILLIS.max() + 1000) * 1_000_000;

  /// @param nanos since when
  private record Shown(long nanos, MusicGrid grid) {}

  private final Deque<Shown> shown = new ArrayDeque<>();

  /// Takes what they show from now on.
  void show(MusicGrid grid, long nanos) {
    forget(nanos);
    shown.addLast(new Shown(nanos, grid));
  }

  /// Forgets what was over before the memory begins.
  private void forget(long nanos) {
    while (shown.size() > 1) {
      Shown first = shown.removeFirst();
      if (shown.getFirst().nanos > nanos - MEMORY_NANOS) {
        shown.addFirst(first);
        return;
      }
    }
  }

  /// The course of a note that begins now.
  ///
  /// @param square whose knobs it follows
  Course follow(Course course, int square, long nanos) {
    if (shown.isEmpty()) {
      return course;
    }
    forget(nanos);
    Voice before = shown.getFirst().grid.square(square).voice();
    Voice now = shown.getLast().grid.square(square).voice();
    return course.turned(before, now, 0);
  }
}
