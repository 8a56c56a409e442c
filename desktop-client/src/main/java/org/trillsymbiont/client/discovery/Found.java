package org.trillsymbiont.client.discovery;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.sync.Announcement;
import org.trillsymbiont.model.sync.JoinLink;
import org.trillsymbiont.model.sync.RoomInfo;

/// A session that was found.
///
/// @param name what it calls itself; empty when it does not say
/// @param rooms how many rooms it has, 0 or more
/// @param people how many people are in them, 0 or more
/// @param link where to join: the room with the most people. Without a fingerprint: only what was
///   sent by somebody one knows may say what a server must be
/// @param pinNeeded whether that room asks for a PIN
/// @param isHere whether it runs on this computer
/// @param server what it tells of itself
public record Found(
    String name,
    int rooms,
    int people,
    JoinLink link,
    boolean pinNeeded,
    boolean isHere,
    Announcement.Server server) {
  private static final Announcement.Server UNKNOWN = new Announcement.Server("");

  public Found {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(link, "link");
    Objects.requireNonNull(server, "server");
  }

  /// One that tells nothing of itself.
  public Found(
      String name, int rooms, int people, JoinLink link, boolean pinNeeded, boolean isHere) {
    this(name, rooms, people, link, pinNeeded, isHere, UNKNOWN);
  }

  /// A server of this computer, by its list of rooms.
  static Found here(String host, int port, List<RoomInfo> rooms) {
    Announcement told = Announcement.of("?", UNKNOWN, rooms);
    return new Found(
        "",
        told.rooms(),
        told.people(),
        new JoinLink(host, port, told.room()),
        told.hasPin(),
        true);
  }

  /// A server that has announced itself.
  ///
  /// @param host a number, as it stands in links
  static Found announced(Announcement told, String host, int port, boolean isHere) {
    return new Found(
        told.name(),
        told.rooms(),
        told.people(),
        new JoinLink(host, port, told.room(), told.server().isEncrypted(), null, null),
        told.hasPin(),
        isHere,
        told.server());
  }

  /// Whether the server says that it is another one than it was.
  ///
  /// @param known by what it was known before; null when it was never met
  public boolean isChanged(@Nullable String known) {
    return known != null && server.fingerprint() != null && !known.equals(server.fingerprint());
  }
}
