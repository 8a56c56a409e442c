package org.trillsymbiont.client;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens and closes hosted sessions, one after the other, so that one that is opened can have the
/// port of the one before. Both take a moment, which the window does not wait for.
///
/// Thread: FX; the work is done on a thread of its own.
final class Hosting implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Hosting.class);

  /// Closing one says goodbye to everybody who has joined.
  private static final long CLOSE_SECONDS = 10;

  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("trill-hosting").factory());
  private boolean isClosed;

  /// Makes a session.
  interface Opening {
    HostedSession open() throws IOException;
  }

  /// Opens a session.
  ///
  /// @param done gets it, on the FX thread
  /// @param failed gets the reason as a sentence, on the FX thread
  void open(Opening opening, Consumer<HostedSession> done, Consumer<String> failed) {
    worker.execute(() -> {
      try {
        HostedSession session = opening.open();
        FxThread.post(() -> hand(session, done));
      } catch (IOException e) {
        log.warn("No session can be hosted", e);
        FxThread.post(() -> failed.accept(String.valueOf(e.getMessage())));
      }
    });
  }

  private void hand(HostedSession session, Consumer<HostedSession> done) {
    if (isClosed) {
      session.close();
    } else {
      done.accept(session);
    }
  }

  /// Closes a session, later.
  void close(HostedSession session) {
    worker.execute(session::close);
  }

  /// Returns when all that was to be closed is.
  @Override
  public void close() {
    isClosed = true;
    worker.shutdown();
    try {
      if (!worker.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        log.warn("A hosted session does not come to an end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
