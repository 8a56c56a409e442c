package org.trillsymbiont.client.sound;

import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.state.Waveform;

/// What a voice's LFO adds to its frequency. Every shape begins at phase 0, as in the original.
///
/// @param shape the waveform
/// @param depthHertz the most it adds, at the note's start
/// @param decaySeconds in which the depth falls to 0, linearly
record Lfo(Waveform shape, double depthHertz, double decaySeconds) {

  /// The LFO of a voice.
  static Lfo of(Voice voice) {
    return new Lfo(voice.lfoWave(), voice.lfoGain(), voice.lfoDecay());
  }

  /// Hertz to add.
  ///
  /// @param periods its phase, counted in periods since the note's start
  /// @param decaying seconds since the depth began to fall, 0 or less while it does not fall yet
  double offset(double periods, double decaying) {
    double depth = depthHertz * Math.clamp(1 - decaying / decaySeconds, 0, 1);
    return depth * wave(shape, periods);
  }

  /// The shape at a phase counted in periods, -1..1.
  static double wave(Waveform shape, double periods) {
    double phase = periods - Math.floor(periods);
    return switch (shape) {
      case SINE -> Math.sin(2 * Math.PI * phase);
      case TRIANGLE -> phase < 0.25 ? 4 * phase : phase < 0.75 ? 2 - 4 * phase : 4 * phase - 4;
      case SQUARE -> phase < 0.5 ? 1 : -1;
      case SAWTOOTH -> phase < 0.5 ? 2 * phase : 2 * phase - 2;
    };
  }
}
