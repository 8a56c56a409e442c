package org.trillsymbiont.client.sound;

import java.util.List;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.Receiver;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.SysexMessage;

/// What is said to the synthesizer, always with a time stamp.
///
/// Thread: audio.
final class Messages {
  static final int CHANNELS = 16;
  static final int CHORD_CHANNEL = 15;

  /// The synthesizer looks for drums there, in most banks.
  private static final int DRUM_CHANNEL = 9;

  private static final int BANK = 0;
  private static final int DATA_ENTRY = 6;
  private static final int VOLUME = 7;
  private static final int EXPRESSION = 11;
  private static final int REVERB = 91;
  private static final int CHORUS = 93;
  private static final int RPN_LOW = 100;
  private static final int RPN_HIGH = 101;
  private static final int RPN_TUNING_PROGRAM = 3;
  private static final int ALL_SOUND_OFF = 120;
  private static final int MOST_KEYS = 127;
  private static final int FINE_STEPS = 1 << 14;

  private final Receiver receiver;

  Messages(Receiver receiver) {
    this.receiver = receiver;
  }

  /// A key and the MIDI number that it is to sound from now on.
  record Retune(int key, double midi) {}

  /// The channel for squares that is to be used after another one; they are used in turn.
  static int squareChannelAfter(int channel) {
    int next = (channel + 1) % CHORD_CHANNEL;
    return next == DRUM_CHANNEL ? next + 1 : next;
  }

  /// Brings a channel into the state that notes expect.
  void prepare(int channel, long micros) {
    control(channel, VOLUME, 127, micros);
    control(channel, EXPRESSION, 127, micros);
    control(channel, REVERB, 0, micros);
    control(channel, CHORUS, 0, micros);
    control(channel, RPN_HIGH, 0, micros);
    control(channel, RPN_LOW, RPN_TUNING_PROGRAM, micros);
    control(channel, DATA_ENTRY, 0, micros);
  }

  void program(int channel, int bank, int program, long micros) {
    control(channel, BANK, bank, micros);
    send(shortMessage(ShortMessage.PROGRAM_CHANGE, channel, program, 0), micros);
  }

  void noteOn(int channel, int key, long micros) {
    send(shortMessage(ShortMessage.NOTE_ON, channel, key, 127), micros);
  }

  void noteOff(int channel, int key, long micros) {
    send(shortMessage(ShortMessage.NOTE_OFF, channel, key, 0), micros);
  }

  void allSoundOff(int channel, long micros) {
    control(channel, ALL_SOUND_OFF, 0, micros);
  }

  /// Retunes keys in tuning program 0, which all channels use (MIDI Tuning Standard, single note
  /// tuning change in real time).
  void retune(List<Retune> keys, long micros) {
    for (int from = 0; from < keys.size(); from += MOST_KEYS) {
      send(tuning(keys.subList(from, Math.min(keys.size(), from + MOST_KEYS))), micros);
    }
  }

  private static MidiMessage tuning(List<Retune> keys) {
    byte[] data = new byte[8 + 4 * keys.size()];
    byte[] head = {(byte) 0xF0, 0x7F, 0x7F, 0x08, 0x02, 0, (byte) keys.size()};
    System.arraycopy(head, 0, data, 0, head.length);
    int at = head.length;
    for (Retune retune : keys) {
      int fine = (int) Math.round(Math.clamp(retune.midi(), 0, 127) * FINE_STEPS);
      data[at++] = (byte) retune.key();
      data[at++] = (byte) (fine >> 14);
      data[at++] = (byte) ((fine >> 7) & 0x7F);
      data[at++] = (byte) (fine & 0x7F);
    }
    data[at] = (byte) 0xF7;
    try {
      return new SysexMessage(data, data.length);
    } catch (InvalidMidiDataException e) {
      throw new IllegalStateException("a tuning message that we made is refused", e);
    }
  }

  private void control(int channel, int controller, int value, long micros) {
    send(shortMessage(ShortMessage.CONTROL_CHANGE, channel, controller, value), micros);
  }

  private static MidiMessage shortMessage(int command, int channel, int data1, int data2) {
    try {
      return new ShortMessage(command, channel, data1, data2);
    } catch (InvalidMidiDataException e) {
      throw new IllegalStateException("a message that we made is refused", e);
    }
  }

  private void send(MidiMessage message, long micros) {
    // -1 would mean 'now'.
    receiver.send(message, Math.max(0, micros));
  }
}
