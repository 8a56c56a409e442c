package org.trillsymbiont.client.text;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.trillsymbiont.model.theory.Chord;
import org.trillsymbiont.model.theory.Interval;
import org.trillsymbiont.model.theory.Key;
import org.trillsymbiont.model.theory.Mode;
import org.trillsymbiont.model.theory.PitchClass;

/// What notes, scales, intervals, chords and keys are called in the user's language.
///
/// As with [Texts], how notes are called is the process's, chosen before the first window.
///
/// Thread: any.
public final class MusicWords {
  private static final Texts TEXTS = Texts.of(MusicWords.class);

  private static volatile NoteNames noteNames = NoteNames.AUTOMATIC;

  private MusicWords() {}

  /// Chooses how notes are called from here on.
  public static void use(NoteNames names) {
    noteNames = Objects.requireNonNull(names, "names");
  }

  /// A note: `E♭`; where notes are called so, `H` for B and `B` for B♭.
  public static String note(PitchClass note) {
    return noteNames.name(note, Texts.locale());
  }

  /// Notes in their order: `C E G`.
  public static String notes(List<PitchClass> notes) {
    return notes.stream().map(MusicWords::note).collect(Collectors.joining(" "));
  }

  /// A scale: `Harmonic minor`.
  public static String mode(Mode mode) {
    return TEXTS.word("mode", mode);
  }

  /// A key: `E♭ Minor`, `D Dorian`.
  public static String key(Key key) {
    boolean isCommon = key.mode() == Mode.MAJOR || key.mode() == Mode.MINOR;
    return TEXTS.get(isCommon ? "key.common" : "key", note(key.tonic()), mode(key.mode()));
  }

  /// A chord: `Am`, `B°`, `Cmaj7`.
  public static String chord(Chord chord) {
    return note(chord.notes().getFirst()) + chord.suffix();
  }

  /// An interval in full: `Root`, `Minor 3rd`, `Augmented 4th`, `Octave`, `Major 9th`.
  public static String interval(Interval interval) {
    return interval(interval, "quality");
  }

  /// An interval where there is not quite enough room: `Minor 3rd`, `Aug. 4th`.
  public static String mediumInterval(Interval interval) {
    return interval(interval, "quality.medium");
  }

  private static String interval(Interval interval, String quality) {
    if (interval.fifths() == 0) {
      return switch (interval.octaves()) {
        case 0 -> TEXTS.get("interval.root");
        case 1 -> TEXTS.get("interval.octave");
        default -> TEXTS.get("interval.octaves", interval.octaves());
      };
    }
    return TEXTS.get(
        "interval", TEXTS.word(quality, interval.quality()), ordinal(interval.number()));
  }

  /// An interval for little room: `P1`, `m3`, `A4`, `P8`, `M9`.
  public static String shortInterval(Interval interval) {
    return TEXTS.word("quality.short", interval.quality()) + interval.number();
  }

  /// The number in an interval's name: `3rd`.
  ///
  /// @param number 1..15
  private static String ordinal(int number) {
    return TEXTS.get("interval." + number);
  }
}
