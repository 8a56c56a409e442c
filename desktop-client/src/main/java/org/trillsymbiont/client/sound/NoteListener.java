package org.trillsymbiont.client.sound;

/// Hears of every note that sounds, when its length is known: a struck note just before it begins,
/// a held one when it is released.
public interface NoteListener {

  /// Thread: audio; it must neither block nor be slow.
  void sounded(SoundedNote note);
}
