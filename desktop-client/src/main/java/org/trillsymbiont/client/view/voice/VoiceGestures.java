package org.trillsymbiont.client.view.voice;

import java.util.List;
import org.trillsymbiont.model.edit.Reach;
import org.trillsymbiont.model.state.Voice;

/// What the user can do to a voice, and with it.
///
/// Thread: FX.
interface VoiceGestures {

  /// The voice as it is now.
  Voice voice();

  /// A knob was turned, or a shape was chosen.
  <T> void set(VoicePart<T> part, T value);

  /// Makes the voice like another one.
  void paste(Voice other);

  /// Makes the voice the default one.
  void reset();

  /// What it can be applied to.
  List<VoiceTarget> targets();

  /// The squares of a target as they are now.
  Reach reach(VoiceTarget target);

  /// Gives the squares of a target the voice.
  void apply(VoiceTarget target);

  /// Gives the squares of a target one part of the voice.
  void apply(VoiceTarget target, VoicePart<?> part);
}
