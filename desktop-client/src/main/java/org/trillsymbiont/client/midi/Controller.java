package org.trillsymbiont.client.midi;

/// A knob or fader of a MIDI device.
///
/// @param port where it comes in
/// @param channel 0..15
/// @param number 0..119
public record Controller(PortName port, int channel, int number) {
  private static final int CHANNELS = 16;
  private static final int NUMBERS = 120;

  public Controller {
    if (channel < 0 || channel >= CHANNELS || number < 0 || number >= NUMBERS) {
      throw new IllegalArgumentException("no such controller: " + channel + ", " + number);
    }
  }
}
