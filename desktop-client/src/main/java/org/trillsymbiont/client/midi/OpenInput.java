package org.trillsymbiont.client.midi;

import javax.sound.midi.MidiDevice;
import org.jspecify.annotations.Nullable;

/// A port that is listened to, and what is known of the device behind it.
///
/// Thread: the ports'.
final class OpenInput {
  /// So many looks later, what has not said that it is a Launchpad is none.
  private static final int PROBE_LOOKS = 2;

  final MidiDevice device;
  final MidiDevice.Info info;
  @Nullable PadProtocol protocol;
  @Nullable PortName pair;
  boolean isEntered;
  boolean isAsked;
  int looks;

  OpenInput(MidiDevice device, MidiDevice.Info info, @Nullable PadProtocol protocol) {
    this.device = device;
    this.info = info;
    this.protocol = protocol;
  }

  /// Whether its output is needed: to light it, or to ask what it is.
  boolean needsPair() {
    return protocol != null || looks < PROBE_LOOKS;
  }
}
