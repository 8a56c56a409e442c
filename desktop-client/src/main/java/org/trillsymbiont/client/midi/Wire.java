package org.trillsymbiont.client.midi;

/// Takes short MIDI messages and passes them on at once.
interface Wire {
  int NOTE_OFF = 0x80;
  int NOTE_ON = 0x90;
  int CONTROL = 0xB0;
  int PROGRAM = 0xC0;
  int BEND = 0xE0;
  int SONG_POSITION = 0xF2;
  int CLOCK = 0xF8;
  int START = 0xFA;
  int CONTINUE = 0xFB;
  int STOP = 0xFC;

  int ALL_SOUND_OFF = 120;
  int ALL_NOTES_OFF = 123;

  /// Sends a message.
  ///
  /// @param status with the channel in it
  /// @param data1 0..127; 0 when the message has none
  /// @param data2 0..127; 0 when the message has none
  void send(int status, int data1, int data2);
}
