package org.trillsymbiont.client.view.circle;

import org.trillsymbiont.client.text.MusicWords;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.model.theory.Key;

/// A key's signature in words. Pure.
final class KeySignature {
  private static final Texts TEXTS = Texts.of(KeySignature.class);

  private KeySignature() {}

  /// `2 sharps: F♯ C♯`, `1 flat: B♭`, `No sharps or flats`; the notes in the order of the
  /// signature.
  static String words(Key key) {
    if (key.mode().isEven()) {
      return TEXTS.get("signature.unwritten");
    }
    int signature = key.signature();
    if (signature == 0) {
      return TEXTS.get("signature.none");
    }
    String notes =
        MusicWords.notes(
            StaffGeometry.signature(key).stream().map(StaffGeometry.Accidental::note).toList());
    return TEXTS.get(
        signature > 0 ? "signature.sharps" : "signature.flats", Math.abs(signature), notes);
  }
}
