package org.trillsymbiont.model.sync;

import java.util.Optional;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;

/// A part of the shared state that the host may keep for himself (docs/sync-protocol.md, R51).
/// Volume, reverb, chorus and the panels belong to none.
public enum Lock {
  /// Key, scale, chord, and how they are used: `selectedKey`, `selectedScale`, `selectedChord`,
  /// `isSynchronized` and `tonality`.
  HARMONY("harmony"),
  /// How fast steps go by, and whether: `tempo`, `isSequencerRunning`, `currentSequenceStep`.
  TEMPO("tempo"),
  /// Squares and their voices, and what lets them grow: `musicGrid`, but for `isExpanded`, which is
  /// how much of a voice is shown, and `evolution`.
  GRID("grid");

  private final String wireName;

  Lock(String wireName) {
    this.wireName = wireName;
  }

  /// `harmony`.
  public String wireName() {
    return wireName;
  }

  /// The lock with a name, if there is one.
  public static Optional<Lock> named(String wireName) {
    for (Lock lock : values()) {
      if (lock.wireName.equals(wireName)) {
        return Optional.of(lock);
      }
    }
    return Optional.empty();
  }

  /// The lock that a field belongs to, if any.
  public static Optional<Lock> of(Field<?> field) {
    return switch (field.topLevel()) {
      case "selectedKey", "selectedScale", "selectedChord", "isSynchronized", "tonality" ->
          Optional.of(HARMONY);
      case "tempo", "isSequencerRunning", "currentSequenceStep" -> Optional.of(TEMPO);
      case "musicGrid" -> Fields.isExpanded(field) ? Optional.empty() : Optional.of(GRID);
      case "evolution" -> Optional.of(GRID);
      default -> Optional.empty();
    };
  }
}
