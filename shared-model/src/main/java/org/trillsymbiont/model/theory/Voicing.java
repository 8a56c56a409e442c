package org.trillsymbiont.model.theory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// In which octave each note of a chord is sounded, so that one chord leads into the next: the
/// inversion whose voices move least.
public final class Voicing {
  private static final int OCTAVE = 12;

  /// The inversions within an octave up and down are all that can be near.
  private static final int OCTAVES = 1;

  private Voicing() {}

  /// A chord near its key's tonic chord in root position; the same on every machine, whatever was
  /// heard before. In C major F is C4 F4 A4, G is B3 D4 G4.
  ///
  /// @return MIDI numbers, ascending
  public static List<Integer> inKey(Chord chord) {
    return near(new Chord(chord.key(), Degree.I, chord.hasSeventh()).midi(), chord);
  }

  /// A chord near other notes.
  ///
  /// @param before MIDI numbers, ascending; at least one
  /// @return MIDI numbers, ascending
  public static List<Integer> near(List<Integer> before, Chord chord) {
    List<List<Integer>> all = new ArrayList<>();
    List<Integer> root = chord.midi();
    int base = before.getFirst() - root.getFirst();
    int octaves = OCTAVE * Math.round((float) base / OCTAVE);
    for (int shift = -OCTAVES; shift <= OCTAVES; shift++) {
      for (int inversion = 0; inversion < root.size(); inversion++) {
        all.add(inverted(root, inversion, octaves + shift * OCTAVE));
      }
    }
    // Of two that move as little, the lower one.
    return all.stream()
        .min(
            Comparator.<List<Integer>>comparingInt(voices -> motion(before, voices))
                .thenComparing(List::getFirst))
        .orElseThrow();
  }

  private static List<Integer> inverted(List<Integer> root, int inversion, int shift) {
    List<Integer> voices = new ArrayList<>();
    for (int voice = 0; voice < root.size(); voice++) {
      voices.add(root.get(voice) + shift + (voice < inversion ? OCTAVE : 0));
    }
    voices.sort(Comparator.naturalOrder());
    return List.copyOf(voices);
  }

  /// How far the voices move in all, in semitones; where there are more voices than before, each of
  /// them comes from the highest.
  private static int motion(List<Integer> before, List<Integer> voices) {
    int motion = 0;
    for (int voice = 0; voice < voices.size(); voice++) {
      motion += Math.abs(voices.get(voice) - before.get(Math.min(voice, before.size() - 1)));
    }
    return motion;
  }
}
