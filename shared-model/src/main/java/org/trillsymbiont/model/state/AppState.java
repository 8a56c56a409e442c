package org.trillsymbiont.model.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.trillsymbiont.model.theory.Chord;
import org.trillsymbiont.model.theory.Degree;
import org.trillsymbiont.model.theory.Key;
import org.trillsymbiont.model.theory.Mode;
import org.trillsymbiont.model.theory.PitchClass;

/// Everything that is shared in a session. The names are the original's, also on the wire.
///
/// Which step plays at a time follows from the [Transport]; here is only what was last said about
/// it.
///
/// @param selectedKey the tonic, Cb (seven fifths below C) .. A# (ten above): every tonic that some
///   major or minor key can be written with
/// @param selectedScale the mode
/// @param selectedChord the degree whose chord was chosen last
/// @param isSynchronized whether the rows follow the key (else the original's fixed matrix)
/// @param showHelp whether the help panel is open
/// @param showCircleOfFifths whether the circle panel is open
/// @param masterVolume linear gain, 0..1
/// @param reverb how much of the sound the room gives back, 0 (dry, as in the original)..1
/// @param chorus how much the sound is thickened, 0..1
/// @param tempo beats a minute, 40..240; a step is half a beat
/// @param isSequencerRunning whether steps advance, or are about to
/// @param currentSequenceStep the column to begin with; -1 after a stop
/// @param musicGrid the 64 squares
/// @param evolution the evolution
/// @param tonality what else belongs to key and chord
/// @param leadMillis how long before its begin the content of a step is fixed; the server's choice,
///   100..2000
public record AppState(
    PitchClass selectedKey,
    Mode selectedScale,
    Degree selectedChord,
    boolean isSynchronized,
    boolean showHelp,
    boolean showCircleOfFifths,
    double masterVolume,
    double reverb,
    double chorus,
    double tempo,
    boolean isSequencerRunning,
    int currentSequenceStep,
    MusicGrid musicGrid,
    Evolution evolution,
    Tonality tonality,
    int leadMillis) {

  public static final Range SELECTED_KEY_FIFTHS = new Range(-7, 10, 0);

  /// The original's twelve begin with Eb and end with G#.
  private static final int LOWEST_ORIGINAL_KEY_FIFTHS = -3;

  public static final Range MASTER_VOLUME = new Range(0, 1, 1);
  public static final Range REVERB = new Range(0, 1, 0);
  public static final Range CHORUS = new Range(0, 1, 0);
  public static final Range TEMPO = new Range(40, 240, 99);
  public static final Range CURRENT_SEQUENCE_STEP = new Range(-1, 7, -1);
  public static final Range LEAD_MILLIS = new Range(100, 2000, 250);

  /// What a new session starts with: the original's defaults.
  public static final AppState INITIAL =
      new AppState(
          PitchClass.C,
          Mode.MAJOR,
          Degree.I,
          true,
          false,
          false,
          MASTER_VOLUME.defaultValue(),
          REVERB.defaultValue(),
          CHORUS.defaultValue(),
          TEMPO.defaultValue(),
          false,
          (int) CURRENT_SEQUENCE_STEP.defaultValue(),
          MusicGrid.INITIAL,
          Evolution.INITIAL,
          Tonality.INITIAL,
          (int) LEAD_MILLIS.defaultValue());

  public AppState {
    Objects.requireNonNull(selectedScale, "selectedScale");
    Objects.requireNonNull(selectedChord, "selectedChord");
    Objects.requireNonNull(musicGrid, "musicGrid");
    Objects.requireNonNull(evolution, "evolution");
    Objects.requireNonNull(tonality, "tonality");
    if (!SELECTED_KEY_FIFTHS.contains(selectedKey.fifths())) {
      throw new IllegalArgumentException("selectedKey must be within Cb..A#, not " + selectedKey);
    }
    MASTER_VOLUME.require(masterVolume, "masterVolume");
    REVERB.require(reverb, "reverb");
    CHORUS.require(chorus, "chorus");
    TEMPO.require(tempo, "tempo");
    CURRENT_SEQUENCE_STEP.require(currentSequenceStep, "currentSequenceStep");
    LEAD_MILLIS.require(leadMillis, "leadMillis");
  }

  /// The key as it is spelled and sounds.
  public Key key() {
    return new Key(selectedKey, selectedScale).respelled();
  }

  /// The chosen chord in that key.
  public Chord chord() {
    return new Chord(key(), selectedChord, tonality.hasSevenths());
  }

  /// A tonic under the name that it has among the original's twelve: Eb Bb F C G D A E B F# C# G#.
  public static PitchClass originalTonic(PitchClass tonic) {
    int above = Math.floorMod(tonic.fifths() - LOWEST_ORIGINAL_KEY_FIFTHS, 12);
    return new PitchClass(LOWEST_ORIGINAL_KEY_FIFTHS + above);
  }

  /// The length of a step in nanoseconds: half a beat.
  public long stepNanos() {
    return Math.round(30e9 / tempo);
  }

  /// A builder that starts from this state.
  public Builder toBuilder() {
    return new Builder(this);
  }

  /// Collects changes of many fields and makes one new state of them. Thread: confined to its
  /// maker.
  public static final class Builder {
    private final AppState base;
    private PitchClass selectedKey;
    private Mode selectedScale;
    private Degree selectedChord;
    private boolean isSynchronized;
    private boolean showHelp;
    private boolean showCircleOfFifths;
    private double masterVolume;
    private double reverb;
    private double chorus;
    private double tempo;
    private boolean isSequencerRunning;
    private int currentSequenceStep;
    private final List<MusicGridSquare> squares;
    private Evolution evolution;
    private Tonality tonality;
    private int leadMillis;

    private Builder(AppState base) {
      this.base = base;
      selectedKey = base.selectedKey;
      selectedScale = base.selectedScale;
      selectedChord = base.selectedChord;
      isSynchronized = base.isSynchronized;
      showHelp = base.showHelp;
      showCircleOfFifths = base.showCircleOfFifths;
      masterVolume = base.masterVolume;
      reverb = base.reverb;
      chorus = base.chorus;
      tempo = base.tempo;
      isSequencerRunning = base.isSequencerRunning;
      currentSequenceStep = base.currentSequenceStep;
      squares = new ArrayList<>(base.musicGrid.squares());
      evolution = base.evolution;
      tonality = base.tonality;
      leadMillis = base.leadMillis;
    }

    public void selectedKey(PitchClass value) {
      selectedKey = value;
    }

    public void selectedScale(Mode value) {
      selectedScale = value;
    }

    public void selectedChord(Degree value) {
      selectedChord = value;
    }

    public void isSynchronized(boolean value) {
      isSynchronized = value;
    }

    public void showHelp(boolean value) {
      showHelp = value;
    }

    public void showCircleOfFifths(boolean value) {
      showCircleOfFifths = value;
    }

    public void masterVolume(double value) {
      masterVolume = value;
    }

    public void reverb(double value) {
      reverb = value;
    }

    public void chorus(double value) {
      chorus = value;
    }

    public void tempo(double value) {
      tempo = value;
    }

    public void isSequencerRunning(boolean value) {
      isSequencerRunning = value;
    }

    public void currentSequenceStep(int value) {
      currentSequenceStep = value;
    }

    public MusicGridSquare square(int squareIndex) {
      return squares.get(squareIndex);
    }

    public void square(MusicGridSquare value) {
      squares.set(value.squareIndex(), value);
    }

    public Evolution evolution() {
      return evolution;
    }

    public void evolution(Evolution value) {
      evolution = value;
    }

    public Tonality tonality() {
      return tonality;
    }

    public void tonality(Tonality value) {
      tonality = value;
    }

    public void leadMillis(int value) {
      leadMillis = value;
    }

    /// The new state.
    ///
    /// @throws IllegalArgumentException when a value is out of its range
    public AppState build() {
      MusicGrid grid =
          squares.equals(base.musicGrid.squares()) ? base.musicGrid : new MusicGrid(squares);
      return new AppState(
          selectedKey,
          selectedScale,
          selectedChord,
          isSynchronized,
          showHelp,
          showCircleOfFifths,
          masterVolume,
          reverb,
          chorus,
          tempo,
          isSequencerRunning,
          currentSequenceStep,
          grid,
          evolution,
          tonality,
          leadMillis);
    }
  }
}
