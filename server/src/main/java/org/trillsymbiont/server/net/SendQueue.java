package org.trillsymbiont.server.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

/// What goes out on one socket: frames of the room, written at once by whoever sends them as long
/// as the operating system takes them, else queued and written together; and frames of the
/// WebSocket library, which come through its selector. Neither ever gets into the middle of the
/// other.
///
/// The library wakes its selector for each frame and writes each by itself. Going past it is what
/// makes many small messages cheap.
///
/// Thread: safe.
final class SendQueue {
  private static final byte CLOSE = (byte) 0x88;

  private final Wire wire;
  private final Deque<ByteBuffer> waiting = new ArrayDeque<>();
  private State state = State.UNANSWERED;
  private boolean isClose;
  private volatile int waitingBytes;
  private volatile long writtenBytes;
  private OptionalLong sentNanos = OptionalLong.empty();

  private enum State {
    /// The answer to the handshake must go first, and is the library's.
    UNANSWERED,
    OPEN,
    /// A frame of the library has begun.
    WITHIN_FRAME,
    /// A close frame has been written; after it nothing may come.
    ENDED
  }

  SendQueue(Wire wire) {
    this.wire = wire;
  }

  /// Bytes of the room that wait.
  int waitingBytes() {
    return waitingBytes;
  }

  /// Bytes that the operating system has taken since the beginning.
  long writtenBytes() {
    return writtenBytes;
  }

  /// Writes frames, or queues what is not taken.
  ///
  /// @return false when something waits for [#flush]
  /// @throws IOException when the connection is lost
  synchronized boolean send(ByteBuffer frames) throws IOException {
    if (state == State.ENDED) {
      return true;
    }
    sentNanos = OptionalLong.empty();
    waiting.addLast(frames.duplicate());
    waitingBytes += frames.remaining();
    // What waits for a slow client is left to the selector, which knows when it takes more.
    if (state == State.OPEN && waiting.size() == 1) {
      long now = System.nanoTime();
      flush();
      boolean hasLeft = waiting.isEmpty() && !wire.isUnsent();
      sentNanos = hasLeft ? OptionalLong.of(now) : OptionalLong.empty();
    }
    return waiting.isEmpty() && !wire.isUnsent();
  }

  /// When the operating system was given what was last [sent][#send], by `System.nanoTime`, just
  /// before; empty when part of that had to wait.
  synchronized OptionalLong sentNanos() {
    return sentNanos;
  }

  /// Writes as much as is taken of what waits.
  synchronized void flush() throws IOException {
    if (state != State.OPEN || waiting.isEmpty()) {
      return;
    }
    long count = wire.write(waiting.toArray(new ByteBuffer[0]));
    writtenBytes += count;
    waitingBytes -= (int) count;
    while (!waiting.isEmpty() && !waiting.getFirst().hasRemaining()) {
      waiting.removeFirst();
    }
  }

  /// Writes a frame of the library: behind all that waits, but for the answer to the handshake,
  /// which comes before.
  ///
  /// @return how much of it was taken
  synchronized int writeForLibrary(ByteBuffer frame) throws IOException {
    flush();
    if (state == State.ENDED) {
      return discard(frame);
    }
    if (state == State.OPEN) {
      if (!waiting.isEmpty()) {
        return 0;
      }
      isClose = frame.get(frame.position()) == CLOSE;
      state = State.WITHIN_FRAME;
    }
    int count = (int) wire.write(frame);
    writtenBytes += count;
    if (!frame.hasRemaining()) {
      state = isClose ? State.ENDED : State.OPEN;
      flush();
    }
    return count;
  }

  /// The library would offer it again and again.
  private static int discard(ByteBuffer frame) {
    int count = frame.remaining();
    frame.position(frame.limit());
    return count;
  }

  /// Nothing more will be sent.
  synchronized void end() {
    state = State.ENDED;
    waiting.clear();
    waitingBytes = 0;
  }
}
