package org.trillsymbiont.client.sound;

/// How loud the finished sound is, before this computer's own trim and mute.
///
/// @param left the left channel
/// @param right the right channel
/// @param reductionDecibels by how much the limiter lowers the sound, 0 or more
public record Levels(Channel left, Channel right, double reductionDecibels) {

  /// A channel's level; 1 is full scale.
  ///
  /// @param peak its peak, falling by 12 dB a second
  /// @param held its highest peak of the last one and a half seconds
  /// @param rms its root mean square over some 0.3 s
  public record Channel(double peak, double held, double rms) {
    static final Channel SILENT = new Channel(0, 0, 0);
  }

  /// Nothing sounds.
  public static final Levels SILENT = new Levels(Channel.SILENT, Channel.SILENT, 0);
}
