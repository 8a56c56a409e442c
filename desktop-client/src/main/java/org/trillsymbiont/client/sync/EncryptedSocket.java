package org.trillsymbiont.client.sync;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// TLS over another socket, as one socket: the WebSocket library lays TLS over none that it was
/// given. Whoever connects it has shaken hands when that is done.
///
/// Thread: as any socket.
final class EncryptedSocket extends java.net.Socket {
  private final java.net.Socket under;
  private final SSLSocketFactory factory;
  private volatile @Nullable SSLSocket tls;

  /// @param under not connected yet; closed with this one
  EncryptedSocket(java.net.Socket under, SSLSocketFactory factory) {
    this.under = under;
    this.factory = factory;
  }

  @Override
  public void connect(SocketAddress where, int timeoutMillis) throws IOException {
    under.connect(where, timeoutMillis);
    under.setSoTimeout(timeoutMillis);
    InetSocketAddress server = (InetSocketAddress) where;
    SSLSocket over =
        (SSLSocket) factory.createSocket(under, server.getHostString(), server.getPort(), true);
    tls = over;
    over.startHandshake();
    under.setSoTimeout(0);
  }

  private SSLSocket tls() throws SocketException {
    SSLSocket over = tls;
    if (over == null) {
      throw new SocketException("not connected");
    }
    return over;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return tls().getInputStream();
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return tls().getOutputStream();
  }

  /// At once: the goodbye of TLS could wait for a peer that takes nothing, and WebSocket has said
  /// its own.
  @Override
  public void close() throws IOException {
    under.close();
  }

  @Override
  public boolean isConnected() {
    return under.isConnected();
  }

  @Override
  public boolean isClosed() {
    return under.isClosed();
  }

  @Override
  public SocketAddress getRemoteSocketAddress() {
    return under.getRemoteSocketAddress();
  }

  @Override
  public SocketAddress getLocalSocketAddress() {
    return under.getLocalSocketAddress();
  }

  @Override
  public void setTcpNoDelay(boolean on) throws SocketException {
    under.setTcpNoDelay(on);
  }

  @Override
  public void setReuseAddress(boolean on) throws SocketException {
    under.setReuseAddress(on);
  }

  @Override
  public void setReceiveBufferSize(int size) throws SocketException {
    under.setReceiveBufferSize(size);
  }
}
