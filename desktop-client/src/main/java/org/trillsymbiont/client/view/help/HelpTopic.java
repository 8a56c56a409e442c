package org.trillsymbiont.client.view.help;

import org.trillsymbiont.client.text.Texts;

/// What the help panel tells of, in its order.
enum HelpTopic {
  START,
  TOGETHER,
  HANDS,
  OFFLINE,
  FOLLOW,
  GRID,
  PATTERNS,
  TRANSPORT,
  CIRCLE,
  VOICES,
  SOUND,
  EVOLUTION,
  HISTORY,
  FILES,
  MIDI;

  private static final Texts TEXTS = Texts.of(HelpTopic.class);

  String title() {
    return TEXTS.word("topic", this);
  }

  /// One or more paragraphs.
  String text() {
    return TEXTS.word("about", this);
  }
}
