package org.trillsymbiont.server.net;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.channels.ByteChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class LibraryTest {
  private static final long DEADLINE_SECONDS = 20;

  @Test
  void sendsEverySmallMessageAtOnce() throws Exception {
    CompletableFuture<Boolean> isWithoutDelay = new CompletableFuture<>();
    Library.Owner owner =
        new Library.Owner() {
          @Override
          public ByteChannel admit(SocketChannel socket, SelectionKey key) throws IOException {
            isWithoutDelay.complete(socket.getOption(StandardSocketOptions.TCP_NODELAY));
            throw new IOException("That is all that was asked.");
          }

          @Override
          public void opened(GuardedSocket socket) {
            // Nobody gets so far.
          }

          @Override
          public void ended(Library library) {
            // The test ends with it.
          }
        };
    InetAddress here = InetAddress.getLoopbackAddress();
    ServerSocketChannel listener = Listeners.bound(new InetSocketAddress(here, 0));
    Library library = new Library(listener, Limits.DEFAULT, owner);
    library.start();
    library.awaitStart(DEADLINE_SECONDS);
    try (Socket _ = new Socket(here, listener.socket().getLocalPort())) {
      assertTrue(isWithoutDelay.get(DEADLINE_SECONDS, TimeUnit.SECONDS));
    } finally {
      library.stop();
    }
  }
}
