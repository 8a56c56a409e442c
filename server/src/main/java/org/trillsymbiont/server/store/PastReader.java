package org.trillsymbiont.server.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trillsymbiont.model.sync.Rejection;
import org.trillsymbiont.server.room.Past.Answer;

/// Reads what was stored, beside the writer: SQLite's log lets it read on a connection of its own
/// while something is written, and neither waits for the other. Each question has its own
/// connection, so that none holds on to a file that was put aside. What is stored in memory is read
/// on the writer's thread, which waits for no disk then.
///
/// Thread: [#ask] from any; answers come from its own.
final class PastReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PastReader.class);

  /// So many questions may wait, of all rooms together.
  private static final int MOST_WAITING = 512;

  private static final long IDLE_SECONDS = 10;

  private final @Nullable Path file;
  private final Writer writer;
  private final ThreadPoolExecutor thread;

  /// @param file null for what is in the writer's memory
  PastReader(@Nullable Path file, Writer writer) {
    this.file = file;
    this.writer = writer;
    thread =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform()
                .daemon()
                .name("past")
                .uncaughtExceptionHandler((_, e) -> LOG.error("The past failed", e))
                .factory());
    thread.allowCoreThreadTimeOut(true);
  }

  /// Asks a question.
  <T> void ask(Writer.Question<T> question, Consumer<Answer<T>> to) {
    Path stored = file;
    if (stored == null) {
      writer.run(tables -> to.accept(answer(question, tables)));
    } else {
      run(() -> to.accept(answer(question, stored)), to);
    }
  }

  /// Lets its thread do something that takes a while.
  ///
  /// @param to is told when too much waits already
  <T> void run(Runnable task, Consumer<Answer<T>> to) {
    try {
      thread.execute(task);
    } catch (RejectedExecutionException e) {
      to.accept(
          new Answer.Refused<>(Rejection.TOO_FAST, "Too many look into the past; try again."));
    }
  }

  private static <T> Answer<T> answer(Writer.Question<T> question, Path file) {
    try (Database database = Database.openToRead(file);
        Tables tables = new Tables(database)) {
      database.execute("BEGIN"); // All of it as it is at one moment.
      return answer(question, tables);
    } catch (SQLException e) {
      return failed(e);
    }
  }

  private static <T> Answer<T> answer(Writer.Question<T> question, Tables tables) {
    try {
      return new Answer.Is<>(question.ask(tables));
    } catch (Pages.GoneException e) {
      return new Answer.Refused<>(Rejection.GONE, "That moment is no longer kept.");
    } catch (SQLException | RuntimeException e) {
      return failed(e);
    }
  }

  private static <T> Answer<T> failed(Exception e) {
    LOG.error("The past can't be read", e);
    return new Answer.Refused<>(
        Rejection.NOT_KEPT, "The server can't read what it has stored of the room.");
  }

  @Override
  public void close() {
    thread.shutdown();
  }
}
