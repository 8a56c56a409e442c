package org.trillsymbiont.client.sound;

import javax.sound.sampled.Mixer;
import javax.sound.sampled.spi.MixerProvider;

/// Offers an engine's own line to the synthesizer that is being opened for it, and to nobody else:
/// outside of [Synth#open] it has no mixers. Java finds it through `META-INF/services`.
///
/// Thread: any.
public final class SynthMixerProvider extends MixerProvider {
  /// The line of the engine that is being opened on this thread.
  static final ScopedValue<SynthLine> OPENING = ScopedValue.newInstance();

  @Override
  public Mixer.Info[] getMixerInfo() {
    return OPENING.isBound() ? new Mixer.Info[] {SynthMixer.INFO} : new Mixer.Info[0];
  }

  @Override
  public Mixer getMixer(Mixer.Info info) {
    if (OPENING.isBound() && info.equals(SynthMixer.INFO)) {
      return new SynthMixer(OPENING.get());
    }
    throw new IllegalArgumentException("no engine is being opened here");
  }
}
