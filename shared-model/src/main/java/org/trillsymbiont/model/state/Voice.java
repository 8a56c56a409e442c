package org.trillsymbiont.model.state;

import java.util.Objects;

/// How a square sounds: an oscillator with its envelope, and an LFO on its frequency.
///
/// @param primaryFreq factor on the square's frequency, 0.25..2
/// @param primaryWave the oscillator's shape
/// @param primaryGain peak gain, 0.1..1.5
/// @param primaryDecay seconds from the peak to silence, 0.1..2
/// @param lfoFreq hertz, 0.05..3
/// @param lfoWave the LFO's shape
/// @param lfoGain depth: hertz that the LFO adds at its peak, 0..50
/// @param lfoDecay seconds in which the depth falls to 0, 0.1..2
public record Voice(
    double primaryFreq,
    Waveform primaryWave,
    double primaryGain,
    double primaryDecay,
    double lfoFreq,
    Waveform lfoWave,
    double lfoGain,
    double lfoDecay) {

  public static final Range PRIMARY_FREQ = new Range(0.25, 2, 1);
  public static final Range PRIMARY_GAIN = new Range(0.1, 1.5, 1.5);
  public static final Range PRIMARY_DECAY = new Range(0.1, 2, 0.5);
  public static final Range LFO_FREQ = new Range(0.05, 3, 0.2);
  public static final Range LFO_GAIN = new Range(0, 50, 0);
  public static final Range LFO_DECAY = new Range(0.1, 2, 0.5);

  public static final Voice DEFAULT =
      new Voice(
          PRIMARY_FREQ.defaultValue(),
          Waveform.SAWTOOTH,
          PRIMARY_GAIN.defaultValue(),
          PRIMARY_DECAY.defaultValue(),
          LFO_FREQ.defaultValue(),
          Waveform.SINE,
          LFO_GAIN.defaultValue(),
          LFO_DECAY.defaultValue());

  public Voice {
    PRIMARY_FREQ.require(primaryFreq, "primaryFreq");
    Objects.requireNonNull(primaryWave, "primaryWave");
    PRIMARY_GAIN.require(primaryGain, "primaryGain");
    PRIMARY_DECAY.require(primaryDecay, "primaryDecay");
    LFO_FREQ.require(lfoFreq, "lfoFreq");
    Objects.requireNonNull(lfoWave, "lfoWave");
    LFO_GAIN.require(lfoGain, "lfoGain");
    LFO_DECAY.require(lfoDecay, "lfoDecay");
  }

  public Voice withPrimaryFreq(double value) {
    return new Voice(
        value, primaryWave, primaryGain, primaryDecay, lfoFreq, lfoWave, lfoGain, lfoDecay);
  }

  public Voice withPrimaryWave(Waveform value) {
    return new Voice(
        primaryFreq, value, primaryGain, primaryDecay, lfoFreq, lfoWave, lfoGain, lfoDecay);
  }

  public Voice withPrimaryGain(double value) {
    return new Voice(
        primaryFreq, primaryWave, value, primaryDecay, lfoFreq, lfoWave, lfoGain, lfoDecay);
  }

  public Voice withPrimaryDecay(double value) {
    return new Voice(
        primaryFreq, primaryWave, primaryGain, value, lfoFreq, lfoWave, lfoGain, lfoDecay);
  }

  public Voice withLfoFreq(double value) {
    return new Voice(
        primaryFreq, primaryWave, primaryGain, primaryDecay, value, lfoWave, lfoGain, lfoDecay);
  }

  public Voice withLfoWave(Waveform value) {
    return new Voice(
        primaryFreq, primaryWave, primaryGain, primaryDecay, lfoFreq, value, lfoGain, lfoDecay);
  }

  public Voice withLfoGain(double value) {
    return new Voice(
        primaryFreq, primaryWave, primaryGain, primaryDecay, lfoFreq, lfoWave, value, lfoDecay);
  }

  public Voice withLfoDecay(double value) {
    return new Voice(
        primaryFreq, primaryWave, primaryGain, primaryDecay, lfoFreq, lfoWave, lfoGain, value);
  }
}
