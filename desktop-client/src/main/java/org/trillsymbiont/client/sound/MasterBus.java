package org.trillsymbiont.client.sound;

/// From the synthesizer's sum to the finished sound, in two steps: headroom taken back, master
/// volume and the fade of a panic; then the limiter.
///
/// Thread: audio; the volume is set from any.
final class MasterBus {
  /// Half the original's level: several notes at once stay below the limiter.
  static final double LEVEL = 0.5;

  /// In which a panic fades out and in, in frames: 30 ms.
  static final int FADE_FRAMES = 1323;

  private static final double SMOOTHING = 1 - Math.exp(-1 / (0.012 * Block.RATE));
  private static final double CLOSE_ENOUGH = 1e-6;
  private static final double FADE_STEP = 1.0 / FADE_FRAMES;

  private final Limiter limiter = new Limiter();
  private volatile double volume;
  private double smoothed;
  private boolean muted;
  private double fade = 1;
  private volatile boolean heard = true;
  private double presence = 1;

  MasterBus(double volume) {
    this.volume = volume;
    smoothed = volume;
  }

  /// Sets the master volume; it is reached smoothly within some 60 ms.
  ///
  /// @param value linear, 0..1
  void volume(double value) {
    volume = value;
  }

  /// Fades out, or in again.
  void muted(boolean value) {
    muted = value;
  }

  /// Lets the synthesizer be heard, or not, when another instrument plays in its place; fades as a
  /// panic does. Thread: any.
  void heard(boolean value) {
    heard = value;
  }

  /// Gives a block its level, in place.
  void level(float[] stereo, int frames) {
    double target = volume;
    double fadeStep = muted ? -FADE_STEP : FADE_STEP;
    double presenceStep = heard ? FADE_STEP : -FADE_STEP;
    for (int i = 0; i < frames; i++) {
      smoothed += (target - smoothed) * SMOOTHING;
      if (Math.abs(target - smoothed) < CLOSE_ENOUGH) {
        smoothed = target;
      }
      fade = Math.clamp(fade + fadeStep, 0, 1);
      presence = Math.clamp(presence + presenceStep, 0, 1);
      float gain = (float) (smoothed * fade * presence * LEVEL * VoiceParameters.HEADROOM);
      stereo[2 * i] *= gain;
      stereo[2 * i + 1] *= gain;
    }
  }

  /// Makes the finished sound of a block, in place.
  void limit(float[] stereo, int frames) {
    if (!limiter.isIdle(stereo, frames)) {
      limiter.process(stereo, frames);
    }
  }

  /// Whether nothing changes any more while silence comes in.
  boolean isSettled() {
    return smoothed == volume
        && fade == (muted ? 0 : 1)
        && presence == (heard ? 1 : 0)
        && limiter.isIdle();
  }

  /// The lowest gain that the limiter has given to the last block, above 0 and at most 1.
  double limiterGain() {
    return limiter.lowestGain();
  }
}
