package org.trillsymbiont.client.text;

import org.trillsymbiont.model.state.ChordFollowing;
import org.trillsymbiont.model.state.KeyChange;
import org.trillsymbiont.model.state.Ruleset;
import org.trillsymbiont.model.state.VoiceSet;

/// What the model's choices are called in the user's language, and what each does, in a sentence of
/// at most 60 characters.
///
/// Thread: any.
public final class ChoiceWords {
  private static final Texts TEXTS = Texts.of(ChoiceWords.class);

  private ChoiceWords() {}

  /// A rule of the evolution: `Rain`.
  public static String name(Ruleset rule) {
    return TEXTS.word("rule", rule);
  }

  /// What a rule does to the pattern.
  public static String help(Ruleset rule) {
    return TEXTS.word("rule.help", rule);
  }

  /// A set of voices: `Music box`.
  public static String name(VoiceSet set) {
    return TEXTS.word("voices", set);
  }

  /// What a set of voices sounds like.
  public static String help(VoiceSet set) {
    return TEXTS.word("voices.help", set);
  }

  /// How the grid follows the chord: `Snap`.
  public static String name(ChordFollowing following) {
    return TEXTS.word("following", following);
  }

  /// What the grid makes of the chord.
  public static String help(ChordFollowing following) {
    return TEXTS.word("following.help", following);
  }

  /// When a new key is heard: `Next bar`.
  public static String name(KeyChange change) {
    return TEXTS.word("key-change", change);
  }

  /// When a new key is heard, in full.
  public static String help(KeyChange change) {
    return TEXTS.word("key-change.help", change);
  }
}
