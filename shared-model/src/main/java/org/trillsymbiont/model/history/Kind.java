package org.trillsymbiont.model.history;

import java.util.EnumSet;
import java.util.Set;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.sync.HistoryEvent;

/// What an event is about.
public enum Kind {
  /// Squares go on and off.
  NOTES,
  /// How a square sounds.
  VOICE,
  /// Key, scale, chord, and how they are used.
  HARMONY,
  /// Tempo, play, pause, stop.
  TRANSPORT,
  /// What lets the grid grow, and each generation.
  EVOLUTION,
  /// Volume, reverb, chorus.
  MIX,
  /// What everybody sees, and does not hear.
  VIEW;

  /// What a field is about.
  public static Kind of(Field<?> field) {
    return switch (field.topLevel()) {
      case "musicGrid" -> Fields.isVoice(field) ? VOICE : Fields.isExpanded(field) ? VIEW : NOTES;
      case "selectedKey", "selectedScale", "selectedChord", "isSynchronized", "tonality" -> HARMONY;
      case "tempo", "isSequencerRunning", "currentSequenceStep", "leadMillis" -> TRANSPORT;
      case "evolution" -> EVOLUTION;
      case "masterVolume", "reverb", "chorus" -> MIX;
      default -> VIEW;
    };
  }

  /// What an event is about: all that it sets; but the squares that a generation switches are its
  /// own.
  public static Set<Kind> of(HistoryEvent event) {
    Edit edit = event.edit();
    if (edit.sets(Fields.EVOLUTION_STEP) || edit.sets(Fields.EVOLUTION_GENERATION)) {
      return EnumSet.of(EVOLUTION);
    }
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    edit.fields().forEach(field -> kinds.add(of(field)));
    return kinds;
  }
}
