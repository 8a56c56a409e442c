package org.trillsymbiont.client.view.circle;

/// Sounds the shared state's chord once on this machine.
///
/// Thread: FX; returns at once.
@FunctionalInterface
public interface ChordSounds {

  /// Called after a gesture that chose a chord, also when it chose the one that was chosen already,
  /// so that the state has not changed.
  void auditionChord();
}
