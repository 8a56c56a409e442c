package org.trillsymbiont.client.view.voice;

/// What a voice, or a part of one, is applied to.
enum VoiceTarget {
  ROW,
  COLUMN,
  ACTIVE
}
