package org.trillsymbiont.server.benchmark;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;

/// Somebody in a room who takes as much as is said, and no more. Its operating system keeps little
/// for it, so that the server sees at once how slow it is.
///
/// Thread: made by one, then has one of its own.
final class SlowReader implements AutoCloseable {
  private static final int RECEIVE_BUFFER = 4096;
  private static final int TURNS_PER_SECOND = 10;
  private static final int MASKED = 0x80;
  private static final int SHORT = 126;

  private final Socket socket = new Socket();
  private final DataInputStream in;

  /// Enters a room.
  SlowReader(int port, String room) throws IOException {
    socket.setReceiveBufferSize(RECEIVE_BUFFER);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    in = new DataInputStream(socket.getInputStream());
    Dialect dialect = Dialect.of(SubjectProcess.Kind.OURS);
    LoadRoom here = new LoadRoom(room);
    OutputStream out = socket.getOutputStream();
    out.write(dialect.request(here).getBytes(StandardCharsets.US_ASCII));
    StringBuilder answer = new StringBuilder();
    while (answer.indexOf("\r\n\r\n") < 0) {
      answer.append((char) in.readUnsignedByte());
    }
    byte[] hello = dialect.hello(here, 999_999).getBytes(StandardCharsets.UTF_8);
    // With a mask of zeros.
    out.write(
        new byte[] {(byte) 0x81, (byte) (MASKED | SHORT), 0, (byte) hello.length, 0, 0, 0, 0});
    out.write(hello);
    while (!frame().startsWith("{\"welcome\":")) {
      // Something else comes first.
    }
  }

  private String frame() throws IOException {
    in.readUnsignedByte();
    int length = in.readUnsignedByte();
    int longer = length == SHORT ? in.readUnsignedShort() : length;
    int bytes = length > SHORT ? Math.toIntExact(in.readLong()) : longer;
    return new String(in.readNBytes(bytes), StandardCharsets.UTF_8);
  }

  /// Takes so much from now on, until the server has had enough.
  ///
  /// @param bytesPerSecond 0 for nothing, `Integer.MAX_VALUE` for all
  void goOnTaking(int bytesPerSecond) {
    if (bytesPerSecond > 0) {
      Thread.ofPlatform().daemon().name("slow-reader").start(() -> take(bytesPerSecond));
    }
  }

  private void take(int bytesPerSecond) {
    boolean isAll = bytesPerSecond == Integer.MAX_VALUE;
    byte[] taken = new byte[isAll ? 65_536 : bytesPerSecond / TURNS_PER_SECOND];
    try {
      while (in.read(taken) >= 0) {
        if (!isAll) {
          LockSupport.parkNanos(1_000_000_000L / TURNS_PER_SECOND);
        }
      }
    } catch (IOException e) {
      // The server has cut it off, or the measurement is over.
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
