package org.trillsymbiont.server.benchmark;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/// Many clients of one server, all in one thread, so that a core is left to the server.
final class Load implements LoadClient.Events, AutoCloseable {
  private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);
  private static final int MOST_UNREAD = 32;
  private static final Duration LAST_ARRIVALS = Duration.ofSeconds(5);

  private final Target subject;
  private final Dialect dialect;
  private final Selector selector = Selector.open();
  private final List<LoadClient> clients = new ArrayList<>();
  private Histogram latency = new Histogram(3);
  private Histogram savedLatency = new Histogram(3);
  private long now;
  private long delivered;
  private long echoed;
  private long frameBytes;
  private int rooms;
  private int tokens;
  private int ready;
  private final boolean isDurable;
  private boolean isClosedLoop;

  List<LoadClient> clients() {
    return clients;
  }

  Load(Target subject) throws IOException {
    this.subject = subject;
    dialect = Dialect.of(subject.kind());
    isDurable = subject instanceof UserServer;
  }

  /// A new room with clients in it that begin to connect.
  LoadRoom join(int count) throws IOException {
    return join("r" + rooms++, count);
  }

  /// As [#join(int)], with the room's name.
  LoadRoom join(String name, int count) throws IOException {
    LoadRoom room = new LoadRoom(name);
    for (int index = 0; index < count; index++) {
      join(room);
    }
    return room;
  }

  /// One more client begins to connect.
  void join(LoadRoom room) throws IOException {
    SocketChannel socket = SocketChannel.open();
    socket.configureBlocking(false);
    socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
    LoadClient client = new LoadClient(socket, room, this);
    clients.add(client);
    room.add(client);
    socket.register(selector, SelectionKey.OP_CONNECT, client);
    if (socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), subject.port()))) {
      connected(socket, client);
    }
  }

  private void connected(SocketChannel socket, LoadClient client) throws IOException {
    requireNonNull(socket.keyFor(selector)).interestOps(SelectionKey.OP_READ);
    client.connected(dialect.request(client.room()));
  }

  /// Waits until all are in their rooms.
  void awaitReady() throws IOException {
    long deadline = System.nanoTime() + PATIENCE;
    while (ready < clients.size()) {
      poll(MILLI);
      if (System.nanoTime() > deadline) {
        throw new IOException("only " + ready + " of " + clients.size() + " came in");
      }
    }
  }

  /// Edits at a steady rate, however fast the answers come.
  ///
  /// @param senders they take turns
  Figures steady(List<LoadClient> senders, double editsPerSecond, Duration time)
      throws IOException {
    begin();
    Duration cpu = subject.cpu();
    long start = System.nanoTime();
    double interval = TimeUnit.SECONDS.toNanos(1) / editsPerSecond;
    long edits = Math.round(time.toNanos() / interval);
    long expected = 0;
    for (long edit = 0; edit < edits; edit++) {
      long due = start + Math.round(edit * interval);
      while (System.nanoTime() < due) {
        poll(due - System.nanoTime());
      }
      if (edit % MOST_UNREAD == 0) {
        // Else a load that is late would read nothing, and be taken for slow readers.
        poll(0);
      }
      LoadClient sender = senders.get((int) (edit % senders.size()));
      edit(sender, due);
      sender.flush();
      expected += sender.room().clients().size();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    awaitDelivered(expected);
    return figures(expected, seconds, subject.cpu().minus(cpu));
  }

  private void awaitDelivered(long expected) throws IOException {
    long deadline = System.nanoTime() + LAST_ARRIVALS.toNanos();
    while (delivered < expected && System.nanoTime() < deadline) {
      poll(MILLI);
    }
  }

  /// Some clients have a number of edits under way all the time: the next one when they are told
  /// one of theirs.
  Figures closedLoop(List<LoadClient> authors, int underWay, Duration time) throws IOException {
    begin();
    Duration cpu = subject.cpu();
    long start = System.nanoTime();
    isClosedLoop = true;
    for (LoadClient client : authors) {
      for (int count = 0; count < underWay; count++) {
        edit(client, start);
      }
      client.flush();
    }
    while (System.nanoTime() - start < time.toNanos()) {
      poll(MILLI);
    }
    isClosedLoop = false;
    double seconds = (System.nanoTime() - start) / 1e9;
    Figures figures = figures(delivered, seconds, subject.cpu().minus(cpu));
    awaitQuiet();
    return figures;
  }

  private void awaitQuiet() throws IOException {
    long before;
    do {
      before = delivered;
      poll(100 * MILLI);
    } while (delivered > before);
  }

  private void begin() {
    latency = new Histogram(3);
    savedLatency = new Histogram(3);
    delivered = 0;
    echoed = 0;
    frameBytes = 0;
  }

  private Figures figures(long expected, double seconds, Duration cpu) {
    return new Figures(
        delivered,
        expected,
        echoed / seconds,
        latency,
        (double) frameBytes / Math.max(1, delivered),
        cpu);
  }

  private void edit(LoadClient sender, long due) {
    sender.send(dialect.edit(sender.number(), sender.nextEdit(due)));
  }

  /// Lets everything happen that can, and waits for it up to some time.
  private void poll(long nanos) throws IOException {
    if (nanos >= 2 * MILLI) {
      selector.select(nanos / MILLI - 1);
    } else {
      selector.selectNow();
    }
    now = System.nanoTime();
    for (SelectionKey key : selector.selectedKeys()) {
      LoadClient client = (LoadClient) key.attachment();
      if (key.isConnectable()) {
        SocketChannel socket = (SocketChannel) key.channel();
        socket.finishConnect();
        connected(socket, client);
      } else {
        client.read();
        client.flush();
      }
    }
    selector.selectedKeys().clear();
  }

  @Override
  public void upgraded(LoadClient client) {
    if (dialect.greets()) {
      client.send(dialect.hello(client.room(), ++tokens));
    } else {
      client.isReady(client.room().clients().indexOf(client) + 1);
    }
  }

  @Override
  public void ready(LoadClient client) {
    ready++;
  }

  @Override
  public void edited(LoadClient client, int author, int editCounter, int bytes) {
    delivered++;
    frameBytes += bytes;
    LoadClient by = client.room().numbered(author);
    latency.recordValue(Math.max(0, now - by.dueNanos(editCounter)));
    if (by == client) {
      echoed++;
      if (isDurable) {
        client.isUnsaved(client.lastRev(), by.dueNanos(editCounter));
      }
      if (isClosedLoop) {
        edit(client, now);
      }
    }
  }

  /// Nanoseconds from when an edit was due until its author was told that it is saved.
  Histogram savedLatency() {
    return savedLatency;
  }

  /// All of a room go. Returns when the server has ended their connections.
  ///
  /// @param isPolite whether they say goodbye
  void leave(LoadRoom room, boolean isPolite) throws IOException {
    int others = clients.size() - room.clients().size();
    for (LoadClient client : room.clients()) {
      if (isPolite) {
        client.leave();
      } else {
        client.reset();
        left(client);
      }
    }
    // A channel that a selector knows is closed in truth when that selects again.
    poll(0);
    long deadline = System.nanoTime() + PATIENCE;
    while (clients.size() > others) {
      poll(MILLI);
      if (System.nanoTime() > deadline) {
        throw new IOException("some were not let go");
      }
    }
  }

  @Override
  public void saved(LoadClient client, int rev) {
    OptionalLong due = client.takeSaved(rev);
    while (due.isPresent()) {
      savedLatency.recordValue(Math.max(0, now - due.getAsLong()));
      due = client.takeSaved(rev);
    }
  }

  @Override
  public void left(LoadClient client) {
    clients.remove(client);
    ready--;
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    for (LoadClient client : clients) {
      client.close();
    }
    selector.close();
  }
}
