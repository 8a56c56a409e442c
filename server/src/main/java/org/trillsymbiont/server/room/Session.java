package org.trillsymbiont.server.room;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.edit.Edit;

/// One peer's place in a room: what it says goes into the room's mailbox here, in its order.
///
/// Thread: [#update], [#ping], [#catchUp] and [#leave] from any, one at a time for each session;
/// the package-private half belongs to the room's mailbox.
public final class Session {
  /// How many messages of one peer may wait for the room.
  static final int MAX_WAITING = 128;

  private final Room room;
  private final Peer peer;
  private final AtomicInteger waiting = new AtomicInteger();
  private @Nullable AtomicReference<byte @Nullable []> lastPing;

  // The mailbox's half.
  private boolean isBehind;
  private byte @Nullable [] unsentPong;

  Session(Room room, Peer peer) {
    this.room = room;
    this.peer = peer;
  }

  /// Posts an update of this peer.
  ///
  /// @return false when it was refused because too many messages of this peer wait already
  public boolean update(Edit edit) {
    lastPing = null;
    return post(() -> room.update(this, edit));
  }

  /// Posts a session that this peer brings back.
  ///
  /// @return false when it was refused because too many messages of this peer wait already
  public boolean restore(Edit session) {
    lastPing = null;
    return post(() -> room.restore(this, session));
  }

  /// Posts a ping. Pings that follow each other while the room has not come to the first of them
  /// are answered once, with the newest payload (RFC 6455, 5.5.3).
  ///
  /// @param payload comes back in the pong
  /// @return false when it was refused because too many messages of this peer wait already
  public boolean ping(byte[] payload) {
    AtomicReference<byte @Nullable []> before = lastPing;
    if (before != null && before.updateAndGet(old -> old == null ? null : payload) != null) {
      return true;
    }
    AtomicReference<byte @Nullable []> ping = new AtomicReference<>(payload);
    lastPing = ping;
    return post(() -> answer(ping.getAndSet(null)));
  }

  /// The peer has drained after it left something out: it gets the newest state.
  public void catchUp() {
    room.post(this::sendWhatWasLeftOut);
  }

  /// The peer has gone.
  public void leave() {
    room.post(() -> room.leave(this));
  }

  private boolean post(Runnable task) {
    if (waiting.incrementAndGet() > MAX_WAITING) {
      waiting.decrementAndGet();
      return false;
    }
    room.post(() -> {
      waiting.decrementAndGet();
      task.run();
    });
    return true;
  }

  /// Sends a state, unless the peer is behind: then it gets the newest one when it has drained.
  void show(byte[] state) {
    isBehind = isBehind || !peer.send(state);
  }

  private void answer(byte @Nullable [] payload) {
    if (payload != null && !peer.pong(payload)) {
      // The newest pong stands for all before it.
      unsentPong = payload;
    }
  }

  // The pong first: the state that follows is newer than the updates it answers for.
  private void sendWhatWasLeftOut() {
    byte[] pong = unsentPong;
    unsentPong = null;
    answer(pong);
    if (isBehind) {
      isBehind = false;
      show(room.encodedState());
    }
  }
}
