package org.trillsymbiont.client.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.Replica;

/// Thins out drags: edits of the very same fields in quick succession leave at most 30 times a
/// second, the last one always. Any other edit leaves at once, and never before an earlier one.
///
/// Thread: confined to one.
final class Outbox {
  static final long INTERVAL_NANOS = 1_000_000_000L / 30;

  private Set<Field<?>> lastFields = Set.of();
  private long lastNanos;
  private @Nullable Letter waiting;

  /// An edit on its way, with the state that it was made in.
  record Letter(Replica.Outgoing outgoing, AppState visible) {
    private Letter then(Letter later) {
      return new Letter(
          new Replica.Outgoing(later.outgoing.fence(), outgoing.edit().then(later.outgoing.edit())),
          later.visible);
    }
  }

  /// Takes an edit. Returns what is to be sent now, in order.
  List<Letter> offer(Letter letter, long nowNanos) {
    Set<Field<?>> fields = letter.outgoing().edit().fields();
    if (waiting != null && fields.equals(lastFields)) {
      waiting = waiting.then(letter);
      return List.of();
    }
    List<Letter> now = new ArrayList<>(drain(nowNanos));
    if (fields.equals(lastFields) && nowNanos - lastNanos < INTERVAL_NANOS) {
      waiting = letter;
    } else {
      lastFields = fields;
      lastNanos = nowNanos;
      now.add(letter);
    }
    return now;
  }

  /// When something that waits is to be sent, as `System.nanoTime`.
  OptionalLong dueNanos() {
    return waiting == null ? OptionalLong.empty() : OptionalLong.of(lastNanos + INTERVAL_NANOS);
  }

  /// Takes out what waits.
  List<Letter> drain(long nowNanos) {
    if (waiting == null) {
      return List.of();
    }
    Letter letter = waiting;
    waiting = null;
    lastNanos = nowNanos;
    return List.of(letter);
  }

  /// Forgets what waits: there is no connection any more.
  void clear() {
    waiting = null;
    lastFields = Set.of();
  }
}
