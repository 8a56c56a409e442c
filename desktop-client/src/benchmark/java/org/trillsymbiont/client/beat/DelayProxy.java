package org.trillsymbiont.client.beat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/// A long line to a server on this computer: each chunk of bytes comes out later than it went in,
/// and never before those ahead of it.
///
/// Thread: any.
final class DelayProxy implements AutoCloseable {
  private final ServerSocket listener;
  private final int serverPort;
  private final Delays delays;
  private final SplittableRandom random;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

  /// Bytes on their way; none means that the line ends here.
  @SuppressWarnings("ArrayRecordComponent") // Handed from one thread to the other, never compared.
  private record Chunk(byte[] bytes, long dueNanos) {}

  private DelayProxy(ServerSocket listener, int serverPort, Delays delays, long seed) {
    this.listener = listener;
    this.serverPort = serverPort;
    this.delays = delays;
    random = new SplittableRandom(seed);
  }

  /// Begins to accept connections.
  static DelayProxy to(int serverPort, Delays delays, long seed) throws IOException {
    ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    DelayProxy proxy = new DelayProxy(listener, serverPort, delays, seed);
    start("line", proxy::accept);
    return proxy;
  }

  /// The port to connect to.
  int port() {
    return listener.getLocalPort();
  }

  private static void start(String name, Runnable action) {
    Thread.ofPlatform().daemon().name(name).start(action);
  }

  private void accept() {
    try {
      while (true) {
        connect(listener.accept());
      }
    } catch (IOException e) {
      // Closed: that is the end.
    }
  }

  private void connect(Socket client) throws IOException {
    Socket server = new Socket();
    sockets.add(client);
    sockets.add(server);
    server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort));
    client.setTcpNoDelay(true);
    server.setTcpNoDelay(true);
    carry(client, server);
    carry(server, client);
  }

  private void carry(Socket from, Socket to) {
    BlockingQueue<Chunk> line = new LinkedBlockingQueue<>();
    SplittableRandom own = random.split();
    start("line-in", () -> putIn(from, line, own));
    start("line-out", () -> takeOut(line, to));
  }

  private void putIn(Socket from, BlockingQueue<Chunk> line, SplittableRandom own) {
    byte[] bytes = new byte[1 << 16];
    long due = System.nanoTime();
    try {
      InputStream in = from.getInputStream();
      for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
        due = Math.max(due, System.nanoTime() + delays.nextNanos(own));
        line.add(new Chunk(Arrays.copyOf(bytes, count), due));
      }
    } catch (IOException e) {
      // Gone: so the other end goes, too.
    }
    line.add(new Chunk(new byte[0], due));
  }

  private void takeOut(BlockingQueue<Chunk> line, Socket to) {
    try (to) {
      OutputStream out = to.getOutputStream();
      for (Chunk chunk = line.take(); chunk.bytes().length > 0; chunk = line.take()) {
        await(chunk.dueNanos());
        out.write(chunk.bytes());
      }
    } catch (IOException e) {
      // Gone: there is nobody to tell.
    } catch (InterruptedException e) {
      throw new AssertionError("nobody interrupts it", e);
    } finally {
      sockets.remove(to);
    }
  }

  private static void await(long nanos) {
    for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
