package org.trillsymbiont.client.view.voice;

import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.state.Voice;

/// What one control of a voice is for. Pure.
///
/// @param <T> a number or a shape
interface VoicePart<T> {

  /// Its name in the user's language, a word or two.
  String label();

  T read(Voice voice);

  Voice write(Voice voice, T value);

  /// The field of a square that holds it.
  Field<T> of(Fields.SquareFields square);

  /// The field of a square that holds it.
  ///
  /// @param squareIndex 0..63
  default Field<T> field(int squareIndex) {
    return of(Fields.square(squareIndex));
  }
}
