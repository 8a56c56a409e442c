package org.trillsymbiont.client.discovery;

import java.util.List;
import java.util.Objects;
import org.trillsymbiont.model.sync.Announcement;
import org.trillsymbiont.model.sync.JoinLink;
import org.trillsymbiont.model.sync.RoomInfo;

/// A session that was found.
///
/// @param name what it calls itself; empty when it does not say
/// @param rooms how many rooms it has, 0 or more
/// @param people how many people are in them, 0 or more
/// @param link where to join: the room with the most people
/// @param pinNeeded whether that room asks for a PIN
/// @param isHere whether it runs on this computer
public record Found(
    String name, int rooms, int people, JoinLink link, boolean pinNeeded, boolean isHere) {
  public Found {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(link, "link");
  }

  /// A server of this computer, by its list of rooms.
  static Found here(String host, int port, List<RoomInfo> rooms) {
    Announcement told = Announcement.of("?", false, rooms);
    return new Found(
        "",
        told.rooms(),
        told.people(),
        new JoinLink(host, port, told.room()),
        told.hasPin(),
        true);
  }
}
