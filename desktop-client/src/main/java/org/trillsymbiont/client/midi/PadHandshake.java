package org.trillsymbiont.client.midi;

import java.util.List;
import java.util.function.Function;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.Receiver;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.SysexMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How a Launchpad is found out and becomes a grid of pads, and how it is given back.
///
/// Thread: the ports'.
final class PadHandshake {
  private static final Logger LOG = LoggerFactory.getLogger(PadHandshake.class);

  private final Function<PortName, @Nullable Receiver> outputs;

  /// @param outputs what is open to send to; null for a port that is not
  PadHandshake(Function<PortName, @Nullable Receiver> outputs) {
    this.outputs = outputs;
  }

  /// Makes a Launchpad a grid of pads, and asks what might be one.
  void greet(OpenInput input) {
    PadProtocol protocol = input.protocol;
    if (input.pair == null || outputs.apply(input.pair) == null) {
      return;
    }
    if (protocol != null && !input.isEntered) {
      input.isEntered = send(input, protocol.enter());
    } else if (protocol == null && !input.isAsked) {
      input.isAsked = true;
      send(input, List.of(PadProtocol.INQUIRY));
    }
  }

  /// Returns a pad to what it was.
  void leave(OpenInput input) {
    if (input.isEntered && input.protocol != null) {
      send(input, input.protocol.leave());
      input.isEntered = false;
    }
  }

  /// Sends messages to a pad.
  ///
  /// @return whether the device has taken them
  boolean send(OpenInput pad, List<byte[]> messages) {
    Receiver output = pad.pair == null ? null : outputs.apply(pad.pair);
    if (output == null) {
      return false;
    }
    try {
      for (byte[] bytes : messages) {
        output.send(message(bytes), -1);
      }
      return true;
    } catch (IllegalStateException e) {
      LOG.info("A pad's port is closed", e);
      return false;
    }
  }

  private static MidiMessage message(byte[] bytes) {
    try {
      int status = bytes[0] & 0xFF;
      return status == SysexMessage.SYSTEM_EXCLUSIVE
          ? new SysexMessage(bytes, bytes.length)
          : new ShortMessage(status, bytes[1], bytes[2]);
    } catch (InvalidMidiDataException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
