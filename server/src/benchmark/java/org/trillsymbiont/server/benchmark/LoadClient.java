package org.trillsymbiont.server.benchmark;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.OptionalLong;

/// One connection of the load: as little work for each frame as can be, so that what is measured is
/// the server. Both subjects send it the same texts; it finds in each `edited` whose it is.
///
/// Thread: confined to that of its [Load].
final class LoadClient {
  /// More than can be under way at once.
  private static final int REMEMBERED = 1 << 14;

  private static final int MASKED = 0x80;
  private static final int PING = 9;
  private static final int PONG = 10;
  private static final int TEXT = 1;
  private static final int CLOSE = 8;
  private static final byte[] NORMAL = {3, (byte) 0xe8};
  private static final byte[] ID = "\"id\":\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] EDITED = "{\"edited\":".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] WELCOME = "{\"welcome\":".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] SAVED = "{\"saved\":".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final SocketChannel socket;
  private final LoadRoom room;
  private final Events events;
  private final long[] dueNanos = new long[REMEMBERED];
  private ByteBuffer in = ByteBuffer.allocate(8 * 1024);
  private ByteBuffer out = ByteBuffer.allocate(1024);
  private State state = State.CONNECTING;
  private int number;
  private int counter;
  private int lastRev;
  private String closeFrame = "";
  // Own edits that are not saved: revisions, and when they were due.
  private final Deque<Long> unsaved = new ArrayDeque<>();

  private enum State {
    CONNECTING,
    UPGRADING,
    GREETING,
    READY,
    LEAVING
  }

  /// What a client hears.
  interface Events {
    /// The server answers the handshake; `hello` is to be sent now.
    void upgraded(LoadClient client);

    /// The client is in its room.
    void ready(LoadClient client);

    /// An edit was told.
    ///
    /// @param author the number of the client that made it
    /// @param frameBytes its size on the wire
    void edited(LoadClient client, int author, int editCounter, int frameBytes);

    /// The server has stored everything up to a revision.
    void saved(LoadClient client, int rev);

    /// The server has closed the connection, as it was asked to.
    void left(LoadClient client);
  }

  LoadClient(SocketChannel socket, LoadRoom room, Events events) {
    this.socket = socket;
    this.room = room;
    this.events = events;
  }

  LoadRoom room() {
    return room;
  }

  /// Its number in its room.
  int number() {
    return number;
  }

  /// When one of its edits was due.
  long dueNanos(int editCounter) {
    return dueNanos[editCounter & (REMEMBERED - 1)];
  }

  /// Notes that the next edit is made.
  ///
  /// @return its number
  int nextEdit(long due) {
    counter++;
    dueNanos[counter & (REMEMBERED - 1)] = due;
    return counter;
  }

  /// Notes what the revision of an own edit is.
  void isUnsaved(int rev, long due) {
    unsaved.addLast((long) rev);
    unsaved.addLast(due);
  }

  /// When the first own edit up to a revision was due that was not saved before; empty when there
  /// is none.
  OptionalLong takeSaved(int rev) {
    Long first = unsaved.peekFirst();
    if (first == null || first > rev) {
      return OptionalLong.empty();
    }
    unsaved.removeFirst();
    return OptionalLong.of(unsaved.removeFirst());
  }

  void connected(String request) throws IOException {
    state = State.UPGRADING;
    put(request.getBytes(StandardCharsets.US_ASCII));
    flush();
  }

  /// There is nothing to greet: the client knows its number.
  void isReady(int asNumber) {
    number = asNumber;
    room.isNumbered(this);
    state = State.READY;
    events.ready(this);
  }

  /// Puts a text behind what waits for [#flush].
  void send(String text) {
    frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  /// With a mask of zeros the payload stays as it is; the server unmasks it all the same.
  private void frame(int opcode, byte[] payload) {
    byte[] header = new byte[8];
    header[0] = (byte) (0x80 | opcode);
    int length = 2;
    if (payload.length < 126) {
      header[1] = (byte) (MASKED | payload.length);
    } else {
      header[1] = (byte) (MASKED | 126);
      header[2] = (byte) (payload.length >> 8);
      header[3] = (byte) payload.length;
      length = 4;
    }
    put(Arrays.copyOf(header, length + 4));
    put(payload);
  }

  private void put(byte[] bytes) {
    if (out.remaining() < bytes.length) {
      ByteBuffer larger = ByteBuffer.allocate(2 * out.capacity() + bytes.length);
      larger.put(out.flip());
      out = larger;
    }
    out.put(bytes);
  }

  void flush() throws IOException {
    out.flip();
    while (out.hasRemaining()) {
      if (socket.write(out) == 0) {
        Thread.onSpinWait();
      }
    }
    out.clear();
  }

  void read() throws IOException {
    int count = socket.read(in);
    if (count < 0 && state == State.LEAVING) {
      events.left(this);
      return;
    }
    if (count < 0) {
      throw new EOFException("the server has closed a connection: " + why());
    }
    in.flip();
    if (state == State.UPGRADING) {
      readAnswer();
    }
    while (state != State.UPGRADING && readFrame()) {
      // On to the next one.
    }
    in.compact();
    if (!in.hasRemaining()) {
      in = ByteBuffer.allocate(2 * in.capacity()).put(in.flip());
    }
  }

  /// The code and the sentence of the server's close frame.
  private String why() {
    return closeFrame.length() < 2
        ? "it did not say why"
        : closeFrame.charAt(0) * 256 + closeFrame.charAt(1) + " " + closeFrame.substring(2);
  }

  private void readAnswer() throws IOException {
    int end = indexOf(END, in.position(), in.limit());
    if (end < 0) {
      return;
    }
    String answer = new String(in.array(), 0, end, StandardCharsets.US_ASCII);
    if (!answer.startsWith("HTTP/1.1 101")) {
      throw new IOException("the server says " + answer);
    }
    in.position(end + END.length);
    state = State.GREETING;
    events.upgraded(this);
  }

  private boolean readFrame() {
    int available = in.remaining();
    int start = in.position();
    if (available < 2) {
      return false;
    }
    int length = in.get(start + 1) & 0x7f;
    int header = 2;
    if (length == 126) {
      header = 4;
      length = available < header ? 0 : in.getShort(start + 2) & 0xffff;
    } else if (length == 127) {
      header = 10;
      length = available < header ? 0 : Math.toIntExact(in.getLong(start + 2));
    }
    if (available < header + length) {
      return false;
    }
    payload(in.get(start) & 0x0f, start + header, start + header + length, header + length);
    in.position(start + header + length);
    return true;
  }

  private void payload(int opcode, int from, int to, int frameBytes) {
    if (opcode == PING) {
      frame(PONG, Arrays.copyOfRange(in.array(), from, to));
    } else if (opcode == TEXT && startsWith(EDITED, from, to)) {
      int at = indexOf(ID, from, to) + ID.length;
      int colon = at;
      while (in.get(colon) != ':') {
        colon++;
      }
      lastRev = number(from + EDITED.length);
      events.edited(this, number(at), number(colon + 1), frameBytes);
    } else if (opcode == CLOSE) {
      closeFrame = new String(in.array(), from, to - from, StandardCharsets.ISO_8859_1);
    } else if (opcode == TEXT && startsWith(SAVED, from, to)) {
      events.saved(this, number(from + SAVED.length));
    } else if (opcode == TEXT && startsWith(WELCOME, from, to)) {
      isReady(number(from + WELCOME.length));
    }
  }

  private int number(int from) {
    int number = 0;
    for (int at = from; in.get(at) >= '0' && in.get(at) <= '9'; at++) {
      number = 10 * number + (in.get(at) - '0');
    }
    return number;
  }

  private boolean startsWith(byte[] sought, int from, int to) {
    return to - from >= sought.length
        && Arrays.equals(in.array(), from, from + sought.length, sought, 0, sought.length);
  }

  private int indexOf(byte[] sought, int from, int to) {
    for (int at = from; at <= to - sought.length; at++) {
      if (startsWith(sought, at, to)) {
        return at;
      }
    }
    return -1;
  }

  /// The revision of the edit that was told last.
  int lastRev() {
    return lastRev;
  }

  /// Says goodbye; the server's end follows.
  void leave() throws IOException {
    state = State.LEAVING;
    frame(CLOSE, NORMAL);
    flush();
  }

  /// Goes without a goodbye: the server gets a reset.
  void reset() throws IOException {
    socket.setOption(StandardSocketOptions.SO_LINGER, 0);
    socket.close();
  }

  void close() throws IOException {
    socket.close();
  }
}
