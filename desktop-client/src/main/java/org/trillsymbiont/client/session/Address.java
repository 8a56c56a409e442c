package org.trillsymbiont.client.session;

import org.trillsymbiont.model.sync.JoinLink;
import org.trillsymbiont.model.sync.RoomName;

/// Where this client connects to, and what it tells others to join: they differ when it hosts the
/// session itself.
///
/// @param server how it is reached from here
/// @param shared how it is reached by others; in the same room
public record Address(JoinLink server, JoinLink shared) {

  /// A server that has one address for everybody.
  public static Address of(JoinLink link) {
    return new Address(link, link);
  }

  /// The same server, another room.
  public Address withRoom(RoomName room) {
    return new Address(server.withRoom(room), shared.withRoom(room));
  }

  /// The room, and where else it is; a link to the server that is connected to already keeps the
  /// way it is reached from here.
  public Address to(JoinLink link) {
    boolean isHere =
        link.authority().equals(shared.authority()) || link.authority().equals(server.authority());
    return isHere ? withRoom(link.room()) : of(link);
  }
}
