package org.trillsymbiont.client.view.notice;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.trillsymbiont.client.text.Lists;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;

/// Says which own changes gave way to those of others, as a musician would. Pure.
final class Overtaking {
  private static final Texts TEXTS = Texts.of(Overtaking.class);
  private static final String SQUARE = "/musicGrid/";

  private Overtaking() {}

  /// The sentence: `While you were away others changed the tempo and 3 squares; your changes there
  /// gave way.`
  ///
  /// @param edits at least one that sets a field
  static String sentence(List<Edit> edits) {
    return TEXTS.get("overtaken", Lists.all(what(edits)));
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
      all.add(TEXTS.get("changed.squares", squares.size()));
    }
    if (!voices.isEmpty()) {
      all.add(TEXTS.get("changed.voices", voices.size()));
    }
    return all;
  }

  private static String name(Field<?> field) {
    return switch (field.topLevel()) {
      case "selectedKey" -> TEXTS.get("changed.key");
      case "selectedScale" -> TEXTS.get("changed.scale");
      case "selectedChord" -> TEXTS.get("changed.chord");
      case "isSynchronized" -> TEXTS.get("changed.follows");
      case "masterVolume" -> TEXTS.get("changed.volume");
      case "reverb", "chorus" -> TEXTS.get("changed.ambience");
      case "tempo" -> TEXTS.get("changed.tempo");
      case "isSequencerRunning", "currentSequenceStep" -> TEXTS.get("changed.play");
      case "tonality" -> TEXTS.get("changed.tonality");
      case "evolution" -> TEXTS.get("changed.evolution");
      default -> TEXTS.get("changed.panels");
    };
  }
}
