package org.trillsymbiont.server.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/// TLS over a socket, server's side. The library's own asks to write while it waits for a peer that
/// says nothing, and takes a whole core for it; this one asks for nothing but what it has.
///
/// Thread: safe.
final class TlsWire implements Wire {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final SocketChannel socket;
  private final SSLEngine engine;

  /// What has come, encrypted; filled from its position on.
  private final ByteBuffer in;

  /// What is to leave, encrypted; from its position to its limit. Two records: an answer of the
  /// handshake fits behind a record that is stuck.
  private final ByteBuffer out;

  private boolean hasHeard;
  private boolean isUnread;
  private boolean hasEnded;

  /// @param engine fresh, of the server's side
  TlsWire(SocketChannel socket, SSLEngine engine) throws SSLException {
    this.socket = socket;
    this.engine = engine;
    int record = engine.getSession().getPacketBufferSize();
    in = ByteBuffer.allocate(record);
    out = ByteBuffer.allocate(2 * record).limit(0);
    engine.beginHandshake();
  }

  @Override
  public synchronized int read(ByteBuffer into) throws IOException {
    int start = into.position();
    boolean hasMore = in.position() == in.capacity() || socket.read(in) >= 0;
    isUnread = false;
    if (!hasHeard && in.position() > 0) {
      hasHeard = true;
      checkIsTls(in.get(0));
    }
    in.flip();
    try {
      unwrap(into);
    } catch (SSLException e) {
      sayWhy();
      throw e;
    } finally {
      in.compact();
    }
    flush();
    int count = into.position() - start;
    return count == 0 && (hasEnded || !hasMore) ? -1 : count;
  }

  /// Who speaks plain HTTP is told so in HTTP: an alert would be noise to him.
  private void checkIsTls(byte first) throws IOException {
    if (first >= 'A' && first <= 'Z') {
      socket.write(ByteBuffer.wrap(Handshake.notEncrypted().response()));
      throw new IOException("a client that does not encrypt");
    }
  }

  private void unwrap(ByteBuffer into) throws IOException {
    while (true) {
      HandshakeStatus status = engine.getHandshakeStatus();
      if (status == HandshakeStatus.NEED_TASK) {
        runTasks();
      } else if (status == HandshakeStatus.NEED_WRAP) {
        answer();
      } else if (!in.hasRemaining() || hasEnded) {
        return;
      } else {
        SSLEngineResult result = engine.unwrap(in, into);
        hasEnded = result.getStatus() == SSLEngineResult.Status.CLOSED;
        isUnread = result.getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW;
        if (result.getStatus() == SSLEngineResult.Status.BUFFER_UNDERFLOW || isUnread) {
          return;
        }
      }
    }
  }

  private void runTasks() {
    Runnable task = engine.getDelegatedTask();
    while (task != null) {
      task.run();
      task = engine.getDelegatedTask();
    }
  }

  /// Puts what the handshake has to say behind what waits.
  private void answer() throws IOException {
    out.compact();
    SSLEngineResult result;
    try {
      result = engine.wrap(NOTHING, out);
    } finally {
      out.flip();
    }
    if (result.getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW) {
      throw new IOException("the client does not take the answers of the handshake");
    }
    hasEnded |= result.getStatus() == SSLEngineResult.Status.CLOSED;
    flush();
  }

  /// The alert that tells the client what is wrong, if it can be told.
  private void sayWhy() {
    try {
      answer();
    } catch (IOException e) {
      Connection.LOG.debug("A client could not be told what is wrong with its TLS", e);
    }
  }

  @Override
  public synchronized long write(ByteBuffer... from) throws IOException {
    flush();
    long taken = 0;
    boolean isReady = engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING;
    while (isReady && !out.hasRemaining() && hasRemaining(from)) {
      out.clear();
      SSLEngineResult result;
      try {
        result = engine.wrap(from, out);
      } finally {
        out.flip();
      }
      if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
        throw new ClosedChannelException();
      }
      taken += result.bytesConsumed();
      flush();
    }
    return taken;
  }

  private static boolean hasRemaining(ByteBuffer... from) {
    for (ByteBuffer buffer : from) {
      if (buffer.hasRemaining()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public synchronized boolean isUnsent() {
    return out.hasRemaining();
  }

  @Override
  public synchronized void flush() throws IOException {
    while (out.hasRemaining() && socket.write(out) > 0) {
      // More may be taken.
    }
  }

  @Override
  public synchronized boolean isUnread() {
    return isUnread;
  }

  @Override
  public synchronized void end() throws IOException {
    engine.closeOutbound();
    answer();
    socket.shutdownOutput();
  }

  @Override
  public boolean drain(ByteBuffer scratch) throws IOException {
    return PlainWire.drain(socket, scratch);
  }

  @Override
  public boolean isOpen() {
    return socket.isOpen();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
