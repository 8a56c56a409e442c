package org.trillsymbiont.client.sound;

/// How much of the sound goes through the synthesizer's reverb and chorus.
///
/// Thread: audio; amounts are set from any.
final class Ambience {
  /// What an amount of 1 means to the synthesizer, of 127.
  private static final int MOST_REVERB = 120;

  private static final int MOST_CHORUS = 60;

  /// A change goes so far within a block, so that the whole way takes 160 ms.
  private static final int PACE = 5;

  /// A large hall of 3 s.
  private static final int HALL = 4;

  private static final int HALL_TIME = 76;

  /// The shortest there is: it falls by 150 dB a second.
  private static final int NO_TIME = 0;

  /// In which it falls to nothing.
  private static final long DAMPING = (long) (0.55 * Block.RATE);

  /// How long a tail can be heard after the last sound with reverb.
  private static final long TAIL = 10L * Block.RATE;

  private final Messages messages;
  private volatile double reverb;
  private volatile double chorus;
  private int reverbTold;
  private int chorusTold;
  private long wetUntil = Long.MIN_VALUE;
  private boolean damping;

  Ambience(Messages messages) {
    this.messages = messages;
  }

  /// Sets the amounts, 0..1. Thread: any.
  void set(double reverbAmount, double chorusAmount) {
    if (!(reverbAmount >= 0 && reverbAmount <= 1 && chorusAmount >= 0 && chorusAmount <= 1)) {
      throw new IllegalArgumentException(
          "reverb and chorus are 0..1, not " + reverbAmount + " and " + chorusAmount);
    }
    reverb = reverbAmount;
    chorus = chorusAmount;
  }

  /// Brings the synthesizer into the state that is expected.
  void prepare(long begin) {
    messages.room(HALL, HALL_TIME, Block.micros(begin));
  }

  /// Tells the synthesizer what has changed.
  ///
  /// @param begin the first sample of the block about to be rendered
  void advance(long begin) {
    tellReverb(towards(reverbTold, damping ? 0 : reverb * MOST_REVERB), begin);
    int chorusNow = towards(chorusTold, chorus * MOST_CHORUS);
    if (chorusNow != chorusTold) {
      chorusTold = chorusNow;
      for (int channel = 0; channel < Messages.CHANNELS; channel++) {
        messages.chorus(channel, chorusNow, Block.micros(begin));
      }
    }
  }

  /// Whether the synthesizer has been told all.
  boolean isSettled() {
    return !damping
        && reverbTold == Math.round(reverb * MOST_REVERB)
        && chorusTold == Math.round(chorus * MOST_CHORUS);
  }

  private void tellReverb(int amount, long begin) {
    if (reverbTold > 0) {
      wetUntil = begin + TAIL;
    }
    if (amount != reverbTold) {
      reverbTold = amount;
      for (int channel = 0; channel < Messages.CHANNELS; channel++) {
        messages.reverb(channel, amount, Block.micros(begin));
      }
    }
  }

  private static int towards(int told, double wanted) {
    return Math.clamp(Math.round(wanted), told - PACE, told + PACE);
  }

  /// Kills the tail, while nothing is heard. Until it is gone, nothing more goes into the reverb,
  /// for the room cannot be changed without a jump in what is in there.
  ///
  /// @return for how many samples nothing may be heard
  long damp(long begin) {
    tellReverb(0, begin);
    if (begin >= wetUntil) {
      return 0;
    }
    damping = true;
    messages.room(HALL, NO_TIME, Block.micros(begin));
    return DAMPING;
  }

  /// Sets the room again.
  void restore(long begin) {
    if (damping) {
      damping = false;
      wetUntil = Long.MIN_VALUE;
      messages.room(HALL, HALL_TIME, Block.micros(begin));
    }
  }
}
