package org.trillsymbiont.client.sound;

/// A note's gain as the synthesizer is told it: in large steps by the note's own volume, and in
/// steps of 0.05 dB below that by its key's pressure. The pressure costs next to nothing, a volume
/// is tried on everything that sounds; so the volume stays as long as the pressure reaches.
///
/// @param volume 0 for silence, else 1..64: amplitude ((2 volume - 1) / 127)^2
/// @param pressure 0..127 steps down from there
record Loudness(int volume, int pressure) {
  static final Loudness SILENT = new Loudness(0, 0);

  /// The SoundFont's modulator from pressure to attenuation, in the generator's units.
  static final int PRESSURE_ATTENUATION = 170;

  /// One step of pressure.
  static final double STEP_DB = PRESSURE_ATTENUATION * VoiceParameters.DB_PER_ATTENUATION / 128;

  private static final int LOUDEST = 64;
  private static final int MOST_PRESSURE = 127;
  private static final double SILENCE_DB = -96;
  private static final double[] VOLUME_DB = volumes();

  private static double[] volumes() {
    double[] decibels = new double[LOUDEST + 1];
    decibels[0] = Double.NEGATIVE_INFINITY;
    for (int volume = 1; volume <= LOUDEST; volume++) {
      decibels[volume] = 40 * Math.log10((2 * volume - 1) / 127.0);
    }
    return decibels;
  }

  /// What comes nearest to a gain.
  ///
  /// @param gain 0..1, 1 being the loudest note
  /// @param before what the synthesizer was told before
  static Loudness of(double gain, Loudness before) {
    double decibels = 20 * Math.log10(Math.min(1, gain));
    if (!(decibels > SILENCE_DB)) {
      return SILENT;
    }
    if (before.volume > 0) {
      long pressure = before.stepsTo(decibels);
      if (pressure >= 0 && pressure <= MOST_PRESSURE) {
        return new Loudness(before.volume, (int) pressure);
      }
    }
    int volume = decibels > before.decibels() ? highest(decibels) : lowest(decibels);
    Loudness top = new Loudness(volume, 0);
    long pressure = Math.clamp(top.stepsTo(decibels), 0, MOST_PRESSURE);
    Loudness above = new Loudness(volume, (int) pressure);
    Loudness below = new Loudness(volume - 1, 0);
    boolean isBelowNearer =
        Math.abs(decibels - below.decibels()) < Math.abs(above.decibels() - decibels);
    return isBelowNearer ? below : above;
  }

  /// The volume from which a gain that rises can go on for longest.
  private static int highest(double decibels) {
    int volume = LOUDEST;
    while (volume > 1
        && VOLUME_DB[volume - 1] >= decibels
        && new Loudness(volume, 0).stepsTo(decibels) > MOST_PRESSURE) {
      volume--;
    }
    return volume;
  }

  /// The volume from which a gain that falls can go on for longest.
  private static int lowest(double decibels) {
    int volume = 1;
    while (volume < LOUDEST && VOLUME_DB[volume] < decibels) {
      volume++;
    }
    return volume;
  }

  private long stepsTo(double decibels) {
    return Math.round((VOLUME_DB[volume] - decibels) / STEP_DB);
  }

  /// What it stands for, 0 being the loudest note.
  double decibels() {
    return VOLUME_DB[volume] - pressure * STEP_DB;
  }
}
