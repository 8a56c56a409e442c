package org.trillsymbiont.model.sync;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// What a server tells of itself in the local network, so that it is found without its address: the
/// attributes of a DNS-SD service (RFC 6763, chapter 6). Pure.
///
/// @param name what it is called, 1..32 code points that show as what they are: its host's name, or
///   the user's who hosts it
/// @param rooms how many rooms it has, 0 or more
/// @param people how many people are in them, 0 or more
/// @param room the one with the most people
/// @param hasPin whether that room asks for a PIN
/// @param isEncrypted whether TLS is spoken there. By what the server is known is not told: anybody
///   in the network could tell it
public record Announcement(
    String name, int rooms, int people, RoomName room, boolean hasPin, boolean isEncrypted) {
  /// The type of the service.
  public static final String TYPE = "_trill-symbiont._tcp.local.";

  private static final int MOST_CODE_POINTS = 32;
  private static final String NAME = "name";
  private static final String ROOMS = "rooms";
  private static final String PEOPLE = "people";
  private static final String ROOM = "room";
  private static final String PIN = "pin";
  private static final String TLS = "tls";
  private static final String VERSION = "version";

  public Announcement {
    Objects.requireNonNull(room, "room");
    int codePoints = name.codePointCount(0, name.length());
    if (codePoints < 1 || codePoints > MOST_CODE_POINTS || !PlainText.isPlain(name)) {
      throw new IllegalArgumentException("A name has 1 to 32 characters.");
    }
    if (rooms < 0 || people < 0) {
      throw new IllegalArgumentException("there can't be fewer than no rooms and no people");
    }
  }

  /// What there is to tell of a server with these rooms.
  ///
  /// @param name longer ones are cut
  /// @param isEncrypted whether TLS is spoken there
  public static Announcement of(String name, boolean isEncrypted, List<RoomInfo> rooms) {
    RoomInfo fullest =
        rooms.stream()
            .max(Comparator.comparingInt(RoomInfo::participants))
            .orElse(new RoomInfo(RoomName.LOBBY, 0, false));
    int people = rooms.stream().mapToInt(RoomInfo::participants).sum();
    return new Announcement(
        plain(name), rooms.size(), people, fullest.name(), fullest.hasPin(), isEncrypted);
  }

  private static String plain(String name) {
    String cut =
        name.codePoints()
            .filter(each -> PlainText.isPlain(Character.toString(each)))
            .limit(MOST_CODE_POINTS)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
            .strip();
    return cut.isEmpty() ? "Trill Symbiont" : cut;
  }

  /// The attributes.
  public Map<String, String> attributes() {
    Map<String, String> all = new TreeMap<>();
    all.put(NAME, name);
    all.put(ROOMS, "" + rooms);
    all.put(PEOPLE, "" + people);
    all.put(ROOM, room.value());
    all.put(PIN, hasPin ? "1" : "0");
    if (isEncrypted) {
      all.put(TLS, "1");
    }
    all.put(VERSION, "" + Endpoint.VERSION);
    return all;
  }

  /// Reads attributes; empty when they are of another version, or of something else.
  public static Optional<Announcement> read(Map<String, String> attributes) {
    if (!attributes.getOrDefault(VERSION, "").equals("" + Endpoint.VERSION)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Announcement(
              attributes.getOrDefault(NAME, ""),
              Integer.parseInt(attributes.getOrDefault(ROOMS, "")),
              Integer.parseInt(attributes.getOrDefault(PEOPLE, "")),
              new RoomName(attributes.getOrDefault(ROOM, "")),
              attributes.getOrDefault(PIN, "").equals("1"),
              attributes.getOrDefault(TLS, "").equals("1")));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
