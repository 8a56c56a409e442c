package org.trillsymbiont.client.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Byte for byte what Novation's manuals say.
class PadProtocolTest {
  private static final PadColour COLOUR = new PadColour(127, 64, 3);

  private static List<String> hex(List<byte[]> messages) {
    return messages.stream()
        .map(bytes -> HexFormat.ofDelimiter(" ").formatHex(bytes).toUpperCase(Locale.ROOT))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "Launchpad X LPX MIDI Out, LAUNCHPAD_X",
    "LPX MIDI, LAUNCHPAD_X",
    "MIDIIN2 (LPX MIDI), LAUNCHPAD_X",
    "Launchpad Mini MK3 LPMiniMK3 MI, LAUNCHPAD_MINI_MK3",
    "LPMiniMK3 MIDI, LAUNCHPAD_MINI_MK3",
    "LPProMK3 MIDI, LAUNCHPAD_PRO_MK3",
    "Launchpad MK2, LAUNCHPAD_MK2",
    "Launchpad MK2 (2), LAUNCHPAD_MK2",
    "Launchpad S, LAUNCHPAD",
    "Launchpad Mini, LAUNCHPAD",
    "Launchpad, LAUNCHPAD",
  })
  void knowsTheFamilyByName(String port, PadProtocol protocol) {
    assertEquals(Optional.of(protocol), PadProtocol.named(new PortName(port)));
  }

  @ParameterizedTest
  @CsvSource({"Launchpad Pro", "Launchkey MK3 25", "nanoKONTROL2", "Minilab MK3"})
  void takesNothingElseForOne(String port) {
    assertEquals(Optional.empty(), PadProtocol.named(new PortName(port)));
  }

  @ParameterizedTest
  @CsvSource({
    "F07E000602002029030100000000040BF7, LAUNCHPAD_X",
    "F07E0006020020291301000000010407F7, LAUNCHPAD_MINI_MK3",
    "F07E0006020020292301000000010006F7, LAUNCHPAD_PRO_MK3",
    "F07E0506020020296900000000010308F7, LAUNCHPAD_MK2",
    "F07E0006020020292000000000010308F7, LAUNCHPAD",
  })
  void knowsTheFamilyByItsAnswer(String reply, PadProtocol protocol) {
    byte[] bytes = HexFormat.of().parseHex(reply);
    assertEquals(Optional.of(protocol), PadProtocol.identified(bytes));
  }

  @ParameterizedTest
  @CsvSource({
    "F07E0006020020297A00000000010308F7",
    "F07E000602004100030100000000040BF7",
    "F07E7F0601F7",
    "F07F000602002029030100000000040BF7",
    "F0F7",
    "F07E00060200202903",
  })
  void takesNoOtherAnswerForOne(String reply) {
    assertEquals(Optional.empty(), PadProtocol.identified(HexFormat.of().parseHex(reply)));
  }

  @Test
  void asksWithTheUniversalInquiry() {
    assertEquals(List.of("F0 7E 7F 06 01 F7"), hex(List.of(PadProtocol.INQUIRY)));
  }

  @ParameterizedTest
  @CsvSource({"LAUNCHPAD_X, 0C", "LAUNCHPAD_MINI_MK3, 0D", "LAUNCHPAD_PRO_MK3, 0E"})
  void theThirdGenerationEntersProgrammerModeAndGoesBackToLive(PadProtocol pad, String device) {
    String header = "F0 00 20 29 02 " + device;
    List<String> enter = hex(pad.enter());
    assertEquals(header + " 0E 01 F7", enter.getFirst());
    List<String> leave = hex(pad.leave());
    assertEquals(header + " 0E 00 F7", leave.getLast());
    for (List<String> both : List.of(enter, leave)) {
      assertEquals(2, both.size());
      String dark = both.stream().filter(each -> each.startsWith(header + " 03")).findAny().get();
      assertTrue(dark.startsWith(header + " 03 03 0B 00 00 00 03 0C 00 00 00"), dark);
      assertTrue(dark.endsWith("03 58 00 00 00 F7"), dark);
    }
    Map<Integer, PadColour> two = new TreeMap<>(Map.of(0, COLOUR, 63, PadColour.OFF));
    assertEquals(List.of(header + " 03 03 0B 7F 40 03 03 58 00 00 00 F7"), hex(pad.light(two)));
  }

  @Test
  void theSecondGenerationUsesItsSessionLayoutAndHalfTheLevels() {
    PadProtocol pad = PadProtocol.LAUNCHPAD_MK2;
    assertEquals(
        List.of("F0 00 20 29 02 18 22 00 F7", "F0 00 20 29 02 18 0E 00 F7"), hex(pad.enter()));
    assertEquals(List.of("F0 00 20 29 02 18 0E 00 F7"), hex(pad.leave()));
    Map<Integer, PadColour> two = new TreeMap<>(Map.of(8, COLOUR, 9, PadColour.WHITE));
    assertEquals(List.of("F0 00 20 29 02 18 0B 15 3F 20 01 16 3F 3F 3F F7"), hex(pad.light(two)));
  }

  @Test
  void theFirstGenerationIsLitByVelocitiesOfRedAndGreen() {
    PadProtocol pad = PadProtocol.LAUNCHPAD;
    assertEquals(List.of("B0 00 00", "B0 00 01"), hex(pad.enter()));
    assertEquals(List.of("B0 00 00"), hex(pad.leave()));
    Map<Integer, PadColour> some = new TreeMap<>();
    some.put(0, PadColour.OFF);
    some.put(7, new PadColour(127, 0, 0));
    some.put(56, PadColour.WHITE);
    some.put(57, new PadColour(0, 127, 0));
    some.put(63, PadColour.FAINT);
    assertEquals(
        List.of("90 70 0C", "90 77 0F", "90 00 3F", "90 01 3C", "90 07 1D"),
        hex(pad.light(some)),
        "row 0 is the lowest, which is the last");
  }

  @ParameterizedTest
  @EnumSource(PadProtocol.class)
  void everySquareHasAPadAndRoundButtonsHaveNone(PadProtocol pad) {
    int found = 0;
    for (int note = 0; note < 128; note++) {
      OptionalInt square = pad.square(note);
      if (square.isPresent()) {
        found++;
        assertEquals(note, pad.note(square.getAsInt()));
      }
    }
    assertEquals(64, found);
    int scene = pad == PadProtocol.LAUNCHPAD ? 8 : 19;
    assertEquals(OptionalInt.empty(), pad.square(scene));
  }

  @ParameterizedTest
  @EnumSource(PadProtocol.class)
  void nothingToLightIsNoMessage(PadProtocol pad) {
    assertEquals(List.of(), pad.light(Map.of()));
  }

  @ParameterizedTest
  @EnumSource(PadProtocol.class)
  void allItSaysIsMidi(PadProtocol pad) {
    Map<Integer, PadColour> all = new TreeMap<>();
    for (int square = 0; square < 64; square++) {
      all.put(square, new PadColour(square, 127 - square, 2 * square));
    }
    for (List<byte[]> each : List.of(pad.enter(), pad.leave(), pad.light(all))) {
      for (byte[] message : each) {
        boolean isExclusive = message[0] == (byte) 0xF0;
        int end = isExclusive ? message.length - 1 : message.length;
        for (int i = 1; i < end; i++) {
          assertTrue(message[i] >= 0, () -> hex(List.of(message)).toString());
        }
        assertEquals(isExclusive ? (byte) 0xF7 : message[2], message[message.length - 1]);
      }
    }
  }
}
