package org.trillsymbiont.server.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.util.Locale;

/// Makes the sockets that are listened on.
public final class Listeners {
  private static final int BACKLOG = 1024;

  private Listeners() {}

  /// A socket that is bound.
  ///
  /// @throws IOException when the address can't be had
  public static ServerSocketChannel bound(InetSocketAddress address) throws IOException {
    ServerSocketChannel listener = ServerSocketChannel.open();
    try {
      // A server that is started again at once must not wait for the old connections to fade. On
      // Windows the option means something else and is not needed.
      if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows")) {
        listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      }
      return listener.bind(address, BACKLOG);
    } catch (IOException | RuntimeException e) {
      listener.close();
      throw e;
    }
  }
}
