package org.trillsymbiont.server.room;

import java.util.concurrent.atomic.AtomicInteger;

/// One connection's place in a room: what it says goes into the room's mailbox here, in its order.
///
/// Thread: the public half from any, one at a time for each session; the rest belongs to the room's
/// mailbox.
public abstract sealed class Session permits V1Session, V2Session {
  /// How many messages of one peer may wait for the room.
  static final int MAX_WAITING = 256;

  private final Room room;
  private final Peer peer;
  private final AtomicInteger waiting = new AtomicInteger();
  private int number;

  Session(Room room, Peer peer) {
    this.room = room;
    this.peer = peer;
  }

  /// The peer has drained after too much had waited for it: it gets what it has missed.
  public final void catchUp() {
    room.post(this::drained);
  }

  /// The peer has gone.
  public final void leave() {
    room.post(() -> room.leave(this));
  }

  /// Posts something that the peer has said.
  ///
  /// @return false when it was refused because too many messages of this peer wait already
  final boolean post(Runnable task) {
    if (waiting.incrementAndGet() > MAX_WAITING) {
      waiting.decrementAndGet();
      return false;
    }
    room.postOrRun(() -> {
      waiting.decrementAndGet();
      task.run();
    });
    return true;
  }

  final Room room() {
    return room;
  }

  final Peer peer() {
    return peer;
  }

  /// The participant's number in the room; 0 before it is let in.
  final int number() {
    return number;
  }

  final void letIn(int asNumber) {
    number = asNumber;
  }

  /// What was left out for this peer may follow.
  abstract void drained();
}
