package org.trillsymbiont.client.view.circle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.trillsymbiont.client.text.MusicWords;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.theory.Chord;
import org.trillsymbiont.model.theory.Degree;
import org.trillsymbiont.model.theory.Key;
import org.trillsymbiont.model.theory.Mode;
import org.trillsymbiont.model.theory.PitchClass;

/// One of the 36 places of the circle: a triad, and the key that it is the tonic chord of.
///
/// @param ring which of the three
/// @param index 0 (C, A minor, B diminished; at the top) .. 11 (F), clockwise by fifths
public record CirclePlace(Ring ring, int index) {
  /// How many places a ring has.
  public static final int PLACES = 12;

  private static final Texts TEXTS = Texts.of(CirclePlace.class);
  private static final int MOST_ACCIDENTALS = 7;

  /// The rings from the outside inwards. Each ring's roots lie a fixed number of fifths above the
  /// signature of the place: over C are A minor (3) and B diminished (5).
  public enum Ring {
    MAJOR(0, Mode.MAJOR, ""),
    MINOR(3, Mode.MINOR, "m"),
    DIMINISHED(5, Mode.LOCRIAN, "°");

    private final int rootAboveSignature;
    private final Mode mode;
    private final String suffix;

    Ring(int rootAboveSignature, Mode mode, String suffix) {
      this.rootAboveSignature = rootAboveSignature;
      this.mode = mode;
      this.suffix = suffix;
    }

    private static Ring of(Chord.Quality quality) {
      return switch (quality) {
        case MAJOR, AUGMENTED -> MAJOR;
        case MINOR -> MINOR;
        case DIMINISHED -> DIMINISHED;
      };
    }
  }

  public CirclePlace {
    if (index < 0 || index >= PLACES) {
      throw new IllegalArgumentException("index must be within 0..11, not " + index);
    }
  }

  /// The place of a triad.
  public static CirclePlace of(Chord chord) {
    Ring ring = Ring.of(chord.quality());
    int root = chord.notes().getFirst().fifths();
    return new CirclePlace(ring, Math.floorMod(root - ring.rootAboveSignature, PLACES));
  }

  /// The place of a key: that of its tonic chord, whatever the mode.
  public static CirclePlace of(Key key) {
    return of(new Chord(key, Degree.I));
  }

  /// The places of a key's chords: in the seven diatonic modes one wedge. In ring order, then
  /// clockwise.
  public static Map<CirclePlace, Chord> wedge(Key key) {
    Map<CirclePlace, Chord> wedge =
        new TreeMap<>(Comparator.comparing(CirclePlace::ring).thenComparingInt(CirclePlace::index));
    Chord.all(key, false).forEach(chord -> wedge.put(of(chord), chord));
    return wedge;
  }

  /// All 36, ring by ring.
  public static List<CirclePlace> all() {
    List<CirclePlace> all = new ArrayList<>();
    for (Ring ring : Ring.values()) {
      for (int index = 0; index < PLACES; index++) {
        all.add(new CirclePlace(ring, index));
      }
    }
    return List.copyOf(all);
  }

  /// The tonic that choosing this place sets: under the name that the original has for it.
  public PitchClass tonic() {
    return AppState.originalTonic(new PitchClass(index + ring.rootAboveSignature));
  }

  /// The mode that choosing this place sets: major, minor, or for a diminished chord locrian.
  public Mode mode() {
    return ring.mode;
  }

  /// The key that choosing this place sets, as it is spelled.
  public Key key() {
    return new Key(tonic(), mode()).respelled();
  }

  /// The signature that the place has as it is spelled: in a key's wedge as the key spells it, else
  /// that of [#key].
  ///
  /// @param chord the current key's chord at this place, if it has one here
  public int signature(Optional<Chord> chord) {
    return chord
        .map(c -> c.notes().getFirst().fifths() - ring.rootAboveSignature)
        .orElse(key().signature());
  }

  /// The chord's names, that of [#key] first, then the enharmonic one when its key can be written
  /// too: `F♯` and `G♭`.
  public List<String> names() {
    PitchClass first = key().tonic();
    List<String> names = new ArrayList<>();
    names.add(MusicWords.note(first) + ring.suffix);
    for (int byFifths : new int[] {-PLACES, PLACES}) {
      Key other = new Key(first.transpose(byFifths), mode());
      if (Math.abs(other.signature()) <= MOST_ACCIDENTALS) {
        names.add(MusicWords.note(other.tonic()) + ring.suffix);
      }
    }
    return List.copyOf(names);
  }

  /// The name for a screen reader: `F♯ minor`.
  public String spokenName() {
    return TEXTS.get("place." + ring.name(), MusicWords.note(key().tonic()));
  }

  /// The place so many steps clockwise on the same ring.
  public CirclePlace turned(int steps) {
    return new CirclePlace(ring, Math.floorMod(index + steps, PLACES));
  }

  /// The place on the next ring inwards, or this one when there is none.
  public CirclePlace inwards() {
    return new CirclePlace(ring == Ring.MAJOR ? Ring.MINOR : Ring.DIMINISHED, index);
  }

  /// The place on the next ring outwards, or this one when there is none.
  public CirclePlace outwards() {
    return new CirclePlace(ring == Ring.DIMINISHED ? Ring.MINOR : Ring.MAJOR, index);
  }
}
