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
  private static final int LOW_7 = 0x7F;

  private final Receiver receiver;
  private long lastAsked = -1;
  private long lastGiven;
  private long restedMicros;

  Messages(Receiver receiver) {
    this.receiver = receiver;
  }

  /// Time stamps count on while the synthesizer's own time stands still.
  ///
  /// @param frames for how many it has, in all
  void rested(long frames) {
    restedMicros = Block.micros(frames);
  }

  /// A key and what it is to sound from now on.
  ///
  /// @param fine a MIDI number in units of 1/16384, see [#fine]
  record Retune(int key, int fine) {}

  /// A MIDI number as a tuning has it.
  static int fine(double midi) {
    return (int) Math.round(Math.clamp(midi, 0, 127) * FINE_STEPS);
  }

  /// Brings a channel into the state that notes expect.
  ///
  /// @param tuning the tuning program that it uses
  void prepare(int channel, int tuning, long micros) {
    control(channel, VOLUME, 127, micros);
    control(channel, EXPRESSION, 127, micros);
    reverb(channel, 0, micros);
    chorus(channel, 0, micros);
    control(channel, RPN_HIGH, 0, micros);
    control(channel, RPN_LOW, RPN_TUNING_PROGRAM, micros);
    control(channel, DATA_ENTRY, tuning, micros);
  }

  /// How much of a channel goes through the reverb, 0..127.
  void reverb(int channel, int amount, long micros) {
    control(channel, REVERB, amount, micros);
  }

  /// How much of a channel goes through the chorus, 0..127.
  void chorus(int channel, int amount, long micros) {
    control(channel, CHORUS, amount, micros);
  }

  /// Sets the room (Global Parameter Control, General MIDI 2).
  ///
  /// @param type 0..4 from a small room to a large hall, 8 a plate
  /// @param time 0..127: the longer, the larger
  void room(int type, int time, long micros) {
    sysex(micros, 0x04, 0x05, 1, 1, 1, 1, 1, 0, type, 1, time);
  }

  void program(int channel, Preset preset, long micros) {
    control(channel, BANK, preset.bank(), micros);
    send(shortMessage(ShortMessage.PROGRAM_CHANGE, channel, preset.program(), 0), micros);
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

  /// Gives a note a volume of its own (Key-Based Instrument Control).
  ///
  /// @param volume 0 for silence, else 1..64
  void volume(int channel, int key, int volume, long micros) {
    sysex(micros, 0x0A, 0x01, channel, key, VOLUME, volume);
  }

  /// Presses a key that is down; it sounds softer by so many steps.
  ///
  /// @param pressure 0..127
  void pressure(int channel, int key, int pressure, long micros) {
    send(shortMessage(ShortMessage.POLY_PRESSURE, channel, key, pressure), micros);
  }

  /// Retunes keys (MIDI Tuning Standard, single note tuning change in real time).
  ///
  /// @param tuning the tuning program
  void retune(int tuning, List<Retune> keys, long micros) {
    for (int from = 0; from < keys.size(); from += MOST_KEYS) {
      retuneFew(tuning, keys.subList(from, Math.min(keys.size(), from + MOST_KEYS)), micros);
    }
  }

  private void retuneFew(int tuning, List<Retune> keys, long micros) {
    int[] data = new int[4 + 4 * keys.size()];
    int at = 0;
    data[at++] = 0x08;
    data[at++] = 0x02;
    data[at++] = tuning;
    data[at++] = keys.size();
    for (Retune retune : keys) {
      data[at++] = retune.key();
      data[at++] = retune.fine() >> 14;
      data[at++] = (retune.fine() >> 7) & LOW_7;
      data[at++] = retune.fine() & LOW_7;
    }
    sysex(micros, data);
  }

  private void control(int channel, int controller, int value, long micros) {
    send(shortMessage(ShortMessage.CONTROL_CHANGE, channel, controller, value), micros);
  }

  /// A universal message in real time to all devices.
  private void sysex(long micros, int... data) {
    byte[] bytes = new byte[data.length + 4];
    bytes[0] = (byte) SysexMessage.SYSTEM_EXCLUSIVE;
    bytes[1] = LOW_7;
    bytes[2] = LOW_7;
    for (int i = 0; i < data.length; i++) {
      bytes[3 + i] = (byte) data[i];
    }
    bytes[bytes.length - 1] = (byte) ShortMessage.END_OF_EXCLUSIVE;
    try {
      send(new SysexMessage(bytes, bytes.length), micros);
    } catch (InvalidMidiDataException e) {
      throw new IllegalStateException("a message that we made is refused", e);
    }
  }

  private static MidiMessage shortMessage(int command, int channel, int data1, int data2) {
    try {
      return new ShortMessage(command, channel, data1, data2);
    } catch (InvalidMidiDataException e) {
      throw new IllegalStateException("a message that we made is refused", e);
    }
  }

  /// The synthesizer keeps one message for each microsecond, and looks for a free one from the
  /// stamp on. With many at once we know better where it is.
  private void send(MidiMessage message, long micros) {
    lastGiven = micros == lastAsked ? lastGiven + 1 : micros;
    lastAsked = micros;
    // -1 would mean 'now'.
    receiver.send(message, Math.max(0, lastGiven - restedMicros));
  }
}
