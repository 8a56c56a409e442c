package org.trillsymbiont.client.sound.device;

import org.trillsymbiont.client.text.Texts;

/// What can be the matter with a device.
enum Trouble {
  /// There is none at all.
  NONE,
  /// The computer does not have it at this moment.
  AWAY,
  NO_FORMAT,
  BUSY,
  /// It was there, and is no more.
  GONE,
  /// It takes sound faster than time passes.
  NO_TIME;

  private static final Texts TEXTS = Texts.of(Trouble.class);

  /// The begin of a sentence: `The sound device X is busy`.
  ///
  /// @param device its name; empty for none
  String words(String device) {
    return TEXTS.get("trouble." + name(), device);
  }
}
