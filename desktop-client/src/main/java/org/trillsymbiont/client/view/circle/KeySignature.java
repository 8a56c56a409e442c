package org.trillsymbiont.client.view.circle;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.trillsymbiont.model.theory.Key;
import org.trillsymbiont.model.theory.PitchClass;

/// A key's signature in words. Pure.
final class KeySignature {
  private static final int FIRST_SHARP = 6;
  private static final int FIRST_FLAT = -2;

  private KeySignature() {}

  /// `2 sharps: F♯ C♯`, `1 flat: B♭`, `No sharps or flats`; the notes in the order of the
  /// signature.
  static String words(Key key) {
    int signature = key.signature();
    if (signature == 0) {
      return "No sharps or flats";
    }
    int count = Math.abs(signature);
    String kind = signature > 0 ? "sharp" : "flat";
    String notes =
        accidentals(signature).stream()
            .map(PitchClass::displayName)
            .collect(Collectors.joining(" "));
    return count + " " + kind + (count == 1 ? "" : "s") + ": " + notes;
  }

  private static List<PitchClass> accidentals(int signature) {
    return IntStream.range(0, Math.abs(signature))
        .mapToObj(i -> new PitchClass(signature > 0 ? FIRST_SHARP + i : FIRST_FLAT - i))
        .toList();
  }
}
