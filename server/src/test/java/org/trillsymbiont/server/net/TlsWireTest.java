package org.trillsymbiont.server.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trillsymbiont.server.tls.SelfSigned;

/// TLS for somebody who does not do his part. One who does: `TlsTest`.
final class TlsWireTest {
  @TempDir private Path folder;
  private final SocketChannel near;
  private final SocketChannel far;
  private final ByteBuffer heard = ByteBuffer.allocate(65_536);
  private TlsWire wire;

  TlsWireTest() throws IOException {
    try (ServerSocketChannel listener = ServerSocketChannel.open()) {
      listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      far = SocketChannel.open(listener.getLocalAddress());
      near = listener.accept();
    }
    near.configureBlocking(false);
  }

  @BeforeEach
  void wrap() throws IOException {
    wire = new TlsWire(near, SelfSigned.in(folder).engine());
  }

  @AfterEach
  void close() throws IOException {
    near.close();
    far.close();
  }

  /// The library asks whoever says yes here over and over, and does nothing else.
  @Test
  void asksForNothingWhileThePeerIsSilent() throws IOException {
    for (int i = 0; i < 3; i++) {
      assertEquals(0, wire.read(heard));
      assertFalse(wire.isUnsent());
      assertFalse(wire.isUnread());
      wire.flush();
      assertEquals(0, wire.write(ByteBuffer.wrap(new byte[100])), "not before the handshake");
    }
  }

  @Test
  void asksForNothingInTheMiddleOfARecord() throws IOException {
    far.write(ByteBuffer.wrap(new byte[] {22, 3, 1, 2, 0, 1}));
    int count = 0;
    for (int i = 0; i < 1_000 && count == 0; i++) {
      count = wire.read(heard);
    }
    assertEquals(0, count);
    assertFalse(wire.isUnsent());
    assertFalse(wire.isUnread());
  }

  @Test
  void tellsWhatIsWrongInAnAlert() throws IOException {
    far.write(ByteBuffer.wrap(new byte[] {22, 3, 1, 0, 4, 9, 9, 9, 9}));
    assertThrows(IOException.class, this::readUntilItFails);
    ByteBuffer alert = ByteBuffer.allocate(7);
    while (alert.hasRemaining() && far.read(alert) >= 0) {
      // More is on its way.
    }
    assertEquals(21, alert.get(0), "an alert");
  }

  @Test
  void answersPlainHttpInPlainHttp() throws IOException {
    far.write(ByteBuffer.wrap("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
    assertThrows(IOException.class, this::readUntilItFails);
    byte[] expected = "HTTP/1.1 421 ".getBytes(StandardCharsets.US_ASCII);
    ByteBuffer answer = ByteBuffer.allocate(expected.length);
    while (answer.hasRemaining() && far.read(answer) >= 0) {
      // More is on its way.
    }
    assertArrayEquals(expected, answer.array());
  }

  @Test
  void knowsTheEnd() throws IOException {
    far.close();
    int count = 0;
    while (count == 0) {
      count = wire.read(heard);
    }
    assertEquals(-1, count);
  }

  private void readUntilItFails() throws IOException {
    while (wire.read(heard) >= 0) {
      // Until what was sent has come.
    }
  }
}
