package org.trillsymbiont.client.midi;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.trillsymbiont.model.state.MusicGrid;

/// How to speak with the pads of Novation's Launchpad family. Pure: messages are bytes.
///
/// Sources, all by Focusrite Audio Engineering (Novation): "Launchpad X Programmer's reference
/// manual", "Launchpad Mini [MK3] Programmer's reference manual", "Launchpad Pro [MK3] Programmer's
/// reference manual" (Programmer / Live mode switch `0E`, LED lighting SysEx message `03`,
/// Programmer mode layout, Device Inquiry); "Launchpad MK2 Programmer's Reference Manual" 1.01
/// (Session layout, Layout selection `22`, RGB `0B`, Light all `0E`); "Launchpad Programmer's
/// Reference" and "Launchpad S Programmer's Reference Manual" 1.02 (reset `B0 00 00`, X-Y layout
/// `B0 00 01`, key = 16 row + column, velocity = 16 green + red + flags). Not read in a source: the
/// order and range of the RGB bytes, the identity codes of the X and the Pro MK3.
public enum PadProtocol {
  LAUNCHPAD_X("Launchpad X", "F0002029020C"),
  LAUNCHPAD_MINI_MK3("Launchpad Mini MK3", "F0002029020D"),
  LAUNCHPAD_PRO_MK3("Launchpad Pro MK3", "F0002029020E"),
  LAUNCHPAD_MK2("Launchpad MK2", "F00020290218"),
  /// The first one, the Launchpad S, and the first Mini.
  LAUNCHPAD("Launchpad", "");

  /// Asks a device what it is: MIDI 1.0, Universal Non-Realtime System Exclusive, Device Inquiry.
  static final byte[] INQUIRY = bytes("F07E7F0601F7");

  private static final int REPLY_AT = 3;
  private static final byte[] NOVATION_REPLY = bytes("0602002029");
  private static final int FAMILY_AT = 8;

  private static final String END = "F7";
  private static final String MODE = "0E";
  private static final String LIGHT = "03";
  private static final int RGB = 3;
  private static final String MK2_LIGHT = "0B";
  private static final int ROW_STEP = 10;
  private static final int FIRST_NOTE = 11;
  private static final int CLASSIC_ROW_STEP = 16;
  private static final int CLASSIC_LEVELS = 3;

  /// Copy and clear: the pad changes in both of the first Launchpad's buffers.
  private static final int CLASSIC_FLAGS = 0x0C;

  private static final int MOST = 127;

  private final String product;
  private final String header;

  PadProtocol(String product, String header) {
    this.product = product;
    this.header = header;
  }

  /// What the device is called.
  public String product() {
    return product;
  }

  /// The protocol of a device by its port's name, if it is a Launchpad of these. The names are
  /// those of the USB interfaces: `LPX MIDI`, `LPMiniMK3 MIDI`, `LPProMK3 MIDI`, `Launchpad MK2`.
  static Optional<PadProtocol> named(PortName port) {
    String name = port.text().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    if (name.contains("lpx") || name.contains("launchpadx")) {
      return Optional.of(LAUNCHPAD_X);
    }
    if (name.contains("lpminimk3") || name.contains("launchpadminimk3")) {
      return Optional.of(LAUNCHPAD_MINI_MK3);
    }
    if (name.contains("lppromk3") || name.contains("launchpadpromk3")) {
      return Optional.of(LAUNCHPAD_PRO_MK3);
    }
    if (name.contains("launchpadmk2")) {
      return Optional.of(LAUNCHPAD_MK2);
    }
    // The Pro of 2015 speaks another dialect.
    boolean isOther = name.contains("launchpadpro") || name.contains("mk3");
    return name.contains("launchpad") && !isOther ? Optional.of(LAUNCHPAD) : Optional.empty();
  }

  /// The protocol of a device by its answer to the inquiry, if it is a Launchpad of these.
  ///
  /// @param message a whole System Exclusive message
  static Optional<PadProtocol> identified(byte[] message) {
    boolean isReply = message.length > FAMILY_AT + 1 && message[0] == (byte) 0xF0;
    for (int i = 0; isReply && i < NOVATION_REPLY.length; i++) {
      isReply = message[REPLY_AT + i] == NOVATION_REPLY[i];
    }
    if (!isReply || message[1] != 0x7E) {
      return Optional.empty();
    }
    int family = message[FAMILY_AT] | message[FAMILY_AT + 1] << 8;
    return Optional.ofNullable(
        switch (family) {
          case 0x0103 -> LAUNCHPAD_X;
          case 0x0113 -> LAUNCHPAD_MINI_MK3;
          case 0x0123 -> LAUNCHPAD_PRO_MK3;
          case 0x0069 -> LAUNCHPAD_MK2;
          case 0x0020 -> LAUNCHPAD;
          default -> null;
        });
  }

  /// What makes the device a plain grid of pads and lamps, all of them dark.
  List<byte[]> enter() {
    return switch (this) {
      case LAUNCHPAD_X, LAUNCHPAD_MINI_MK3, LAUNCHPAD_PRO_MK3 -> {
        List<byte[]> all = new ArrayList<>();
        all.add(bytes(header + MODE + "01" + END));
        all.addAll(light(allOff()));
        yield all;
      }
      case LAUNCHPAD_MK2 ->
          List.of(bytes(header + "2200" + END), bytes(header + MODE + "00" + END));
      case LAUNCHPAD -> List.of(bytes("B00000"), bytes("B00001"));
    };
  }

  /// What leaves the device dark and as its user knows it.
  List<byte[]> leave() {
    return switch (this) {
      case LAUNCHPAD_X, LAUNCHPAD_MINI_MK3, LAUNCHPAD_PRO_MK3 -> {
        List<byte[]> all = new ArrayList<>(light(allOff()));
        all.add(bytes(header + MODE + "00" + END));
        yield all;
      }
      case LAUNCHPAD_MK2 -> List.of(bytes(header + MODE + "00" + END));
      case LAUNCHPAD -> List.of(bytes("B00000"));
    };
  }

  private static Map<Integer, PadColour> allOff() {
    Map<Integer, PadColour> off = new TreeMap<>();
    for (int square = 0; square < MusicGrid.SQUARES; square++) {
      off.put(square, PadColour.OFF);
    }
    return off;
  }

  /// What lets pads shine: one message for all where the device knows such a one.
  ///
  /// @param colours by square, 0..63, in the order in which they are to be sent
  List<byte[]> light(Map<Integer, PadColour> colours) {
    if (colours.isEmpty()) {
      return List.of();
    }
    if (this == LAUNCHPAD) {
      return colours.entrySet().stream()
          .map(each ->
              new byte[] {
                (byte) Wire.NOTE_ON, (byte) note(each.getKey()), classic(each.getValue())
              })
          .toList();
    }
    boolean isMk2 = this == LAUNCHPAD_MK2;
    StringBuilder message = new StringBuilder(header).append(isMk2 ? MK2_LIGHT : LIGHT);
    HexFormat hex = HexFormat.of();
    colours.forEach((square, colour) -> {
      if (!isMk2) {
        message.append(hex.toHexDigits((byte) RGB));
      }
      message.append(hex.toHexDigits((byte) note(square)));
      // The MK2's lamps have 64 levels, the later ones' 128.
      int shift = isMk2 ? 1 : 0;
      for (int part : new int[] {colour.red(), colour.green(), colour.blue()}) {
        message.append(hex.toHexDigits((byte) (part >> shift)));
      }
    });
    return List.of(bytes(message + END));
  }

  /// Red and green lamps of four levels each; what is blue shows as green.
  private static byte classic(PadColour colour) {
    int red = level(colour.red());
    int green = level(Math.max(colour.green(), colour.blue() / 2));
    return (byte) (CLASSIC_ROW_STEP * green + red + CLASSIC_FLAGS);
  }

  private static int level(int value) {
    return Math.ceilDiv(CLASSIC_LEVELS * value, MOST);
  }

  /// The note of a square's pad. Row 0 is at the bottom.
  ///
  /// @param square 0..63
  int note(int square) {
    int row = MusicGrid.row(square);
    int column = MusicGrid.column(square);
    return this == LAUNCHPAD
        ? CLASSIC_ROW_STEP * (MusicGrid.ROWS - 1 - row) + column
        : FIRST_NOTE + ROW_STEP * row + column;
  }

  /// The square of a pad's note; empty for the round buttons.
  ///
  /// @param note 0..127
  OptionalInt square(int note) {
    boolean isClassic = this == LAUNCHPAD;
    int step = isClassic ? CLASSIC_ROW_STEP : ROW_STEP;
    int from = isClassic ? note : note - FIRST_NOTE;
    if (from < 0) {
      return OptionalInt.empty();
    }
    int line = from / step;
    int column = from % step;
    if (line >= MusicGrid.ROWS || column >= MusicGrid.COLUMNS) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(MusicGrid.index(isClassic ? MusicGrid.ROWS - 1 - line : line, column));
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
