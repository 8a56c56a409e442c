package org.trillsymbiont.client.text;

import java.util.Locale;
import org.trillsymbiont.model.theory.PitchClass;

/// How the note a semitone below C is called, and the one below that.
public enum NoteNames {
  /// As in the language of the texts.
  AUTOMATIC,
  /// B and B♭.
  ENGLISH,
  /// H and B, as where German is spoken, in Scandinavia, Poland and Czechia.
  GERMAN;

  /// A note's name: `E♭`. In German `H` for B, `B` for B♭, and beyond those `H♯`, `H♭♭`.
  String name(PitchClass note, Locale language) {
    boolean isGerman = this == GERMAN || (this == AUTOMATIC && language.getLanguage().equals("de"));
    String english = note.displayName();
    if (!isGerman || note.letter() != 'B') {
      return english;
    }
    return note.accidentals() == -1 ? "B" : "H" + english.substring(1);
  }
}
