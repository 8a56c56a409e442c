package org.trillsymbiont.server.room;

import java.nio.ByteBuffer;
import org.trillsymbiont.model.sync.V1Message;

/// A client of dialect v1: it gets the whole state when somebody else has changed it.
///
/// Thread: as [Session].
public final class V1Session extends Session {
  // The mailbox's half.
  private boolean isOutdated;
  private boolean isBehind;

  V1Session(Room room, Peer peer) {
    super(room, peer);
  }

  /// Posts an update of this peer.
  ///
  /// @return false when it was refused because too many messages of this peer wait already
  public boolean update(V1Message.Update update) {
    return post(() -> room().take(this, update));
  }

  /// An update of this peer came too fast, and is not taken: what it shows is not the state.
  ///
  /// @return false when too many messages of this peer wait already
  public boolean refuse() {
    return post(this::outdate);
  }

  /// The state is no longer the one that this peer knows.
  void outdate() {
    isOutdated = true;
  }

  /// Whether the state is to be sent now.
  boolean wantsState() {
    return isOutdated && !isBehind;
  }

  /// Sends the state as it is now.
  void show(ByteBuffer frame) {
    isOutdated = false;
    isBehind = !peer().send(frame);
  }

  @Override
  void drained() {
    isBehind = false;
  }
}
