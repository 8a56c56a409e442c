package org.trillsymbiont.client.sound;

import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.theory.Pitch;

/// How a sounding note goes on: its pitch and gain, as the knobs are now. A knob that moves makes
/// another course that continues this one; the LFO keeps its phase.
///
/// @param squareHertz the frequency of its square or tone, without the voice's factor
/// @param voice as it sounds now
/// @param periods the LFO's phase, counted in periods, at `since`
/// @param since seconds since the note's begin
record Course(double squareHertz, Voice voice, double periods, double since) {
  private static final double LOWEST_HERTZ = 20;

  /// The course of a note when it begins.
  static Course of(NoteSpec spec) {
    return new Course(spec.squareHertz(), spec.voice(), 0, 0);
  }

  /// The course after some knobs were moved. Only these are followed: a note may contain other
  /// values than the knobs show, when it is a step's that was fixed before.
  ///
  /// @param before what the knobs showed
  /// @param now what they show; waveform and decay are for the next note
  /// @param seconds since the note's begin
  Course turned(Voice before, Voice now, double seconds) {
    Voice turned = follow(voice, before, now);
    return turned.equals(voice) ? this : new Course(squareHertz, turned, phase(seconds), seconds);
  }

  private static Voice follow(Voice own, Voice before, Voice now) {
    Voice turned = own;
    if (now.primaryFreq() != before.primaryFreq()) {
      turned = turned.withPrimaryFreq(now.primaryFreq());
    }
    if (now.primaryGain() != before.primaryGain()) {
      turned = turned.withPrimaryGain(now.primaryGain());
    }
    if (now.lfoFreq() != before.lfoFreq()) {
      turned = turned.withLfoFreq(now.lfoFreq());
    }
    if (now.lfoWave() != before.lfoWave()) {
      turned = turned.withLfoWave(now.lfoWave());
    }
    if (now.lfoGain() != before.lfoGain()) {
      turned = turned.withLfoGain(now.lfoGain());
    }
    if (now.lfoDecay() != before.lfoDecay()) {
      turned = turned.withLfoDecay(now.lfoDecay());
    }
    return turned;
  }

  private double phase(double seconds) {
    return periods + (seconds - since) * voice.lfoFreq();
  }

  /// Its MIDI number.
  ///
  /// @param seconds since the note's begin
  /// @param decaying seconds since the LFO's depth began to fall, 0 or less while it does not yet
  double midi(double seconds, double decaying) {
    double hertz = squareHertz * voice.primaryFreq();
    if (voice.lfoGain() != 0) {
      hertz += Lfo.of(voice).offset(phase(seconds), decaying);
    }
    return Pitch.midi(Math.max(LOWEST_HERTZ, hertz));
  }
}
