package org.trillsymbiont.client.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.ShortMessage;
import org.junit.jupiter.api.Test;

class InMessageTest {
  private static Optional<InMessage> read(int status, int data1, int data2)
      throws InvalidMidiDataException {
    return InMessage.of(new ShortMessage(status, data1, data2));
  }

  @Test
  void aNoteOnWithoutVelocityIsANoteOff() throws InvalidMidiDataException {
    assertEquals(Optional.of(new InMessage.KeyDown(2, 60)), read(0x92, 60, 1));
    assertEquals(Optional.of(new InMessage.KeyUp(2, 60)), read(0x92, 60, 0));
    assertEquals(Optional.of(new InMessage.KeyUp(15, 60)), read(0x8F, 60, 64));
  }

  @Test
  void controllersMoveAndCommandsEndNotes() throws InvalidMidiDataException {
    assertEquals(Optional.of(new InMessage.Control(0, 7, 127)), read(0xB0, 7, 127));
    assertEquals(Optional.of(new InMessage.Control(0, 119, 0)), read(0xB0, 119, 0));
    for (int command : new int[] {120, 123, 124, 125, 126, 127}) {
      assertEquals(Optional.of(new InMessage.AllKeysUp(3)), read(0xB3, command, 0));
    }
    assertEquals(Optional.empty(), read(0xB3, 121, 0), "reset all controllers");
    assertEquals(Optional.empty(), read(0xB3, 122, 0), "local control");
  }

  @Test
  void everythingElseMeansNothing() throws InvalidMidiDataException {
    for (int status : new int[] {0xA0, 0xC0, 0xD0, 0xE0, 0xF1, 0xF2, 0xF8, 0xFE, 0xFF}) {
      assertEquals(Optional.empty(), read(status, 1, 1));
    }
  }
}
