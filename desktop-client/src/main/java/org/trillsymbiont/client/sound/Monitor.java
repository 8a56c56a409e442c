package org.trillsymbiont.client.sound;

import java.util.Set;
import org.trillsymbiont.model.state.MusicGrid;

/// What this computer lets its user hear of the room's sound. Nobody else hears a difference, nor
/// does a recording of trim and mute.
///
/// @param trimDecibels how much softer, -40..0
/// @param muted whether nothing is heard
/// @param soloRows the only rows whose steps are sounded here, each 0..7; empty for all
public record Monitor(double trimDecibels, boolean muted, Set<Integer> soloRows) {
  public static final double LEAST_DECIBELS = -40;

  /// Everything, as loud as it is.
  public static final Monitor OPEN = new Monitor(0, false, Set.of());

  public Monitor {
    if (!(trimDecibels >= LEAST_DECIBELS && trimDecibels <= 0)) {
      throw new IllegalArgumentException("a trim is -40..0 dB, not " + trimDecibels);
    }
    soloRows = Set.copyOf(soloRows);
    for (int row : soloRows) {
      if (row < 0 || row >= MusicGrid.ROWS) {
        throw new IllegalArgumentException("a row is 0..7, not " + row);
      }
    }
  }

  /// The same with another trim.
  public Monitor withTrimDecibels(double decibels) {
    return new Monitor(decibels, muted, soloRows);
  }

  /// The same, muted or not.
  public Monitor withMuted(boolean value) {
    return new Monitor(trimDecibels, value, soloRows);
  }

  /// The same with other rows alone.
  public Monitor withSoloRows(Set<Integer> rows) {
    return new Monitor(trimDecibels, muted, rows);
  }

  /// Whether all that the room plays is heard, however softly.
  public boolean isWhole() {
    return !muted && soloRows.isEmpty();
  }

  /// What samples are multiplied by, 0..1.
  double gain() {
    return muted ? 0 : Math.pow(10, trimDecibels / 20);
  }

  /// Whether steps of a square are sounded.
  ///
  /// @param square 0..63
  boolean sounds(int square) {
    return soloRows.isEmpty() || soloRows.contains(MusicGrid.row(square));
  }
}
