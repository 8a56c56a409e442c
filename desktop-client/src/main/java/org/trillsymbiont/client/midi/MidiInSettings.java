package org.trillsymbiont.client.midi;

import java.util.Set;

/// Everything there is to be set of MIDI in. Immutable.
///
/// @param ports those that are listened to
/// @param keys what a keyboard's keys do
public record MidiInSettings(Set<PortName> ports, Keys keys) {

  /// What a keyboard's keys do.
  public enum Keys {
    /// A key sounds a square as long as it is held.
    PLAY,
    /// A key switches a square on or off.
    WRITE
  }

  /// Nothing is listened to.
  public static final MidiInSettings INITIAL = new MidiInSettings(Set.of(), Keys.PLAY);

  public MidiInSettings {
    ports = Set.copyOf(ports);
  }
}
