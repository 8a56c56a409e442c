package org.trillsymbiont.client.session;

import java.util.List;
import java.util.stream.Stream;
import org.trillsymbiont.model.sync.JoinLink;
import org.trillsymbiont.model.sync.RoomName;

/// Where this client connects to, and what it tells others to join: they differ when it hosts the
/// session itself.
///
/// @param server how it is reached from here
/// @param ways how it is reached by others, the likeliest first, one or more; in the same room
public record Address(JoinLink server, List<JoinLink> ways) {
  public Address {
    ways = List.copyOf(ways);
    if (ways.isEmpty()) {
      throw new IllegalArgumentException("there is always a way");
    }
  }

  /// A server that has one address for everybody.
  public static Address of(JoinLink link) {
    return new Address(link, List.of(link));
  }

  /// How others reach it, most likely.
  public JoinLink shared() {
    return ways.getFirst();
  }

  /// Whether no other computer can follow the link, as to a session that one plays alone in.
  public boolean isHereOnly() {
    return shared().host().equals("127.0.0.1") || shared().host().equals("localhost");
  }

  /// The same server, another room.
  public Address withRoom(RoomName room) {
    return new Address(
        server.withRoom(room), ways.stream().map(way -> way.withRoom(room)).toList());
  }

  /// The room, and where else it is; a link to the server that is connected to already keeps the
  /// way it is reached from here.
  public Address to(JoinLink link) {
    boolean isHere =
        Stream.concat(Stream.of(server), ways.stream())
            .anyMatch(way -> way.authority().equals(link.authority()));
    return isHere ? withRoom(link.room()) : of(link);
  }
}
