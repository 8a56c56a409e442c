package org.trillsymbiont.server.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/// The bytes as they are.
///
/// Thread: safe.
record PlainWire(SocketChannel socket) implements Wire {

  @Override
  public int read(ByteBuffer into) throws IOException {
    return socket.read(into);
  }

  @Override
  public long write(ByteBuffer... from) throws IOException {
    return from.length == 1 ? socket.write(from[0]) : socket.write(from);
  }

  @Override
  public boolean isUnsent() {
    return false;
  }

  @Override
  public void flush() {
    // Nothing is kept here.
  }

  @Override
  public boolean isUnread() {
    return false;
  }

  @Override
  public void end() throws IOException {
    socket.shutdownOutput();
  }

  @Override
  public boolean drain(ByteBuffer scratch) throws IOException {
    return drain(socket, scratch);
  }

  static boolean drain(SocketChannel socket, ByteBuffer scratch) throws IOException {
    int count;
    do {
      scratch.clear();
      count = socket.read(scratch);
    } while (count == scratch.capacity());
    return count >= 0;
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
