package org.trillsymbiont.client.midi;

/// Sets up the channels of another instrument: MPE's lower zone, whose master is channel 1 and
/// whose members follow, or one plain channel.
///
/// Sources: MIDI Association, M1-100-UM "MIDI Polyphonic Expression" (RPN 6 on the master channel
/// says how many members there are, 0 for none; RPN 0 on members how far they bend, 48 semitones
/// unless told otherwise); MIDI 1.0, registered parameters 0 and 127/127.
final class MpeZone {
  private static final int RPN_MSB = 101;
  private static final int RPN_LSB = 100;
  private static final int DATA_MSB = 6;
  private static final int DATA_LSB = 38;
  private static final int BEND_SENSITIVITY = 0;
  private static final int MPE_CONFIGURATION = 6;
  private static final int NULL = 127;

  private MpeZone() {}

  /// The first channel that notes go to, 0..15.
  static int first(MidiOutSettings settings) {
    return switch (settings.layout()) {
      case MPE -> 1;
      case ONE_CHANNEL -> settings.channel() - 1;
    };
  }

  /// How many channels notes go to.
  static int count(MidiOutSettings settings) {
    return switch (settings.layout()) {
      case MPE -> settings.members();
      case ONE_CHANNEL -> 1;
    };
  }

  /// Whether two settings say the same before the first note.
  static boolean isSame(MidiOutSettings one, MidiOutSettings other) {
    return one.layout() == other.layout()
        && one.members() == other.members()
        && one.channel() == other.channel()
        && one.bendSemitones() == other.bendSemitones()
        && one.program() == other.program();
  }

  /// Everything that another instrument has to know before the first note.
  static void open(MidiOutSettings settings, Wire wire) {
    boolean isMpe = settings.layout() == MidiOutSettings.Layout.MPE;
    if (isMpe) {
      parameter(wire, 0, MPE_CONFIGURATION, settings.members());
    }
    for (int i = 0; i < count(settings); i++) {
      int channel = first(settings) + i;
      if (isMpe) {
        parameter(wire, channel, BEND_SENSITIVITY, settings.bendSemitones());
      }
      if (settings.program() > 0) {
        wire.send(Wire.PROGRAM | channel, settings.program() - 1, 0);
      }
    }
  }

  /// The instrument is one with plain channels again.
  static void end(Wire wire) {
    parameter(wire, 0, MPE_CONFIGURATION, 0);
  }

  private static void parameter(Wire wire, int channel, int number, int value) {
    int control = Wire.CONTROL | channel;
    wire.send(control, RPN_MSB, 0);
    wire.send(control, RPN_LSB, number);
    wire.send(control, DATA_MSB, value);
    if (number == BEND_SENSITIVITY) {
      wire.send(control, DATA_LSB, 0);
    }
    // What comes later shall not change it.
    wire.send(control, RPN_MSB, NULL);
    wire.send(control, RPN_LSB, NULL);
  }
}
