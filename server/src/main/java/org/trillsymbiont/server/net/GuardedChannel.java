package org.trillsymbiont.server.net;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.java_websocket.WrappedByteChannel;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.server.watch.Watch;

/// A socket with guards before and after the WebSocket on it. Before: the request must be short and
/// for us, else it is answered in HTTP and the socket closed. After: closing goes on until the
/// client has closed too or its time is up; a socket that is closed while something is unread
/// resets, and the client would lose the close frame that is on its way.
///
/// Thread: read and written by the library's selector thread; [#queue], [#arrivedNanos] and
/// [#close] from any; [#tidy] by one other.
final class GuardedChannel implements WrappedByteChannel {
  private final SocketChannel socket;
  private final SelectionKey key;
  private final Limits limits;
  private final Watch watch;
  private final SendQueue queue;
  private final long openedNanos;
  private @Nullable ByteArrayOutputStream request = new ByteArrayOutputStream(512);
  private volatile boolean isUpgraded;
  private volatile boolean isClosing;
  private volatile long arrivedNanos;
  private long closingNanos;

  GuardedChannel(SocketChannel socket, SelectionKey key, Limits limits, Watch watch) {
    this.socket = socket;
    this.key = key;
    this.limits = limits;
    this.watch = watch;
    queue = new SendQueue(socket);
    openedNanos = System.nanoTime();
  }

  /// The library's connection on this socket.
  GuardedSocket connection() {
    return (GuardedSocket) key.attachment();
  }

  /// Whether the request has come and was good.
  boolean isUpgraded() {
    return isUpgraded;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    int start = into.position();
    int count = socket.read(into);
    if (count > 0) {
      arrivedNanos = System.nanoTime();
    }
    ByteArrayOutputStream header = request;
    if (count > 0 && header != null) {
      inspect(header, into.array(), into.arrayOffset() + start, count);
    }
    return count;
  }

  /// When bytes came last, by `System.nanoTime`: whoever decodes them may ask a little later, and
  /// may then see the time of what came behind them, never one before.
  long arrivedNanos() {
    return arrivedNanos;
  }

  private void inspect(ByteArrayOutputStream header, byte[] bytes, int from, int count)
      throws IOException {
    header.write(
        bytes, from, Math.min(count, limits.count(Limit.HANDSHAKE_BYTES) + 1 - header.size()));
    String text = header.toString(StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0 && header.size() > limits.count(Limit.HANDSHAKE_BYTES)) {
      refuse(Handshake.tooLong(limits.count(Limit.HANDSHAKE_BYTES)));
    }
    if (end >= 0) {
      Optional<Handshake.Refusal> refusal = Handshake.refusal(text.substring(0, end + 2));
      if (refusal.isPresent()) {
        refuse(refusal.get());
      }
      request = null;
      isUpgraded = true;
    }
  }

  private void refuse(Handshake.Refusal refusal) throws IOException {
    watch.turnedAway(refusal.status());
    socket.write(ByteBuffer.wrap(refusal.response()));
    throw new IOException(refusal.sentence());
  }

  /// What the room sends, past the library.
  SendQueue queue() {
    return queue;
  }

  @Override
  public int write(ByteBuffer from) throws IOException {
    return queue.writeForLibrary(from);
  }

  @Override
  public boolean isNeedWrite() {
    return queue.waitingBytes() > 0;
  }

  @Override
  public void writeMore() throws IOException {
    queue.flush();
  }

  @Override
  public boolean isNeedRead() {
    return false;
  }

  @Override
  public int readMore(ByteBuffer into) {
    return 0;
  }

  @Override
  public boolean isBlocking() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return socket.isOpen() && !isClosing;
  }

  /// Says that nothing more will come from us. [#tidy] does the rest.
  @Override
  public synchronized void close() {
    if (isClosing) {
      return;
    }
    closingNanos = System.nanoTime();
    isClosing = true;
    queue.end();
    try {
      socket.shutdownOutput();
    } catch (IOException e) {
      closeForGood(); // The client was faster.
    }
  }

  /// Does what time asks for: refuses a request that does not come, and closes for good when the
  /// client has closed too or has had its time.
  ///
  /// @param scratch for bytes that nobody wants any more
  /// @return true when the socket is closed for good
  boolean tidy(ByteBuffer scratch) {
    long now = System.nanoTime();
    if (!isClosing && !isUpgraded && now - openedNanos > limits.nanos(Limit.HANDSHAKE_TIME)) {
      expire();
    }
    if (isClosing
        && (hasEnded(scratch) || now - closingNanos() > limits.nanos(Limit.FAREWELL_TIME))) {
      closeForGood();
    }
    return !socket.isOpen();
  }

  private synchronized long closingNanos() {
    return closingNanos;
  }

  private void expire() {
    watch.turnedAway(Handshake.tooSlow().status());
    try {
      socket.write(ByteBuffer.wrap(Handshake.tooSlow().response()));
    } catch (IOException e) {
      closeForGood(); // It has gone already; nobody is left to be told.
    }
    connection().closeConnection(408, "no handshake came");
  }

  private boolean hasEnded(ByteBuffer scratch) {
    try {
      int count;
      do {
        scratch.clear();
        count = socket.read(scratch);
      } while (count == scratch.capacity());
      return count < 0;
    } catch (IOException e) {
      return true; // Reset by the client, which is an end too.
    }
  }

  /// Closes at once, whatever is on its way.
  void closeForGood() {
    isClosing = true;
    key.cancel();
    try {
      socket.close();
    } catch (IOException e) {
      Connection.LOG.debug("A socket failed to close", e);
    }
  }
}
