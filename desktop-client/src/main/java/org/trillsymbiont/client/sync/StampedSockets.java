package org.trillsymbiont.client.sync;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// Makes the socket of one connection, and notes when bytes come and go: right where the operating
/// system has them, because what a message waits for in queues and threads is of no interest to a
/// clock.
///
/// Thread: safe.
final class StampedSockets extends SocketFactory {
  private final LongSupplier nanoTime;
  private final @Nullable SSLSocketFactory tls;
  private final Queue<Long> expected = new ConcurrentLinkedQueue<>();
  private final Map<Long, Long> sentNanos = new ConcurrentHashMap<>();
  private volatile long arrivedNanos;

  /// @param nanoTime this machine's clock
  /// @param tls lays TLS over the socket; null for none
  StampedSockets(LongSupplier nanoTime, @Nullable SSLSocketFactory tls) {
    this.nanoTime = nanoTime;
    this.tls = tls;
  }

  /// A message is about to be sent whose time is wanted. It gets that of the next write: its own,
  /// or that of a message right before it.
  ///
  /// @param id not below those before
  void expect(long id) {
    expected.add(id);
  }

  /// When a message left, just before it did. Older ones are forgotten.
  OptionalLong takeSentNanos(long id) {
    Long nanos = sentNanos.remove(id);
    sentNanos.keySet().removeIf(other -> other < id);
    return nanos == null ? OptionalLong.empty() : OptionalLong.of(nanos);
  }

  /// When bytes came last. On the thread that reads it is the time of what it has just read.
  long arrivedNanos() {
    return arrivedNanos;
  }

  private void stampWrite() {
    long now = nanoTime.getAsLong();
    for (Long id = expected.poll(); id != null; id = expected.poll()) {
      sentNanos.put(id, now);
    }
  }

  @Override
  public java.net.Socket createSocket() {
    return tls == null ? new Stamped() : new EncryptedSocket(new Stamped(), tls);
  }

  @Override
  public java.net.Socket createSocket(String host, int port) {
    throw connectsItself();
  }

  @Override
  public java.net.Socket createSocket(String host, int port, InetAddress local, int localPort) {
    throw connectsItself();
  }

  @Override
  public java.net.Socket createSocket(InetAddress host, int port) {
    throw connectsItself();
  }

  @Override
  public java.net.Socket createSocket(
      InetAddress host, int port, InetAddress local, int localPort) {
    throw connectsItself();
  }

  private static UnsupportedOperationException connectsItself() {
    return new UnsupportedOperationException("the WebSocket library connects the socket itself");
  }

  private final class Stamped extends java.net.Socket {
    @Override
    public InputStream getInputStream() throws IOException {
      return new FilterInputStream(super.getInputStream()) {
        @Override
        public int read(byte[] into, int from, int most) throws IOException {
          int count = super.read(into, from, most);
          arrivedNanos = nanoTime.getAsLong();
          return count;
        }
      };
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
      return new FilterOutputStream(super.getOutputStream()) {
        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
          stampWrite();
          out.write(bytes, from, count);
        }
      };
    }
  }
}
