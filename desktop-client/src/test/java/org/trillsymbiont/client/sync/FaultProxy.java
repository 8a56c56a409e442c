package org.trillsymbiont.client.sync;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// A bad network on the way to a server on this computer. What happens to its nth connection
/// follows from the seed and from the bytes that pass.
///
/// Thread: any.
public final class FaultProxy implements AutoCloseable {
  private static final Duration SILENCE = Duration.ofSeconds(10);
  private static final int MOST_BYTES_BEFORE_FAULT = 30_000;
  private static final int MOST_JITTER_MICROS = 20_000;
  private static final int SPIKE_MICROS = 300_000;

  /// What can be wrong with a connection.
  public enum Fault {
    /// All bytes take a while, sometimes a long one.
    DELAY,
    /// Each byte is written by itself.
    SPLIT,
    /// At some point both sides get an RST, and never the rest of what is under way.
    RESET,
    /// At some point nothing is delivered any more for ten seconds; then all of it, or an RST.
    SILENCE
  }

  private final ServerSocket listener;
  private final int serverPort;
  private final SplittableRandom random;
  private final Map<Fault, AtomicInteger> happened = new EnumMap<>(Fault.class);
  private final Set<Link> links = ConcurrentHashMap.newKeySet();
  private int accepted;
  private volatile Set<Fault> faults;

  private FaultProxy(ServerSocket listener, int serverPort, Set<Fault> faults, long seed) {
    this.listener = listener;
    this.serverPort = serverPort;
    this.faults = faults;
    random = new SplittableRandom(seed);
    for (Fault fault : Fault.values()) {
      happened.put(fault, new AtomicInteger());
    }
  }

  /// Begins to accept connections.
  ///
  /// @param faults one that is alone hits every connection; of several, connections take turns
  public static FaultProxy to(int serverPort, Set<Fault> faults, long seed) throws IOException {
    FaultProxy proxy =
        new FaultProxy(
            new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), serverPort, faults, seed);
    Thread.ofVirtual().start(proxy::accept);
    return proxy;
  }

  /// The port to connect to.
  public int port() {
    return listener.getLocalPort();
  }

  /// How often something has gone wrong: chunks that were late or split, connections that were
  /// reset, silences that have ended.
  public int happened(Fault fault) {
    return count(fault).get();
  }

  private AtomicInteger count(Fault fault) {
    AtomicInteger count = happened.get(fault);
    if (count == null) {
      throw new IllegalStateException("all faults are counted");
    }
    return count;
  }

  /// From now on delivers nothing on the connections that there are.
  public void hold() {
    links.forEach(Link::hold);
  }

  /// Resets the connections that there are; what they have not delivered is lost.
  public void reset() {
    links.forEach(Link::reset);
  }

  /// From now on nothing goes wrong any more; what was held up is delivered.
  public void calm() {
    faults = Set.of();
    links.forEach(Link::goOn);
  }

  @Override
  public void close() throws IOException {
    listener.close();
    reset();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        Link link = new Link(client, accepted++, random.split());
        links.add(link);
        Thread.ofVirtual().start(link::run);
      }
    } catch (IOException e) {
      // Closed: that is the end.
    }
  }

  /// A connection through the proxy.
  private final class Link {
    private final Socket client;
    private final Socket server = new Socket();
    private final SplittableRandom chance;
    private final Set<Fault> mine = EnumSet.noneOf(Fault.class);
    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int bytesLeft;
    private boolean isHeld;
    private boolean isReset;
    private int ended;

    Link(Socket client, int index, SplittableRandom chance) {
      this.client = client;
      this.chance = chance;
      mine.addAll(faults);
      if (mine.size() > 1) {
        // So that none is left to chance, four in a row have all pairs of a slow and a sudden one.
        mine.remove(index % 2 == 0 ? Fault.RESET : Fault.SILENCE);
        mine.remove(index / 2 % 2 == 0 ? Fault.SPLIT : Fault.DELAY);
      }
      bytesLeft = 1 + chance.nextInt(MOST_BYTES_BEFORE_FAULT);
    }

    void run() {
      try {
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort));
        SplittableRandom chanceUp = chance.split();
        SplittableRandom chanceDown = chance.split();
        Thread.ofVirtual().start(() -> pump(client, server, chanceUp));
        pump(server, client, chanceDown);
      } catch (IOException e) {
        reset(); // Nothing listens behind it.
      }
    }

    private void pump(Socket from, Socket to, SplittableRandom own) {
      byte[] bytes = new byte[4096];
      try {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        int count = in.read(bytes, 0, 1 + own.nextInt(bytes.length));
        while (count > 0) {
          deliver(bytes, count, out, own);
          count = in.read(bytes, 0, 1 + own.nextInt(bytes.length));
        }
        awaitDelivery();
        to.shutdownOutput();
        end();
      } catch (IOException e) {
        reset(); // One side is gone, and so the other.
      }
    }

    private void deliver(byte[] bytes, int count, OutputStream out, SplittableRandom own)
        throws IOException {
      int whole = 0;
      if (isDueWithin(count)) {
        // In the middle of what came at once, and so of a frame.
        whole = own.nextInt(count);
        write(bytes, 0, whole, out, own);
        fail(own);
      }
      awaitDelivery();
      write(bytes, whole, count, out, own);
    }

    private boolean isDueWithin(int count) {
      lock.lock();
      try {
        boolean isBefore = bytesLeft > 0;
        bytesLeft -= count;
        return isBefore && bytesLeft <= 0 && !faults.isEmpty();
      } finally {
        lock.unlock();
      }
    }

    private void fail(SplittableRandom own) throws IOException {
      if (mine.contains(Fault.SILENCE)) {
        hold();
        Thread.ofVirtual().start(() -> endSilence(own.nextBoolean()));
      } else if (mine.contains(Fault.RESET)) {
        reset();
        count(Fault.RESET).incrementAndGet();
        throw new IOException("reset");
      }
    }

    private void endSilence(boolean goesOn) {
      try {
        Thread.sleep(SILENCE);
      } catch (InterruptedException e) {
        throw new AssertionError("nobody interrupts it", e);
      }
      count(Fault.SILENCE).incrementAndGet();
      if (goesOn) {
        goOn();
      } else {
        reset();
      }
    }

    private void write(byte[] bytes, int start, int end, OutputStream out, SplittableRandom own)
        throws IOException {
      Set<Fault> all = faults;
      if (mine.contains(Fault.DELAY) && all.contains(Fault.DELAY)) {
        delay(own.nextInt(50) == 0 ? SPIKE_MICROS : own.nextInt(MOST_JITTER_MICROS));
        count(Fault.DELAY).incrementAndGet();
      }
      if (mine.contains(Fault.SPLIT) && all.contains(Fault.SPLIT)) {
        for (int index = start; index < end; index++) {
          out.write(bytes[index]);
        }
        count(Fault.SPLIT).incrementAndGet();
      } else {
        out.write(bytes, start, end - start);
      }
    }

    private static void delay(int micros) throws IOException {
      try {
        Thread.sleep(Duration.ofNanos(micros * 1000L));
      } catch (InterruptedException e) {
        throw new IOException("nobody interrupts it", e);
      }
    }

    private void awaitDelivery() throws IOException {
      lock.lock();
      try {
        while (isHeld && !isReset) {
          changed.awaitUninterruptibly();
        }
        if (isReset) {
          throw new IOException("reset");
        }
      } finally {
        lock.unlock();
      }
    }

    void hold() {
      set(true, false);
    }

    void goOn() {
      set(false, false);
    }

    private void set(boolean held, boolean reset) {
      lock.lock();
      try {
        isHeld = held;
        isReset |= reset;
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }

    /// Closing a socket that may not linger sends an RST.
    void reset() {
      set(false, true);
      links.remove(this);
      for (Socket socket : new Socket[] {client, server}) {
        try {
          if (!socket.isClosed()) {
            socket.setOption(StandardSocketOptions.SO_LINGER, 0);
          }
          socket.close();
        } catch (IOException e) {
          // It is gone already.
        }
      }
    }

    /// One direction has come to its end.
    private void end() throws IOException {
      lock.lock();
      try {
        ended++;
      } finally {
        lock.unlock();
      }
      if (ended == 2) {
        links.remove(this);
        client.close();
        server.close();
      }
    }
  }
}
