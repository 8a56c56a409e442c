package org.trillsymbiont.client.midi;

import java.util.Optional;
import javax.sound.midi.MidiMessage;

/// What comes in and means something here. Pure.
sealed interface InMessage {

  /// A key goes down.
  ///
  /// @param channel 0..15
  /// @param key 0..127
  record KeyDown(int channel, int key) implements InMessage {}

  /// A key goes up.
  record KeyUp(int channel, int key) implements InMessage {}

  /// A controller moves.
  ///
  /// @param channel 0..15
  /// @param number 0..119
  /// @param value 0..127
  record Control(int channel, int number, int value) implements InMessage {}

  /// All keys of a channel are up.
  record AllKeysUp(int channel) implements InMessage {}

  /// Reads a message. Running status is the system's business: messages are always whole.
  ///
  /// @return empty for what means nothing here
  static Optional<InMessage> of(MidiMessage message) {
    byte[] bytes = message.getMessage();
    boolean isWhole =
        message.getLength() == 3 && bytes.length >= 3 && bytes[1] >= 0 && bytes[2] >= 0;
    if (!isWhole) {
      return Optional.empty();
    }
    int channel = bytes[0] & 0x0F;
    return switch (bytes[0] & 0xF0) {
      case Wire.NOTE_ON ->
          Optional.of(
              bytes[2] == 0 ? new KeyUp(channel, bytes[1]) : new KeyDown(channel, bytes[1]));
      case Wire.NOTE_OFF -> Optional.of(new KeyUp(channel, bytes[1]));
      case Wire.CONTROL -> control(channel, bytes[1], bytes[2]);
      default -> Optional.empty();
    };
  }

  /// The last eight numbers are no controllers but commands; all but "reset" and "local" mean that
  /// no note goes on.
  private static Optional<InMessage> control(int channel, int number, int value) {
    if (number < Wire.ALL_SOUND_OFF) {
      return Optional.of(new Control(channel, number, value));
    }
    boolean endsNotes = number == Wire.ALL_SOUND_OFF || number >= Wire.ALL_NOTES_OFF;
    return endsNotes ? Optional.of(new AllKeysUp(channel)) : Optional.empty();
  }
}
