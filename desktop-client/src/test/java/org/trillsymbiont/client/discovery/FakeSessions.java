package org.trillsymbiont.client.discovery;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Finds what a test says. Thread: FX.
public final class FakeSessions implements FoundSessions {
  private final ReadOnlyObjectWrapper<List<Found>> found = new ReadOnlyObjectWrapper<>(List.of());
  private boolean isLooking;

  @Override
  public ReadOnlyObjectProperty<List<Found>> foundProperty() {
    return found.getReadOnlyProperty();
  }

  /// Finds these, and no others.
  public void find(Found... sessions) {
    found.set(List.of(sessions));
  }

  /// True while it is to look around.
  public boolean isLooking() {
    return isLooking;
  }

  @Override
  public void look() {
    isLooking = true;
  }

  @Override
  public void rest() {
    isLooking = false;
    found.set(List.of());
  }

  @Override
  public void close() {
    rest();
  }
}
