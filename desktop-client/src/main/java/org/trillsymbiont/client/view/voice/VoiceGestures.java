package org.trillsymbiont.client.view.voice;

import org.trillsymbiont.model.state.Waveform;

/// What the user does to a voice.
///
/// Thread: FX.
interface VoiceGestures {

  /// A knob was turned.
  void turn(VoiceKnob knob, double value);

  /// A shape was chosen.
  void shape(VoiceWave wave, Waveform waveform);
}
