package org.trillsymbiont.client.view.circle;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.trillsymbiont.model.theory.Key;
import org.trillsymbiont.model.theory.PitchClass;

/// Where a key signature's accidentals stand on a staff with a treble clef. Pure; heights are steps
/// above the lowest line: lines are even, spaces odd.
final class StaffGeometry {
  /// The highest line.
  static final int TOP = 8;

  /// The line that the clef is named after: G.
  static final int CLEF_LINE = 2;

  private static final int FIRST_SHARP = 6;
  private static final int FIRST_FLAT = -2;
  private static final int LETTERS = 7;

  /// The letter of the lowest line, E, counted from C.
  private static final int LOWEST_LETTER = 2;

  /// Sharps stand from the second space to above the staff, flats a third lower.
  private static final int LOWEST_SHARP = 3;

  private static final int LOWEST_FLAT = 1;

  private StaffGeometry() {}

  /// A sharp or a flat.
  ///
  /// @param note which note it alters
  /// @param height steps above the lowest line, 1..9
  record Accidental(PitchClass note, int height) {
    boolean isSharp() {
      return note.accidentals() > 0;
    }
  }

  /// The signature's accidentals from left to right, in the order in which they are written: F C G
  /// D A E B for sharps, and backwards for flats.
  static List<Accidental> signature(Key key) {
    int signature = key.signature();
    List<Accidental> accidentals = new ArrayList<>();
    IntStream.range(0, Math.abs(signature))
        .mapToObj(i -> new PitchClass(signature > 0 ? FIRST_SHARP + i : FIRST_FLAT - i))
        .forEach(note -> accidentals.add(new Accidental(note, height(note))));
    return List.copyOf(accidentals);
  }

  private static int height(PitchClass note) {
    int lowest = note.accidentals() > 0 ? LOWEST_SHARP : LOWEST_FLAT;
    return lowest + Math.floorMod(note.letterStep() - LOWEST_LETTER - lowest, LETTERS);
  }
}
