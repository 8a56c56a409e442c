package org.trillsymbiont.model.edit;

import java.util.Map;

/// What an edit is called unless its author says otherwise, so that the labels of the most frequent
/// edits need not travel.
final class Labels {
  private Labels() {}

  /// The label of an edit with these values.
  static String of(Map<Field<?>, Object> values) {
    if (values.size() != 1) {
      return "Change several things";
    }
    Map.Entry<Field<?>, Object> only = values.entrySet().iterator().next();
    return of(only.getKey().name(), only.getValue());
  }

  private static String of(String name, Object value) {
    boolean on = Boolean.TRUE.equals(value);
    return switch (name) {
      case "selectedKey", "nextKey" -> "Change key";
      case "selectedScale", "nextScale" -> "Change scale";
      case "keyChange" -> "Choose when a key is heard";
      case "selectedChord" -> "Choose chord";
      case "isSynchronized" -> on ? "Let the grid follow the key" : "Free the grid from the key";
      case "showHelp" -> on ? "Show help" : "Hide help";
      case "showCircleOfFifths" -> on ? "Show circle of fifths" : "Hide circle of fifths";
      case "masterVolume" -> "Change volume";
      case "reverb" -> "Turn reverb";
      case "chorus" -> "Turn chorus";
      case "tempo" -> "Change tempo";
      case "isSequencerRunning" -> on ? "Play" : "Pause";
      case "currentSequenceStep" -> "Step";
      case "isActive" -> on ? "Switch square on" : "Switch square off";
      case "isExpanded" -> on ? "Show knobs" : "Hide knobs";
      case "primaryFreq", "primaryGain", "primaryDecay", "lfoFreq", "lfoGain", "lfoDecay" ->
          "Turn " + part(name);
      case "primaryWave", "lfoWave" -> "Choose " + part(name);
      case "isEvolving" -> on ? "Start evolution" : "Stop evolution";
      case "evolutionSpeed" -> "Change evolution speed";
      case "currentStep", "generation" -> "Evolve";
      case "maxSteps" -> "Change evolution cycle";
      case "ruleset" -> "Choose evolution rule";
      case "seed" -> "Change evolution seed";
      case "stepsPerGeneration" -> "Change evolution pace";
      case "floor" -> "Change evolution floor";
      case "isHarmonic" -> on ? "Let evolution follow the chord" : "Free evolution from the chord";
      case "hasSevenths" -> on ? "Add sevenths to chords" : "Take sevenths from chords";
      case "chordFollowing" -> "Choose what the chord does to the grid";
      case "leadMillis" -> "Change lead";
      case "a4Hertz" -> "Change tuning";
      default -> "Change " + name;
    };
  }

  /// A part of a voice in words: `LFO depth`.
  static String part(Field<?> ofVoice) {
    return part(ofVoice.name());
  }

  private static String part(String name) {
    return switch (name) {
      case "primaryFreq" -> "frequency";
      case "primaryGain" -> "gain";
      case "primaryDecay" -> "decay";
      case "primaryWave" -> "waveform";
      case "lfoFreq" -> "LFO rate";
      case "lfoGain" -> "LFO depth";
      case "lfoDecay" -> "LFO decay";
      case "lfoWave" -> "LFO wave";
      default -> throw new IllegalArgumentException(name + " is no part of a voice");
    };
  }
}
