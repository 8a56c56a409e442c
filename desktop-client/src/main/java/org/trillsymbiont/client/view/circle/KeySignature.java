package org.trillsymbiont.client.view.circle;

import java.util.stream.Collectors;
import org.trillsymbiont.model.theory.Key;

/// A key's signature in words. Pure.
final class KeySignature {
  private KeySignature() {}

  /// `2 sharps: F♯ C♯`, `1 flat: B♭`, `No sharps or flats`; the notes in the order of the
  /// signature.
  static String words(Key key) {
    if (key.mode().isEven()) {
      return "Written without a key signature";
    }
    int signature = key.signature();
    if (signature == 0) {
      return "No sharps or flats";
    }
    int count = Math.abs(signature);
    String kind = signature > 0 ? "sharp" : "flat";
    String notes =
        StaffGeometry.signature(key).stream()
            .map(accidental -> accidental.note().displayName())
            .collect(Collectors.joining(" "));
    return count + " " + kind + (count == 1 ? "" : "s") + ": " + notes;
  }
}
