package org.trillsymbiont.server.net;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
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
/// Thread: read and written by the library's selector thread; [#queue], [#arrivedNanos],
/// [#readBytes] and [#close] from any; [#tidy] by one other.
final class GuardedChannel implements WrappedByteChannel {
  /// What a TLS client begins with, and no HTTP request does.
  private static final byte TLS_HANDSHAKE = 0x16;

  private final Wire wire;
  private final SelectionKey key;
  private final AddressBlock from;
  private final Guard guard;
  private final Visitors visitors;
  private final Watch watch;
  private final SendQueue queue;
  private final long openedNanos;
  private @Nullable ByteArrayOutputStream request = new ByteArrayOutputStream(512);
  private volatile boolean isUpgraded;
  private volatile boolean isClosing;
  private volatile long arrivedNanos;
  private volatile long readBytes;
  private long closingNanos;
  private boolean hasLeft;

  /// @param from has been counted among the visitors
  GuardedChannel(
      Wire wire, SelectionKey key, AddressBlock from, Guard guard, Visitors visitors, Watch watch) {
    this.wire = wire;
    this.key = key;
    this.from = from;
    this.guard = guard;
    this.visitors = visitors;
    this.watch = watch;
    queue = new SendQueue(wire);
    openedNanos = System.nanoTime();
  }

  /// The library's connection on this socket.
  GuardedSocket connection() {
    return (GuardedSocket) key.attachment();
  }

  /// Where it comes from.
  AddressBlock from() {
    return from;
  }

  /// Whether the request has come and was good.
  boolean isUpgraded() {
    return isUpgraded;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    int start = into.position();
    int count = wire.read(into);
    if (count > 0) {
      took(into, start, count);
    }
    return count;
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // Written by the selector thread alone.
  private void took(ByteBuffer into, int start, int count) throws IOException {
    arrivedNanos = System.nanoTime();
    readBytes += count;
    ByteArrayOutputStream header = request;
    if (header != null) {
      inspect(header, into.array(), into.arrayOffset() + start, count);
    }
  }

  /// When bytes came last, by `System.nanoTime`: whoever decodes them may ask a little later, and
  /// may then see the time of what came behind them, never one before.
  long arrivedNanos() {
    return arrivedNanos;
  }

  /// How many bytes have come since the beginning.
  long readBytes() {
    return readBytes;
  }

  private void inspect(ByteArrayOutputStream header, byte[] bytes, int from, int count)
      throws IOException {
    int most = guard.limits().count(Limit.HANDSHAKE_BYTES);
    int newBytes = Math.min(count, most + 1 - header.size());
    // Only what is new is looked at: else a long request would cost its length squared.
    int lookFrom = Math.max(0, header.size() - 3);
    header.write(bytes, from, newBytes);
    byte[] all = header.toByteArray();
    int end = blankLine(all, lookFrom);
    if (all[0] == TLS_HANDSHAKE) {
      refuse(Handshake.encrypted());
    }
    if (end < 0 && all.length > most) {
      refuse(Handshake.tooLong(most));
    }
    if (end >= 0) {
      decide(new String(all, 0, end + 2, StandardCharsets.ISO_8859_1));
      request = null;
    }
  }

  private static int blankLine(byte[] bytes, int from) {
    for (int i = from; i + 3 < bytes.length; i++) {
      if (bytes[i] == '\r'
          && bytes[i + 1] == '\n'
          && bytes[i + 2] == '\r'
          && bytes[i + 3] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private void decide(String whole) throws IOException {
    Optional<Handshake.Refusal> refusal =
        visitors.isBanned(from, System.nanoTime())
            ? Optional.of(Handshake.banned())
            : Handshake.refusal(whole, guard.access());
    if (refusal.isPresent()) {
      refuse(refusal.get());
    }
    upgrade();
  }

  private synchronized void upgrade() {
    if (!hasLeft) {
      visitors.shookHands(from);
      isUpgraded = true;
    }
  }

  /// It is no longer to be counted among the visitors.
  synchronized void leave() {
    if (!hasLeft) {
      hasLeft = true;
      visitors.leave(from, isUpgraded);
    }
  }

  private void refuse(Handshake.Refusal refusal) throws IOException {
    watch.turnedAway(refusal.status());
    wire.write(ByteBuffer.wrap(refusal.response()));
    throw new IOException(refusal.sentence());
  }

  /// Whether nothing will have to be done for it soon: it has shaken hands, stays, and takes what
  /// it is sent.
  boolean isAtRest() {
    return isUpgraded && !isClosing && !isNeedWrite() && !connection().hasBufferedData();
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
    return queue.waitingBytes() > 0 || wire.isUnsent();
  }

  @Override
  public void writeMore() throws IOException {
    wire.flush();
    queue.flush();
  }

  @Override
  public boolean isNeedRead() {
    return wire.isUnread();
  }

  @Override
  public int readMore(ByteBuffer into) throws IOException {
    return read(into);
  }

  @Override
  public boolean isBlocking() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return wire.isOpen() && !isClosing;
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
      wire.end();
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
    Limits limits = guard.limits();
    if (!isClosing && !isUpgraded && now - openedNanos > limits.nanos(Limit.HANDSHAKE_TIME)) {
      expire();
    }
    if (isClosing
        && (hasEnded(scratch) || now - closingNanos() > limits.nanos(Limit.FAREWELL_TIME))) {
      closeForGood();
    }
    return !wire.isOpen();
  }

  private synchronized long closingNanos() {
    return closingNanos;
  }

  private void expire() {
    watch.turnedAway(Handshake.tooSlow().status());
    try {
      wire.write(ByteBuffer.wrap(Handshake.tooSlow().response()));
    } catch (IOException e) {
      closeForGood(); // It has gone already; nobody is left to be told.
    }
    connection().closeConnection(408, "no handshake came");
  }

  private boolean hasEnded(ByteBuffer scratch) {
    try {
      return !wire.drain(scratch);
    } catch (IOException e) {
      return true; // Reset by the client, which is an end too.
    }
  }

  /// Closes at once, whatever is on its way.
  void closeForGood() {
    isClosing = true;
    key.cancel();
    try {
      wire.close();
    } catch (IOException e) {
      Connection.LOG.debug("A socket failed to close", e);
    }
  }
}
