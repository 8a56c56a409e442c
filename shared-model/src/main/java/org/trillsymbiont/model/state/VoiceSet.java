package org.trillsymbiont.model.state;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntFunction;

/// Sounds for the whole grid, made to be played together: a voice for each square and how much
/// reverb and chorus go with them. Frequency factors are octaves, so that every set is in tune with
/// the key.
@SuppressWarnings("ImmutableEnumChecker") // Pure functions of a square's index.
public enum VoiceSet {
  /// Bright sawtooth plucks, dry, as it all began.
  ORIGINAL("Original", 0, 0, _ -> Voice.DEFAULT),
  /// Clear sines an octave up that ring for long.
  GLASS("Glass", 0.55, 0.1, VoiceSet::glass),
  /// Soft triangles that swell into each other.
  PADS("Warm pads", 0.6, 0.6, VoiceSet::pads),
  /// Short round plucks, longer ones below.
  KALIMBA("Kalimba", 0.3, 0, VoiceSet::kalimba),
  /// Small high chimes with a light shimmer.
  MUSIC_BOX("Music box", 0.4, 0.15, VoiceSet::musicBox),
  /// Square waves with a breath of vibrato.
  REEDS("Hollow reeds", 0.35, 0.25, VoiceSet::reeds),
  /// Quiet sawtooth bows with a late vibrato.
  STRINGS("Slow strings", 0.5, 0.5, VoiceSet::strings),
  /// Two octaves down, slowly beating.
  DRONES("Deep drones", 0.45, 0.4, VoiceSet::drones),
  /// Chirps that fall into place, far away.
  FIREFLIES("Fireflies", 0.7, 0.2, VoiceSet::fireflies),
  /// Bass, chords and a lead, from the root upwards.
  TRIO("Trio", 0.3, 0.2, VoiceSet::trio),
  /// Accents on the beat, long waves between.
  TIDE("Tide", 0.5, 0.35, VoiceSet::tide);

  private static final double LONGEST = Voice.PRIMARY_DECAY.max();
  private static final double OCTAVE_UP = 2;
  private static final double OCTAVE_DOWN = 0.5;
  private static final double TWO_OCTAVES_DOWN = 0.25;

  private final String displayName;
  private final double reverb;
  private final double chorus;
  private final IntFunction<Voice> voices;

  VoiceSet(String displayName, double reverb, double chorus, IntFunction<Voice> voices) {
    this.displayName = displayName;
    this.reverb = reverb;
    this.chorus = chorus;
    this.voices = voices;
  }

  /// The English name, as it stands in edits' labels and in files: `Music box`.
  public String displayName() {
    return displayName;
  }

  /// The amount of reverb that goes with it, 0..1.
  public double reverb() {
    return reverb;
  }

  /// The amount of chorus that goes with it, 0..1.
  public double chorus() {
    return chorus;
  }

  /// The voice of a square.
  ///
  /// @param squareIndex 0..63
  public Voice voice(int squareIndex) {
    return voices.apply(squareIndex);
  }

  /// The set that a grid has, if all its voices are of one; whatever was done to the amounts.
  public static Optional<VoiceSet> of(MusicGrid grid) {
    return Arrays.stream(values()).filter(set -> set.isIn(grid)).findFirst();
  }

  private boolean isIn(MusicGrid grid) {
    return grid.squares().stream()
        .allMatch(square -> square.voice().equals(voice(square.squareIndex())));
  }

  private static Voice glass(int square) {
    int row = MusicGrid.row(square);
    return plain(Waveform.SINE, OCTAVE_UP, 0.9 - 0.04 * row, LONGEST - 0.1 * row)
        .withLfoFreq(2.5)
        .withLfoGain(1.5)
        .withLfoDecay(1);
  }

  private static Voice pads(int square) {
    return plain(Waveform.TRIANGLE, OCTAVE_DOWN, 1.2, LONGEST)
        .withLfoFreq(0.3)
        .withLfoGain(1.2)
        .withLfoDecay(LONGEST);
  }

  private static Voice kalimba(int square) {
    int row = MusicGrid.row(square);
    return plain(Waveform.TRIANGLE, 1, 1.4 - 0.05 * row, 0.6 - 0.05 * row);
  }

  private static Voice musicBox(int square) {
    int row = MusicGrid.row(square);
    return plain(Waveform.SINE, OCTAVE_UP, 1.1 - 0.05 * row, 0.7 - 0.04 * row)
        .withLfoFreq(3)
        .withLfoGain(2)
        .withLfoDecay(0.4);
  }

  private static Voice reeds(int square) {
    int row = MusicGrid.row(square);
    return plain(Waveform.SQUARE, OCTAVE_DOWN, 0.55, 1.1)
        .withLfoFreq(3)
        .withLfoGain(rounded(1 + 0.15 * row))
        .withLfoDecay(LONGEST);
  }

  private static Voice strings(int square) {
    int row = MusicGrid.row(square);
    return plain(Waveform.SAWTOOTH, 1, 0.5, LONGEST)
        .withLfoFreq(rounded(2.2 + 0.1 * row))
        .withLfoGain(rounded(1.5 + 0.2 * row))
        .withLfoDecay(LONGEST);
  }

  /// Each column beats a little faster than the one before.
  private static Voice drones(int square) {
    return plain(Waveform.SAWTOOTH, TWO_OCTAVES_DOWN, 1, LONGEST)
        .withLfoWave(Waveform.TRIANGLE)
        .withLfoFreq(rounded(0.2 + 0.1 * MusicGrid.column(square)))
        .withLfoGain(0.6)
        .withLfoDecay(LONGEST);
  }

  /// A fall of up to a third that is over before the note is.
  private static Voice fireflies(int square) {
    int row = MusicGrid.row(square);
    return plain(Waveform.SINE, OCTAVE_UP, 0.7, row % 2 == 0 ? 0.5 : 0.3)
        .withLfoWave(Waveform.SAWTOOTH)
        .withLfoFreq(3)
        .withLfoGain(30)
        .withLfoDecay(0.2);
  }

  private static Voice trio(int square) {
    int row = MusicGrid.row(square);
    if (row < 2) {
      return plain(Waveform.TRIANGLE, TWO_OCTAVES_DOWN, 1.5, 0.9);
    }
    if (row < 5) {
      return plain(Waveform.TRIANGLE, OCTAVE_DOWN, 0.8, 1.6);
    }
    return plain(Waveform.SAWTOOTH, 1, 0.6, 0.6).withLfoFreq(3).withLfoGain(3).withLfoDecay(1);
  }

  private static Voice tide(int square) {
    boolean isOnBeat = MusicGrid.column(square) % 2 == 0;
    return isOnBeat
        ? plain(Waveform.TRIANGLE, 1, 1.3, 0.35)
        : plain(Waveform.SINE, OCTAVE_DOWN, 0.9, LONGEST)
            .withLfoFreq(0.5)
            .withLfoGain(1)
            .withLfoDecay(LONGEST);
  }

  /// A voice without vibrato. Numbers of at most three digits travel well.
  private static Voice plain(Waveform wave, double factor, double gain, double decay) {
    return Voice.DEFAULT
        .withPrimaryWave(wave)
        .withPrimaryFreq(factor)
        .withPrimaryGain(rounded(gain))
        .withPrimaryDecay(rounded(decay));
  }

  private static double rounded(double value) {
    return Math.rint(value * 100) / 100;
  }
}
