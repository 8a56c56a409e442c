package org.trillsymbiont.server.net;

import java.math.BigDecimal;
import java.util.Locale;

/// What a client may cost the server, one constant for each bound. Each is an option of the command
/// line (docs/security.md lists them).
public enum Limit {
  MESSAGE_BYTES(
      "max-message-bytes",
      Unit.BYTES,
      64 * 1024,
      1024,
      1 << 20,
      "the longest message, whole or in fragments"),
  FRAGMENTS("max-fragments", Unit.COUNT, 64, 1, 1024, "the most fragments of one message"),
  HANDSHAKE_BYTES(
      "max-handshake-bytes", Unit.BYTES, 8 * 1024, 512, 65_536, "the longest request to come in"),
  HANDSHAKE_TIME(
      "handshake-seconds", Unit.SECONDS, 5_000, 100, 60_000, "how long that request may take"),
  HANDSHAKES(
      "max-handshakes",
      Unit.COUNT,
      256,
      1,
      1_000_000,
      "how many connections may be in their handshake"),
  HANDSHAKES_PER_ADDRESS(
      "max-handshakes-per-address",
      Unit.COUNT,
      16,
      1,
      1_000_000,
      "how many of these may come from one address"),
  CONNECTIONS(
      "max-connections",
      Unit.COUNT,
      1_000,
      1,
      1_000_000,
      "how many there may be, those that are still in their handshake included"),
  CONNECTIONS_PER_ADDRESS(
      "max-connections-per-address",
      Unit.COUNT,
      64,
      1,
      1_000_000,
      "how many of these may come from one address (of IPv6 from one /64)"),
  MESSAGES(
      "max-messages-per-second",
      Unit.COUNT,
      50,
      1,
      1_000_000,
      "how many messages a client may send, on average; pings and presence count half"),
  MESSAGE_BURST(
      "max-message-burst",
      Unit.COUNT,
      100,
      1,
      1_000_000,
      "how many messages of a client may come at once"),
  BYTES(
      "max-bytes-per-second",
      Unit.BYTES,
      256 * 1024,
      1024,
      1 << 30,
      "how much a client may send, on average"),
  QUEUED_BYTES(
      "max-unmerged-bytes",
      Unit.BYTES,
      256 * 1024,
      4 * 1024,
      64 << 20,
      "how much may wait for one client before what follows is merged for it"),
  CUT_BYTES(
      "max-queue-bytes",
      Unit.BYTES,
      1024 * 1024,
      16 * 1024,
      256 << 20,
      "how much may wait for one client before it is cut off"),
  SOCKET_BYTES(
      "socket-buffer-bytes",
      Unit.BYTES,
      128 * 1024,
      4 * 1024,
      16 << 20,
      "the operating system's buffer for each client; a small one shows who is slow"),
  HELLO_TIME("hello-seconds", Unit.SECONDS, 5_000, 100, 60_000, "how long a hello may take"),
  PARTICIPANTS(
      "max-clients-per-room", Unit.COUNT, 64, 1, 1_000_000, "how many there may be in a room"),
  ROOMS("max-rooms", Unit.COUNT, 100, 1, 1_000_000, "how many rooms there may be"),
  ROOM_IDLE_TIME(
      "room-idle-seconds",
      Unit.SECONDS,
      300_000,
      0,
      Integer.MAX_VALUE,
      "how long an empty room is kept in memory"),
  STUCK_TIME(
      "unmerged-seconds",
      Unit.SECONDS,
      500,
      10,
      60_000,
      "how long a client for which something waits may take nothing before what follows is merged"
          + " for it"),
  STALL_TIME(
      "stall-seconds",
      Unit.SECONDS,
      5_000,
      100,
      600_000,
      "how long a client for which something waits may take nothing"),
  LOST_TIME(
      "lost-seconds",
      Unit.SECONDS,
      10_000,
      1_000,
      600_000,
      "how soon a client must answer the server's ping"),
  PIN_TRIES(
      "max-pin-tries-per-minute",
      Unit.COUNT,
      5,
      1,
      1_000_000,
      "how many wrong PINs or tokens may come from one address"),
  PIN_BAN_TIME(
      "pin-ban-seconds",
      Unit.SECONDS,
      300_000,
      0,
      86_400_000,
      "how long an address stays out that has tried so many"),
  FLOOD_BAN_TIME(
      "flood-ban-seconds",
      Unit.SECONDS,
      60_000,
      0,
      86_400_000,
      "how long an address stays out that was cut off for its rate three times in a minute"),
  PROBE_TIME(
      "self-probe-seconds",
      Unit.SECONDS,
      10_000,
      100,
      3_600_000,
      "how often the server looks whether it still lets people in"),
  DRAIN_TIME(
      "drain-seconds",
      Unit.SECONDS,
      5_000,
      0,
      600_000,
      "how long the server takes at its end until all is stored, told and taken"),
  FAREWELL_TIME(
      "farewell-seconds",
      Unit.SECONDS,
      1_000,
      0,
      60_000,
      "how long clients have at the end to take their close frames");

  private final String option;
  private final Unit unit;
  private final long initial;
  private final long least;
  private final long most;
  private final String description;

  /// What a limit counts.
  public enum Unit {
    COUNT,
    BYTES,
    /// Kept in milliseconds, written in seconds.
    SECONDS
  }

  Limit(String option, Unit unit, long initial, long least, long most, String description) {
    this.option = option;
    this.unit = unit;
    this.initial = initial;
    this.least = least;
    this.most = most;
    this.description = description;
  }

  /// The option's name without dashes, with the unit in it.
  public String option() {
    return option;
  }

  public Unit unit() {
    return unit;
  }

  /// What holds unless told otherwise; times in milliseconds.
  public long initial() {
    return initial;
  }

  /// What it bounds, for people; begins small and ends without a full stop.
  public String description() {
    return description;
  }

  /// Reads a value as people write it: a whole number, or seconds with up to three decimals.
  ///
  /// @return the value, times in milliseconds
  /// @throws IllegalArgumentException with a sentence
  public long parse(String written) {
    try {
      BigDecimal number = new BigDecimal(written.strip());
      long value = (unit == Unit.SECONDS ? number.movePointRight(3) : number).longValueExact();
      checkRange(value);
      return value;
    } catch (ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException(sentence(), e);
    }
  }

  /// A value as people write it.
  ///
  /// @param value times in milliseconds
  public String write(long value) {
    return unit == Unit.SECONDS
        ? BigDecimal.valueOf(value, 3).stripTrailingZeros().toPlainString()
        : Long.toString(value);
  }

  /// @throws IllegalArgumentException with a sentence, when a value is out of range
  void checkRange(long value) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(sentence());
    }
  }

  private String sentence() {
    String what =
        unit == Unit.COUNT ? "number" : "number of " + unit.name().toLowerCase(Locale.ROOT);
    return option + " must be a " + what + " within " + write(least) + ".." + write(most) + ".";
  }
}
