package org.trillsymbiont.client.sound.device;

import org.jspecify.annotations.Nullable;

/// What the user wants of this computer's sound device.
///
/// @param name the device's; null for the one that the system plays through
/// @param bufferMillis how much sound waits in the device, 20..320; 0 for as much as turns out to
///   be needed
/// @param sampleRate in hertz, 8000..192000; 0 for the instrument's own, or the nearest that the
///   device has
public record DeviceChoice(@Nullable String name, int bufferMillis, int sampleRate) {
  public static final int LEAST_BUFFER_MILLIS = 20;
  public static final int MOST_BUFFER_MILLIS = 320;
  public static final int LEAST_RATE = 8_000;
  public static final int MOST_RATE = 192_000;

  /// The system's device, as it likes it best.
  public static final DeviceChoice AUTOMATIC = new DeviceChoice(null, 0, 0);

  public DeviceChoice {
    if (bufferMillis != 0
        && (bufferMillis < LEAST_BUFFER_MILLIS || bufferMillis > MOST_BUFFER_MILLIS)) {
      throw new IllegalArgumentException("a buffer is 0 or 20..320 ms, not " + bufferMillis);
    }
    if (sampleRate != 0 && (sampleRate < LEAST_RATE || sampleRate > MOST_RATE)) {
      throw new IllegalArgumentException("a rate is 0 or 8000..192000 Hz, not " + sampleRate);
    }
  }

  /// The same of another device.
  ///
  /// @param other null for the one that the system plays through
  public DeviceChoice withName(@Nullable String other) {
    return new DeviceChoice(other, bufferMillis, sampleRate);
  }

  /// The same with another buffer.
  public DeviceChoice withBufferMillis(int millis) {
    return new DeviceChoice(name, millis, sampleRate);
  }

  /// The same at another rate.
  public DeviceChoice withSampleRate(int hertz) {
    return new DeviceChoice(name, bufferMillis, hertz);
  }
}
