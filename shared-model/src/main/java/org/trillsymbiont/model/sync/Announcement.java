package org.trillsymbiont.model.sync;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a server tells of itself in the local network, so that it is found without its address: the
/// attributes of a DNS-SD service (RFC 6763, chapter 6). Pure.
///
/// @param name what it is called, 1..32 code points that show as what they are: its host's name, or
///   the user's who hosts it
/// @param rooms how many rooms it has, 0 or more
/// @param people how many people are in them, 0 or more
/// @param room the one with the most people
/// @param hasPin whether that room asks for a PIN
/// @param server which server tells it
public record Announcement(
    String name, int rooms, int people, RoomName room, boolean hasPin, Server server) {

  /// A server, as it tells of itself.
  ///
  /// @param id the same in all networks that it announces itself in, so that who hears it in
  ///   several knows it for one; 1..16 small letters and digits; empty when it tells none
  /// @param isEncrypted whether TLS is spoken there
  /// @param fingerprint what it says that its certificate is known by; null when it does not. It
  ///   proves nothing, for anybody in the network may say it: it is to be shown, and to warn when
  ///   it is another one than before (docs/decisions/0015)
  /// @param after the [Announcement#trail] of the session that is gone on with here; null for none
  public record Server(
      String id, boolean isEncrypted, @Nullable String fingerprint, @Nullable String after) {
    private static final Pattern ID = Pattern.compile("[a-z0-9]{0,16}");

    public Server {
      boolean isFingerprint = fingerprint == null || Fingerprint.isValid(fingerprint);
      if (!ID.matcher(id).matches()
          || !isFingerprint
          || (fingerprint != null && !isEncrypted)
          || (after != null && !TRAIL.matcher(after).matches())) {
        throw new IllegalArgumentException("that is no server");
      }
    }

    /// One that encrypts nothing and goes on with nothing.
    public Server(String id) {
      this(id, false, null, null);
    }
  }

  /// The type of the service.
  public static final String TYPE = "_trill-symbiont._tcp.local.";

  private static final int MOST_CODE_POINTS = 32;
  private static final int TRAIL_LETTERS = 16;
  private static final Pattern TRAIL = Pattern.compile("[A-Za-z0-9_-]{" + TRAIL_LETTERS + "}");
  private static final String NAME = "name";
  private static final String ROOMS = "rooms";
  private static final String PEOPLE = "people";
  private static final String ROOM = "room";
  private static final String PIN = "pin";
  private static final String ID = "id";
  private static final String TLS = "tls";
  private static final String AFTER = "after";
  private static final String VERSION = "version";

  public Announcement {
    Objects.requireNonNull(room, "room");
    Objects.requireNonNull(server, "server");
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
  public static Announcement of(String name, Server server, List<RoomInfo> rooms) {
    RoomInfo fullest =
        rooms.stream()
            .max(Comparator.comparingInt(RoomInfo::participants))
            .orElse(new RoomInfo(RoomName.LOBBY, 0, false));
    int people = rooms.stream().mapToInt(RoomInfo::participants).sum();
    return new Announcement(
        plain(name), rooms.size(), people, fullest.name(), fullest.hasPin(), server);
  }

  /// What those who were in a room know a session by that goes on with it: nobody else can tell
  /// from it what the room's epoch was.
  ///
  /// @param epoch the room's, from the welcome
  /// @return 16 letters, digits, hyphens or underscores
  public static String trail(String epoch) {
    return Fingerprint.of(epoch.getBytes(StandardCharsets.UTF_8)).substring(0, TRAIL_LETTERS);
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
    if (!server.id().isEmpty()) {
      all.put(ID, server.id());
    }
    if (server.isEncrypted()) {
      all.put(TLS, server.fingerprint() == null ? "1" : server.fingerprint());
    }
    if (server.after() != null) {
      all.put(AFTER, server.after());
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
              server(attributes)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Server server(Map<String, String> attributes) {
    String tls = attributes.get(TLS);
    return new Server(
        attributes.getOrDefault(ID, ""),
        tls != null,
        tls == null || tls.equals("1") ? null : tls,
        attributes.get(AFTER));
  }
}
