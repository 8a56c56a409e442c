package org.trillsymbiont.model.sync;

import java.text.Normalizer;

/// Who somebody is to the others: a name and a colour.
///
/// @param name 1..32 code points in Unicode's form NFC, without control characters and without
///   those that turn the direction of writing
/// @param colour what stands for the person on everybody's screen
public record Identity(String name, Colour colour) {
  private static final int MOST_CODE_POINTS = 32;

  /// @throws IllegalArgumentException with a sentence for the user
  public Identity {
    name = Normalizer.normalize(name, Normalizer.Form.NFC).strip();
    int codePoints = name.codePointCount(0, name.length());
    if (codePoints < 1 || codePoints > MOST_CODE_POINTS || !PlainText.isPlain(name)) {
      throw new IllegalArgumentException("A name has 1 to 32 characters.");
    }
  }
}
