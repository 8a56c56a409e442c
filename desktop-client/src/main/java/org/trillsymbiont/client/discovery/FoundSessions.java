package org.trillsymbiont.client.discovery;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;

/// Looks for sessions that can be joined, while it is asked to. Whatever goes wrong with that is
/// written to the log, and nothing is found.
///
/// Thread: FX; it looks on threads of its own.
public interface FoundSessions extends AutoCloseable {

  /// What there is at this moment, the own computer's first, then by name; empty while it rests.
  ReadOnlyObjectProperty<List<Found>> foundProperty();

  /// Begins to look around.
  void look();

  /// Stops looking; what was found is forgotten.
  void rest();

  /// Stops for good.
  @Override
  void close();
}
