package org.trillsymbiont.model.theory;

import java.util.List;
import java.util.stream.Stream;

/// Which chord may well come next, by the motion of roots that tonal music prefers: a fifth down, a
/// second up, a third down. The tonic may go anywhere; from there the most usual are offered.
public final class Progression {
  private static final int FOURTH_UP = 3;
  private static final int SECOND_UP = 1;
  private static final int THIRD_DOWN = -2;
  private static final int FIFTH_UP = 4;

  private Progression() {}

  /// Up to four chords, the most usual first; none is the chord itself. A diminished chord is
  /// offered only where it leads on: to the tonic a second above.
  public static List<Chord> after(Chord chord) {
    boolean isTonic = chord.degree() == Degree.I;
    Stream<Integer> motions =
        isTonic
            ? Stream.of(FOURTH_UP, FIFTH_UP, THIRD_DOWN, SECOND_UP)
            : Stream.of(FOURTH_UP, SECOND_UP, THIRD_DOWN);
    List<Chord> all = Chord.all(chord.key(), chord.hasSeventh());
    int here = chord.degree().number() - 1;
    return motions
        .map(motion -> all.get(Math.floorMod(here + motion, all.size())))
        .filter(next -> next.quality() != Chord.Quality.DIMINISHED || leadsToTonic(next))
        .distinct()
        .toList();
  }

  private static boolean leadsToTonic(Chord chord) {
    return chord.degree() == Degree.VII
        && chord.notes().getFirst().transpose(-5).equals(chord.key().tonic());
  }
}
