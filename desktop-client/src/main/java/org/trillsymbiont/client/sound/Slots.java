package org.trillsymbiont.client.sound;

/// Places in the synthesizer, each with a tuning and a volume of its own, that notes take in turn.
/// Two tuning programs of 128 keys make 256; the notes of a column never share a channel, so that
/// each can have its program.
///
/// Thread: audio.
final class Slots {
  /// How many there are.
  static final int COUNT = 256;

  /// So many notes in turn have channels of their own.
  static final int CHANNELS = 14;

  /// How many tuning programs are used; channels use them in turn.
  static final int TUNINGS = 2;

  /// The synthesizer looks for drums there, in most banks.
  private static final int DRUM_CHANNEL = 9;

  private long next;

  /// A place.
  ///
  /// @param channel 0..15
  /// @param tuning the tuning program, 0..1
  /// @param key 0..127
  record Slot(int channel, int tuning, int key) {}

  /// The one after the last.
  Slot next() {
    int inTurn = (int) (next % CHANNELS);
    int channel = inTurn < DRUM_CHANNEL ? inTurn : inTurn + 1;
    Slot slot = new Slot(channel, inTurn % TUNINGS, (int) (next / TUNINGS % (COUNT / TUNINGS)));
    next++;
    return slot;
  }

  /// The tuning program of a channel.
  static int tuning(int channel) {
    return (channel < DRUM_CHANNEL ? channel : channel - 1) % TUNINGS;
  }
}
