package org.trillsymbiont.server;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A bare socket to a server, for what no proper client would send. Thread: the test's.
public final class RawClient implements AutoCloseable {
  public static final int TEXT = 0x1;
  public static final int CONTINUATION = 0x0;
  public static final int BINARY = 0x2;
  public static final int CLOSE = 0x8;
  public static final int PING = 0x9;
  public static final int FIN = 0x80;

  /// The request that the server expects.
  public static final String REQUEST =
      String.join(
          "\r\n",
          "GET /api/sync HTTP/1.1",
          "Host: localhost",
          "Upgrade: websocket",
          "Connection: Upgrade",
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
          "Sec-WebSocket-Version: 13",
          "",
          "");

  private final Socket socket;
  private final DataInputStream in;

  /// A frame from the server.
  ///
  /// @param payload one character for each byte
  public record Frame(int opcode, String payload) {
    /// The code of a close frame.
    public int closeCode() {
      return payload.length() < 2 ? 1005 : payload.charAt(0) * 256 + payload.charAt(1);
    }
  }

  public RawClient(int port, int receiveBuffer) throws IOException {
    this("127.0.0.1", port, receiveBuffer);
  }

  /// @param from the loopback address to come from: `127.0.0.2` is another one on Linux
  public RawClient(String from, int port, int receiveBuffer) throws IOException {
    socket = new Socket();
    socket.bind(new InetSocketAddress(from, 0));
    socket.setReceiveBufferSize(receiveBuffer);
    socket.setSoTimeout(20_000);
    socket.setTcpNoDelay(true);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    in = new DataInputStream(socket.getInputStream());
  }

  private RawClient(Socket socket) throws IOException {
    this.socket = socket;
    in = new DataInputStream(socket.getInputStream());
  }

  /// A client that speaks TLS.
  public static RawClient encrypted(int port, int receiveBuffer) throws IOException {
    RawClient under = new RawClient(port, receiveBuffer);
    return new RawClient(TrustAll.sockets().createSocket(under.socket, "localhost", port, true));
  }

  public RawClient(int port) throws IOException {
    this(port, 65536);
  }

  /// The answer to a request.
  public static String answer(String from, int port, String request) throws IOException {
    try (RawClient client = new RawClient(from, port, 65536)) {
      client.send(request);
      return client.readHeader();
    }
  }

  /// A client that has shaken hands.
  public static RawClient upgraded(int port) throws IOException {
    return upgraded(port, 65536);
  }

  public static RawClient upgraded(int port, int receiveBuffer) throws IOException {
    RawClient client = new RawClient(port, receiveBuffer);
    client.send(REQUEST);
    String response = client.readHeader();
    if (!response.startsWith("HTTP/1.1 101 ")) {
      throw new IOException(response);
    }
    return client;
  }

  public void send(String text) throws IOException {
    send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  public void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /// Sends as much as the server takes before it resets the connection.
  public void sendUntilReset(byte[] bytes, int times) {
    try {
      for (int i = 0; i < times; i++) {
        send(bytes);
      }
    } catch (IOException e) {
      // The reset is what the server is free to do; what it said before is read by the test.
    }
  }

  /// A masked frame whose header tells the truth.
  public static byte[] frame(int firstByte, byte[] payload) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(firstByte);
    if (payload.length < 126) {
      out.write(0x80 | payload.length);
    } else if (payload.length < 65536) {
      out.write(0x80 | 126);
      out.write(payload.length >> 8);
      out.write(payload.length);
    } else {
      out.write(0x80 | 127);
      for (int shift = 56; shift >= 0; shift -= 8) {
        out.write((int) ((long) payload.length >>> shift));
      }
    }
    out.writeBytes(new byte[] {0, 0, 0, 0});
    out.writeBytes(payload);
    return out.toByteArray();
  }

  public static byte[] frame(int firstByte, String payload) {
    return frame(firstByte, payload.getBytes(StandardCharsets.UTF_8));
  }

  /// A header that announces a payload which does not come.
  public static byte[] announcement(int firstByte, long length) {
    byte[] header = new byte[14];
    header[0] = (byte) firstByte;
    header[1] = (byte) (0x80 | 127);
    for (int i = 0; i < 8; i++) {
      header[2 + i] = (byte) (length >>> (56 - 8 * i));
    }
    return header;
  }

  /// An HTTP response up to its blank line.
  public String readHeader() throws IOException {
    StringBuilder header = new StringBuilder();
    while (header.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return header.toString();
      }
      header.append((char) next);
    }
    return header.toString();
  }

  /// The rest until the server closes.
  public String readAll() throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }

  public Frame readFrame() throws IOException {
    int opcode = in.readUnsignedByte() & 0x0f;
    long length = in.readUnsignedByte();
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = in.readLong();
    }
    byte[] payload = new byte[(int) length];
    in.readFully(payload);
    return new Frame(opcode, new String(payload, StandardCharsets.ISO_8859_1));
  }

  /// Skips frames until the server's close frame.
  public Frame readClose() throws IOException {
    Frame frame = readFrame();
    while (frame.opcode() != CLOSE) {
      frame = readFrame();
    }
    return frame;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
