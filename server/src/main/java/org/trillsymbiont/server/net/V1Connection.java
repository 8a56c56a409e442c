package org.trillsymbiont.server.net;

import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.wire.ProtocolException;
import org.trillsymbiont.model.wire.V1Codec;
import org.trillsymbiont.server.room.RoomRegistry;
import org.trillsymbiont.server.room.V1Session;
import org.trillsymbiont.server.watch.Watch;

/// A client of dialect v1: it is in the room that its address names as soon as it comes.
///
/// Thread: as [Connection].
final class V1Connection extends Connection {
  private final @Nullable V1Session session;

  V1Connection(
      String name,
      GuardedSocket socket,
      Limits limits,
      RoomRegistry rooms,
      Watch watch,
      RoomName roomName) {
    super(name, socket, limits, rooms, watch);
    session = enter(roomName, null, "a client of v1", room -> room.joinLegacy(this)).orElse(null);
  }

  @Override
  boolean take(String text) throws ProtocolException {
    V1Session here = session;
    return here == null || here.update(V1Codec.decodeClient(text));
  }
}
