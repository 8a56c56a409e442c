package org.trillsymbiont.client;

import javafx.beans.property.ReadOnlyLongProperty;
import org.trillsymbiont.client.midi.GridHands;
import org.trillsymbiont.client.view.grid.GridView;

/// Lets keys and pads do with the grid what the mouse does.
///
/// Thread: FX.
final class PlayingHands implements GridHands {
  private final Holds holds;
  private final GridView grid;

  PlayingHands(Holds holds, GridView grid) {
    this.holds = holds;
    this.grid = grid;
    holds.ownProperty().subscribe(bits -> grid.showHeld(bits.longValue()));
  }

  @Override
  public void toggle(int square) {
    grid.toggle(square);
  }

  @Override
  public void hold(int square) {
    holds.hold(square);
  }

  @Override
  public void release(int square) {
    holds.release(square);
  }

  @Override
  public void select(int square) {
    grid.select(square);
  }

  @Override
  public int selected() {
    return grid.selectedSquare();
  }

  @Override
  public ReadOnlyLongProperty heldProperty() {
    return holds.ownProperty();
  }
}
