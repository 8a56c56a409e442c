package org.trillsymbiont.client.sound.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.trillsymbiont.client.sound.NoteListener;
import org.trillsymbiont.client.sound.SoundedNote;
import org.trillsymbiont.client.sound.export.Jam.KeyFrom;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.Score;
import org.trillsymbiont.model.theory.Key;

/// Collects what a [Jam] is made of while it is played: every note, some 100 bytes each, and in
/// which key it was.
///
/// Thread: any.
public final class JamLog implements NoteListener {
  private final AppState state;
  private final Queue<SoundedNote> notes = new ConcurrentLinkedQueue<>();
  private final List<KeyFrom> keys = new ArrayList<>();

  /// @param state how the jam begins
  public JamLog(AppState state) {
    this.state = state;
    keys.add(new KeyFrom(0, state.key()));
  }

  @Override
  public void sounded(SoundedNote note) {
    notes.add(note);
  }

  /// Hears of a step that is heard; not all are needed.
  public synchronized void step(Score.Played played) {
    Key key = played.content().key();
    if (!key.equals(keys.getLast().key())) {
      keys.add(new KeyFrom(played.step().beginMicros(), key));
    }
  }

  /// What sounded so far, in the order of its frames.
  public List<SoundedNote> notes() {
    return notes.stream().sorted(Comparator.comparingLong(SoundedNote::frame)).toList();
  }

  /// The jam so far.
  ///
  /// @param firstFrame notes before it are left out
  public synchronized Jam jam(String name, long firstFrame) {
    return Jam.of(name, state, keys, notes(), firstFrame);
  }
}
