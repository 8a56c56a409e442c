package org.trillsymbiont.server.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The order in which a connection's bytes go out, over a real socket with small buffers.
final class SendQueueTest {
  private static final Charset LATIN = StandardCharsets.ISO_8859_1;
  private static final ByteBuffer BIG = ByteBuffer.wrap("b".repeat(8 << 20).getBytes(LATIN));

  private final SocketChannel near = SocketChannel.open();
  private final SocketChannel far;
  private final SendQueue queue;

  SendQueueTest() throws IOException {
    try (ServerSocketChannel listener = ServerSocketChannel.open()) {
      listener.setOption(StandardSocketOptions.SO_RCVBUF, 4096);
      listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      near.setOption(StandardSocketOptions.SO_SNDBUF, 4096);
      near.connect(listener.getLocalAddress());
      far = listener.accept();
    }
    near.configureBlocking(false);
    queue = new SendQueue(new PlainWire(near));
  }

  @AfterEach
  void close() throws IOException {
    near.close();
    far.close();
  }

  @BeforeEach
  void nothingWaits() {
    assertEquals(0, queue.waitingBytes());
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(LATIN));
  }

  private static ByteBuffer closeFrame() {
    return ByteBuffer.wrap(new byte[] {(byte) 0x88, 0});
  }

  private void answerHandshake() throws IOException {
    assertEquals(4, queue.writeForLibrary(bytes("HTTP")));
    assertEquals("HTTP", read(4));
  }

  private String read(int count) throws IOException {
    ByteBuffer read = ByteBuffer.allocate(count);
    while (read.hasRemaining() && far.read(read) >= 0) {
      // More is on its way.
    }
    return new String(read.array(), 0, read.position(), LATIN);
  }

  /// Reads on the far end while the near one is flushed, as the selector would.
  private String drain(int count) throws IOException {
    far.configureBlocking(false);
    ByteBuffer read = ByteBuffer.allocate(count);
    while (read.hasRemaining()) {
      queue.flush();
      if (far.read(read) < 0) {
        break;
      }
    }
    return new String(read.array(), 0, read.position(), LATIN);
  }

  @Test
  void holdsEverythingBackUntilTheHandshakeIsAnswered() throws IOException {
    assertFalse(queue.send(bytes("init")));
    queue.flush();
    assertEquals(4, queue.waitingBytes());
    queue.writeForLibrary(bytes("HTTP"));
    assertEquals(0, queue.waitingBytes());
    assertEquals("HTTPinit", read(8));
  }

  @Test
  void writesAtOnceAndLeavesASharedBufferAsItIs() throws IOException {
    answerHandshake();
    ByteBuffer shared = bytes("shared");
    assertTrue(queue.send(shared));
    assertEquals(6, shared.remaining());
    assertEquals("shared", read(6));
    assertEquals(10, queue.writtenBytes());
  }

  @Test
  void keepsTheOrderOfWhatWaitsAndLetsTheLibraryWait() throws IOException {
    answerHandshake();
    assertFalse(queue.send(BIG.duplicate()));
    assertFalse(queue.send(bytes("one")));
    assertFalse(queue.send(bytes("two")));
    ByteBuffer pong = bytes("pong");
    assertEquals(0, queue.writeForLibrary(pong), "it is offered again later");
    assertEquals(BIG.remaining() + 6 + 4, queue.waitingBytes() + queue.writtenBytes());
    String drained = drain(BIG.remaining() + 6);
    assertTrue(drained.endsWith("bbbonetwo"), drained.substring(BIG.remaining() - 3));
    assertEquals(4, queue.writeForLibrary(pong));
    assertEquals("pong", drain(4));
  }

  @Test
  void neverWritesIntoAFrameOfTheLibrary() throws IOException {
    answerHandshake();
    ByteBuffer frame = BIG.duplicate();
    assertTrue(queue.writeForLibrary(frame) > 0);
    assertTrue(frame.hasRemaining());
    assertFalse(queue.send(bytes("later")));
    far.configureBlocking(false);
    StringBuilder heard = new StringBuilder();
    ByteBuffer read = ByteBuffer.allocate(65536);
    while (heard.length() < BIG.remaining() + 5) {
      if (frame.hasRemaining()) {
        queue.writeForLibrary(frame);
      } else {
        queue.flush();
      }
      far.read(read.clear());
      heard.append(new String(read.array(), 0, read.position(), LATIN));
    }
    assertEquals(BIG.remaining(), heard.indexOf("later"));
  }

  @Test
  void knowsWhenItHasSentWhatItSentLast() throws IOException {
    assertFalse(queue.send(bytes("init")));
    assertTrue(queue.sentNanos().isEmpty(), "it waits");
    answerHandshake();
    assertTrue(queue.sentNanos().isEmpty(), "that it went with the handshake is not noted");
    long before = System.nanoTime();
    queue.send(bytes("frame"));
    long after = System.nanoTime();
    long sent = queue.sentNanos().orElseThrow();
    assertTrue(before - sent <= 0 && sent - after <= 0);
    queue.writeForLibrary(bytes("pong"));
    assertEquals(sent, queue.sentNanos().orElseThrow(), "the library's frames don't count");
    queue.send(BIG.duplicate());
    assertTrue(queue.sentNanos().isEmpty(), "a part of it waits");
  }

  @Test
  void sendsNothingBehindACloseFrame() throws IOException {
    answerHandshake();
    queue.send(bytes("last"));
    queue.writeForLibrary(closeFrame());
    assertTrue(queue.send(bytes("late")), "nothing waits");
    ByteBuffer pong = bytes("pong");
    assertEquals(4, queue.writeForLibrary(pong), "the library gets rid of it");
    assertFalse(pong.hasRemaining());
    near.shutdownOutput();
    assertEquals("last\u0088\u0000", read(100));
  }

  @Test
  void forgetsWhatWaitsAtTheEnd() throws IOException {
    answerHandshake();
    queue.send(BIG.duplicate());
    queue.end();
    assertEquals(0, queue.waitingBytes());
    assertTrue(queue.send(bytes("late")));
  }
}
