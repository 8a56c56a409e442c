package org.trillsymbiont.model.state;

import org.trillsymbiont.model.theory.Key;
import org.trillsymbiont.model.theory.Mode;
import org.trillsymbiont.model.theory.PitchClass;

/// A small piece of music to begin with: which squares are on, in which key, how fast, with which
/// voices. Its grid follows the key, so that all of it is in key.
@SuppressWarnings("ImmutableEnumChecker") // Keys are records of enums and numbers.
public enum DemoPattern {
  /// Plucks on the beat; between them long chords come and go.
  SLOW_TIDE(
      "Slow tide",
      new Key(new PitchClass(2), Mode.DORIAN),
      66,
      VoiceSet.TIDE,
      0.6,
      0.4,
      """
      ..##....
      ......#.
      ...#....
      .#...#..
      .......#
      .#......
      .....#..
      #...#...
      """),

  /// Eight bells as ringers call the order Tittums: high and low ones in turn.
  BELLS(
      "Bells",
      new Key(PitchClass.C, Mode.MAJOR),
      92,
      VoiceSet.GLASS,
      0.7,
      0.1,
      """
      #.......
      ..#.....
      ....#...
      ......#.
      .#......
      ...#....
      .....#..
      .......#
      """),

  /// Single drops of a pentatonic scale, some of them two at once.
  MORNING_RAIN(
      "Morning rain",
      new Key(new PitchClass(-1), Mode.MAJOR_PENTATONIC),
      104,
      VoiceSet.KALIMBA,
      0.45,
      0.15,
      """
      .....#..
      .......#
      ..#.....
      ....#...
      #.....#.
      ...#....
      ......#.
      #.......
      """),

  /// Broken chords, the first and the fourth, as a music box turns them.
  CLOCKWORK(
      "Clockwork",
      new Key(new PitchClass(-2), Mode.MAJOR),
      126,
      VoiceSet.MUSIC_BOX,
      0.4,
      0.15,
      """
      .....#.#
      ........
      ......#.
      .#.#....
      ....#...
      ..#.....
      ........
      #.......
      """);

  private final String displayName;
  private final Key key;
  private final double tempo;
  private final VoiceSet voices;
  private final double reverb;
  private final double chorus;
  private final long squares;

  /// @param picture eight lines of eight squares from the highest row to the lowest, `#` for on
  DemoPattern(
      String displayName,
      Key key,
      double tempo,
      VoiceSet voices,
      double reverb,
      double chorus,
      String picture) {
    this.displayName = displayName;
    this.key = key;
    this.tempo = tempo;
    this.voices = voices;
    this.reverb = reverb;
    this.chorus = chorus;
    this.squares = squares(picture);
  }

  private static long squares(String picture) {
    long bits = 0;
    String[] lines = picture.split("\n", -1);
    for (int index = 0; index < MusicGrid.SQUARES; index++) {
      String line = lines[MusicGrid.ROWS - 1 - MusicGrid.row(index)];
      if (line.charAt(MusicGrid.column(index)) == '#') {
        bits |= 1L << index;
      }
    }
    return bits;
  }

  /// The name in labels, which everybody reads: `Slow tide`.
  public String displayName() {
    return displayName;
  }

  /// The key.
  public Key key() {
    return key;
  }

  /// Beats a minute, 40..240.
  public double tempo() {
    return tempo;
  }

  /// The voices of all squares.
  public VoiceSet voices() {
    return voices;
  }

  /// The amount of reverb, 0..1.
  public double reverb() {
    return reverb;
  }

  /// The amount of chorus, 0..1.
  public double chorus() {
    return chorus;
  }

  /// The squares that are on, as [MusicGrid#activeBits].
  public long squares() {
    return squares;
  }
}
