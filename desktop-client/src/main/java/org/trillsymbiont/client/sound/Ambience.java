package org.trillsymbiont.client.sound;

/// How much of the sound goes through the synthesizer's reverb and chorus.
///
/// Thread: audio; amounts are set from any.
final class Ambience {
  /// What an amount of 1 means to the synthesizer, of 127.
  private static final int MOST_REVERB = 80;

  private static final int MOST_CHORUS = 60;

  /// A change goes so far within a block, so that the whole way takes 140 ms.
  private static final int PACE = 4;

  /// A large hall of 3 s.
  private static final int HALL = 4;

  private static final int HALL_TIME = 76;

  /// The shortest reverb there is: dull, and 40 dB less each 0.27 s.
  private static final int PLATE = 8;

  private static final int NO_TIME = 0;

  /// In which the shortest reverb falls to nothing.
  private static final long DAMPING = (long) (0.55 * Block.RATE);

  /// How long a tail can be heard after the last sound with reverb.
  private static final long TAIL = 10L * Block.RATE;

  private final Messages messages;
  private volatile double reverb;
  private volatile double chorus;
  private int reverbTold;
  private int chorusTold;
  private long wetUntil = Long.MIN_VALUE;

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
    int reverbNow = towards(reverbTold, reverb * MOST_REVERB);
    int chorusNow = towards(chorusTold, chorus * MOST_CHORUS);
    if (reverbTold > 0 || reverbNow > 0) {
      wetUntil = begin + TAIL;
    }
    long micros = Block.micros(begin);
    if (reverbNow != reverbTold) {
      reverbTold = reverbNow;
      for (int channel = 0; channel < Messages.CHANNELS; channel++) {
        messages.reverb(channel, reverbNow, micros);
      }
    }
    if (chorusNow != chorusTold) {
      chorusTold = chorusNow;
      for (int channel = 0; channel < Messages.CHANNELS; channel++) {
        messages.chorus(channel, chorusNow, micros);
      }
    }
  }

  private static int towards(int told, double wanted) {
    return (int) Math.clamp(Math.round(wanted), told - PACE, told + PACE);
  }

  /// Kills the tail, while nothing is heard.
  ///
  /// @return for how many samples nothing may be heard
  long damp(long begin) {
    if (begin >= wetUntil) {
      return 0;
    }
    messages.room(PLATE, NO_TIME, Block.micros(begin));
    return DAMPING;
  }

  /// Sets the room again.
  void restore(long begin) {
    if (begin < wetUntil) {
      messages.room(HALL, HALL_TIME, Block.micros(begin));
    }
  }
}
