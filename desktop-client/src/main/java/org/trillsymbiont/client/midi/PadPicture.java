package org.trillsymbiont.client.midi;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.trillsymbiont.model.state.MusicGrid;
import org.trillsymbiont.model.sync.Colour;

/// What a grid of pads shows: squares that are on in their row's colour, the column that is heard
/// brighter, those that sound in white, those that others hold in the others' colours. Pure.
///
/// @param colours of the 64 squares
record PadPicture(List<PadColour> colours) {
  /// All lamps are dark.
  static final PadPicture DARK =
      new PadPicture(IntStream.range(0, MusicGrid.SQUARES).mapToObj(_ -> PadColour.OFF).toList());

  PadPicture {
    colours = List.copyOf(colours);
  }

  /// What there is to be shown.
  ///
  /// @param active the squares that are on, as bits
  /// @param column the one that is heard, or -1
  /// @param white the squares that flash or are held here, as bits
  /// @param others the squares that others hold, in their colours
  record Scene(long active, int column, long white, Map<Integer, Colour> others) {
    Scene {
      others = Map.copyOf(others);
    }
  }

  static PadPicture of(Scene scene) {
    return new PadPicture(
        IntStream.range(0, MusicGrid.SQUARES).mapToObj(square -> colour(scene, square)).toList());
  }

  private static PadColour colour(Scene scene, int square) {
    Colour other = scene.others().get(square);
    if (other != null) {
      return PadColour.of(other);
    }
    if (has(scene.white(), square)) {
      return PadColour.WHITE;
    }
    boolean isHeard = MusicGrid.column(square) == scene.column();
    if (has(scene.active(), square)) {
      PadColour row = PadColour.row(MusicGrid.row(square));
      return isHeard ? row : row.dimmed();
    }
    return isHeard ? PadColour.FAINT : PadColour.OFF;
  }

  private static boolean has(long bits, int square) {
    return (bits >>> square & 1) != 0;
  }

  /// The squares whose colours are others than before, from square 0 upwards.
  Map<Integer, PadColour> since(PadPicture before) {
    Map<Integer, PadColour> changed = new TreeMap<>();
    for (int square = 0; square < MusicGrid.SQUARES; square++) {
      if (!colours.get(square).equals(before.colours.get(square))) {
        changed.put(square, colours.get(square));
      }
    }
    return changed;
  }
}
