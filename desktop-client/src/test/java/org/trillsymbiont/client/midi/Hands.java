package org.trillsymbiont.client.midi;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/// Notes down what is done to the grid.
final class Hands implements GridHands {
  private final List<String> done = new ArrayList<>();
  private final ReadOnlyLongWrapper held = new ReadOnlyLongWrapper();
  private int selected = -1;

  /// What was done since the last call.
  List<String> take() {
    List<String> taken = List.copyOf(done);
    done.clear();
    return taken;
  }

  @Override
  public void toggle(int square) {
    done.add("toggle " + square);
  }

  @Override
  public void hold(int square) {
    done.add("hold " + square);
  }

  @Override
  public void release(int square) {
    done.add("release " + square);
  }

  @Override
  public void select(int square) {
    selected = square;
  }

  @Override
  public int selected() {
    return selected;
  }

  @Override
  public ReadOnlyLongProperty heldProperty() {
    return held.getReadOnlyProperty();
  }
}
