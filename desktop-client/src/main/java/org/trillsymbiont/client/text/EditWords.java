package org.trillsymbiont.client.text;

import java.util.Arrays;
import java.util.Locale;
import org.trillsymbiont.model.state.VoiceSet;

/// What edits are called in the user's language. On the wire an edit's label is English, as its
/// author's machine wrote it; one that we know none of the words of is shown as it came.
///
/// Thread: any.
public final class EditWords {
  private static final Texts TEXTS = Texts.of(EditWords.class);
  private static final String VOICE_SET = "Voice set ";
  private static final String PATTERN = "Pattern ";
  private static final String OPEN = "Open ";

  private EditWords() {}

  /// A label: `Clear grid`, in German `Raster leeren`.
  public static String of(String label) {
    if (label.startsWith(VOICE_SET)) {
      return TEXTS.get("edit.voice-set", voiceSet(label.substring(VOICE_SET.length())));
    }
    if (label.startsWith(PATTERN)) {
      return TEXTS.get("edit.pattern", label.substring(PATTERN.length()));
    }
    if (label.startsWith(OPEN)) {
      return TEXTS.get("edit.open", label.substring(OPEN.length()));
    }
    String key = key(label);
    return TEXTS.has(key) ? TEXTS.get(key) : label;
  }

  /// A set's name in the user's language; as it came when it is none of ours.
  private static String voiceSet(String name) {
    return Arrays.stream(VoiceSet.values())
        .filter(set -> set.displayName().equals(name))
        .findFirst()
        .map(ChoiceWords::name)
        .orElse(name);
  }

  /// `edit.clear-grid`.
  static String key(String label) {
    return "edit." + label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }
}
