package org.trillsymbiont.server.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// A look from outside at whether the server lets people in: it knocks and waits for any answer.
/// The library gives its listener up without a word when the system has no descriptors left for
/// somebody who comes.
///
/// Thread: any; blocks.
final class SelfProbe {
  private SelfProbe() {}

  /// Whether somebody answers.
  ///
  /// @param bound what is listened on
  /// @param within how long the answer may take
  static boolean isAnswered(InetSocketAddress bound, Duration within) {
    int withinMillis = (int) within.toMillis();
    InetAddress host =
        bound.getAddress().isAnyLocalAddress()
            ? InetAddress.getLoopbackAddress()
            : bound.getAddress();
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(withinMillis);
      socket.connect(new InetSocketAddress(host, bound.getPort()), withinMillis);
      return isAnswered(socket);
    } catch (IOException e) {
      Connection.LOG.warn("Nobody is let in at {}: {}", bound, LogText.shown(e.getMessage()));
      return false;
    }
  }

  private static boolean isAnswered(Socket socket) throws SocketTimeoutException {
    try {
      // No request of ours: refused with a sentence, or, where TLS is spoken, at once.
      socket.getOutputStream().write("PROBE\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      var _ = socket.getInputStream().read(); // An end is an answer too.
      return true;
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (IOException e) {
      Connection.LOG.debug("Whoever answered has hung up", e);
      return true;
    }
  }
}
