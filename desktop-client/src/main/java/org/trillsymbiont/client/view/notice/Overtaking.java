package org.trillsymbiont.client.view.notice;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;

/// Says which own changes gave way to those of others, as a musician would. Pure.
final class Overtaking {
  private static final String SQUARE = "/musicGrid/";

  private Overtaking() {}

  /// The sentence: `While you were away others changed the tempo and 3 squares; your changes there
  /// gave way.`
  ///
  /// @param edits at least one that sets a field
  static String sentence(List<Edit> edits) {
    return "While you were away others changed "
        + Names.all(what(edits))
        + "; your changes there gave way.";
  }

  private static List<String> what(List<Edit> edits) {
    Set<String> names = new LinkedHashSet<>();
    Set<String> squares = new LinkedHashSet<>();
    Set<String> voices = new LinkedHashSet<>();
    for (Edit edit : edits) {
      for (Field<?> field : edit.fields()) {
        if (!field.pointer().startsWith(SQUARE)) {
          names.add(name(field));
        } else {
          (Fields.isVoice(field) ? voices : squares).add(field.place());
        }
      }
    }
    List<String> all = new ArrayList<>(names);
    if (!squares.isEmpty()) {
      all.add(count(squares.size(), "a square", "squares"));
    }
    if (!voices.isEmpty()) {
      all.add(count(voices.size(), "the voice of a square", "voices"));
    }
    return all;
  }

  private static String count(int count, String one, String many) {
    return count == 1 ? one : count + " " + many;
  }

  private static String name(Field<?> field) {
    return switch (field.topLevel()) {
      case "selectedKey" -> "the key";
      case "selectedScale" -> "the scale";
      case "selectedChord" -> "the chord";
      case "isSynchronized" -> "whether the grid follows the key";
      case "masterVolume" -> "the volume";
      case "reverb", "chorus" -> "the ambience";
      case "tempo" -> "the tempo";
      case "isSequencerRunning", "currentSequenceStep" -> "play and pause";
      case "tonality" -> "key and tuning";
      case "evolution" -> "the evolution";
      default -> "the panels";
    };
  }
}
