package org.trillsymbiont.client.midi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.ShortMessage;

/// Keeps what goes over a wire, in hexadecimal: `90 45 7F`. What is no MIDI message fails.
final class Tape implements Wire {
  private final List<String> messages = new ArrayList<>();

  @Override
  public void send(int status, int data1, int data2) {
    try {
      messages.add(FakePort.hex(new ShortMessage(status, data1, data2)));
    } catch (InvalidMidiDataException e) {
      throw new AssertionError(e);
    }
  }

  /// What has come since the last call.
  List<String> take() {
    List<String> taken = List.copyOf(messages);
    messages.clear();
    return taken;
  }

  /// What has come since the last call of some kinds, by the first digit of the status.
  List<String> take(String kinds) {
    return take().stream()
        .filter(message -> kinds.contains(message.substring(0, 1).toUpperCase(Locale.ROOT)))
        .toList();
  }
}
