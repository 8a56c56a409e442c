package org.trillsymbiont.client.sound;

import java.util.List;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Transport;
import org.trillsymbiont.model.sync.Score;

/// A step of a score with its notes as an engine sounds them, without one.
///
/// @param step which one, and when it begins
/// @param content the state that it sounds
/// @param notes from row 0 upwards
public record StepNotes(Transport.Step step, AppState content, List<SoundedNote> notes) {
  private static final long NANOS_IN_MICRO = 1000;

  public StepNotes {
    notes = List.copyOf(notes);
  }

  /// The steps that begin within a stretch of the room's time, in order.
  ///
  /// @param fromMicros inclusive
  /// @param toMicros exclusive
  /// @param zeroMicros the moment of frame 0
  public static List<StepNotes> between(
      Score score, long fromMicros, long toMicros, long zeroMicros) {
    return Sequencer.between(score, fromMicros, toMicros).stream()
        .map(cue -> of(cue, zeroMicros))
        .toList();
  }

  private static StepNotes of(Sequencer.Cue cue, long zeroMicros) {
    long nanos = (cue.step().beginMicros() - zeroMicros) * NANOS_IN_MICRO;
    long frame = Block.frames(nanos);
    List<SoundedNote> notes = cue.notes().stream().map(note -> note.sounded(nanos, frame)).toList();
    return new StepNotes(cue.step(), cue.content(), notes);
  }

  /// The frame at which it begins.
  public long frame(long zeroMicros) {
    return Block.frames((step.beginMicros() - zeroMicros) * NANOS_IN_MICRO);
  }
}
