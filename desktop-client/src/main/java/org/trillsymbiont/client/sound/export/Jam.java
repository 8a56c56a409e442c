package org.trillsymbiont.client.sound.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.trillsymbiont.client.sound.SoundedNote;
import org.trillsymbiont.client.sound.SoundedNote.Source;
import org.trillsymbiont.client.sound.StepNotes;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.GridPitch;
import org.trillsymbiont.model.state.MusicGrid;
import org.trillsymbiont.model.state.VoiceSet;
import org.trillsymbiont.model.theory.Key;
import org.trillsymbiont.model.theory.PitchClass;

/// What was played, as far as notes can tell it.
///
/// @param name the music's
/// @param tempo beats a minute, as long as no steps tell it
/// @param firstFrame what begins before this frame is no part of it
/// @param steps those that were heard, in the order of their frames
/// @param notes in the order of their frames
/// @param keys the first one from the beginning, each further one from the step on that begins then
/// @param rows what the eight rows are called
/// @param together what they are called together: their set of voices
public record Jam(
    String name,
    double tempo,
    long firstFrame,
    List<StepAt> steps,
    List<SoundedNote> notes,
    List<KeyFrom> keys,
    List<String> rows,
    String together) {

  /// A step that was heard.
  ///
  /// @param number since the start after a stop
  /// @param beginMicros when it began, on the room's clock
  /// @param frame when it was heard, in what the engine gave out
  public record StepAt(long number, long beginMicros, long frame) {}

  /// A key, and since when.
  ///
  /// @param beginMicros the begin of a step, on the room's clock
  public record KeyFrom(long beginMicros, Key key) {}

  public Jam {
    steps = List.copyOf(steps);
    notes = List.copyOf(notes);
    keys = List.copyOf(keys);
    rows = List.copyOf(rows);
    if (keys.isEmpty() || rows.size() != MusicGrid.ROWS) {
      throw new IllegalArgumentException("a jam has a key and eight rows");
    }
  }

  /// A jam as it was heard.
  ///
  /// @param state how it began
  /// @param heard its notes; steps without any are not known, and need not be
  public static Jam of(
      String name, AppState state, List<KeyFrom> keys, List<SoundedNote> heard, long firstFrame) {
    List<SoundedNote> notes =
        heard.stream()
            .filter(note -> note.frame() >= firstFrame)
            .sorted(Comparator.comparingLong(SoundedNote::frame))
            .toList();
    return new Jam(
        name, state.tempo(), firstFrame, steps(notes), notes, keys, rows(state), together(state));
  }

  private static List<StepAt> steps(List<SoundedNote> notes) {
    record Id(long number, long beginMicros) {}
    Set<Id> known = new LinkedHashSet<>();
    List<StepAt> steps = new ArrayList<>();
    for (SoundedNote note : notes) {
      if (note.source() instanceof Source.Step(_, long number, long begin)
          && known.add(new Id(number, begin))) {
        steps.add(new StepAt(number, begin, note.frame()));
      }
    }
    return steps;
  }

  /// All of a passage.
  ///
  /// @param onProgress hears how far it is, 0..1; what it throws ends it
  static Jam of(String name, Passage passage, DoubleConsumer onProgress) {
    AppState state = passage.state();
    List<StepAt> steps = new ArrayList<>();
    List<SoundedNote> notes = new ArrayList<>();
    List<KeyFrom> keys = new ArrayList<>();
    keys.add(new KeyFrom(passage.beginMicros(), state.key()));
    for (StepNotes played : passage.steps(onProgress)) {
      long begin = played.step().beginMicros();
      steps.add(new StepAt(played.step().number(), begin, played.frame(passage.beginMicros())));
      notes.addAll(played.notes());
      Key key = played.content().key();
      if (!key.equals(keys.getLast().key())) {
        keys.add(new KeyFrom(begin, key));
      }
    }
    notes.addAll(passage.chords());
    notes.sort(Comparator.comparingLong(SoundedNote::frame));
    return new Jam(name, state.tempo(), 0, steps, notes, keys, rows(state), together(state));
  }

  /// `Row 3 - E4`, in ASCII as the format wants it; `Row 3` when its notes differ.
  private static List<String> rows(AppState state) {
    return IntStream.range(0, MusicGrid.ROWS)
        .mapToObj(row -> {
          String name = "Row " + (row + 1);
          return state.isSynchronized() ? name + " - " + note(state, row) : name;
        })
        .toList();
  }

  /// `Music box`; `All rows` when their voices are of no one set.
  private static String together(AppState state) {
    return VoiceSet.of(state.musicGrid()).map(VoiceSet::displayName).orElse("All rows");
  }

  private static String note(AppState state, int row) {
    int square = MusicGrid.index(row, 0);
    PitchClass note = GridPitch.note(state, square);
    // The octave is the letter's: B# is in that of the B.
    int octave = Math.floorDiv(GridPitch.midi(state, square) - note.accidentals(), 12) - 1;
    return note.asciiName() + octave;
  }
}
