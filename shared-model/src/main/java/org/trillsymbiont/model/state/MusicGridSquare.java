package org.trillsymbiont.model.state;

import java.util.Objects;

/// One square of the grid.
///
/// @param squareIndex `row * 8 + column`, 0..63
/// @param isActive whether it sounds when its column's step comes
/// @param isExpanded whether its voice panel shows all knobs (shared, as in the original)
/// @param voice how it sounds
public record MusicGridSquare(int squareIndex, boolean isActive, boolean isExpanded, Voice voice) {

  public MusicGridSquare {
    if (squareIndex < 0 || squareIndex >= MusicGrid.SQUARES) {
      throw new IllegalArgumentException("squareIndex must be within 0..63, not " + squareIndex);
    }
    Objects.requireNonNull(voice, "voice");
  }

  /// An inactive, collapsed square with the default voice.
  public static MusicGridSquare initial(int squareIndex) {
    return new MusicGridSquare(squareIndex, false, false, Voice.DEFAULT);
  }

  /// The scale degree's row, 0 (root) .. 7 (octave).
  public int row() {
    return MusicGrid.row(squareIndex);
  }

  /// The step's column, 0..7.
  public int column() {
    return MusicGrid.column(squareIndex);
  }

  public MusicGridSquare withActive(boolean value) {
    return new MusicGridSquare(squareIndex, value, isExpanded, voice);
  }

  public MusicGridSquare withExpanded(boolean value) {
    return new MusicGridSquare(squareIndex, isActive, value, voice);
  }

  public MusicGridSquare withVoice(Voice value) {
    return new MusicGridSquare(squareIndex, isActive, isExpanded, value);
  }
}
