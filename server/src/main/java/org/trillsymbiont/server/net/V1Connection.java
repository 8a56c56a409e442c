package org.trillsymbiont.server.net;

import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.sync.CloseCode;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.sync.V1Message;
import org.trillsymbiont.model.wire.ProtocolException;
import org.trillsymbiont.model.wire.V1Codec;
import org.trillsymbiont.server.room.V1Session;

/// A client of dialect v1: it is in the room that its address names as soon as it comes.
///
/// Thread: as [Connection].
final class V1Connection extends Connection {
  private final @Nullable V1Session session;

  V1Connection(long number, GuardedSocket socket, Realm realm, RoomName roomName) {
    super(number, socket, realm);
    session = realm.guard().access().admits(null) ? enter(roomName) : refuse();
  }

  private @Nullable V1Session enter(RoomName roomName) {
    return enter(roomName, null, "a client of v1", room -> room.joinLegacy(this)).orElse(null);
  }

  private @Nullable V1Session refuse() {
    close(CloseCode.WRONG_TOKEN);
    return null;
  }

  @Override
  boolean take(String text) throws ProtocolException {
    V1Session here = session;
    if (here == null) {
      return true;
    }
    V1Message.Update update = V1Codec.decodeClient(text);
    return switch (change()) {
      case TAKE -> here.update(update);
      case REFUSE -> here.refuse();
      case CUT -> false;
    };
  }
}
