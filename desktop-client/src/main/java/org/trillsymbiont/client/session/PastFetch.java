package org.trillsymbiont.client.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.Timer;
import org.trillsymbiont.model.sync.Bookmark;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.HistoryEvent;
import org.trillsymbiont.model.sync.Moment;
import org.trillsymbiont.model.sync.Rejection;
import org.trillsymbiont.model.sync.ServerMessage;

/// Fetches all that is kept of a room's past, page by page from the begin to now, then what old
/// bookmarks stand for. One question after the other: those who play come first.
///
/// Thread: FX.
final class PastFetch {
  private static final int EVENTS_IN_PAGE = 200;
  private static final long RETRY_NANOS = 500_000_000;

  /// A server that is older than these questions does not answer them.
  static final long ANSWER_NANOS = 15_000_000_000L;

  /// Twice what a server keeps: more is not held, whoever sends it.
  static final int MOST_EVENTS = 20_000;

  private final Timer timer;
  private final Questions questions;
  private final Supplier<List<Bookmark>> bookmarks;
  private final DoubleConsumer progress;
  private final CompletableFuture<KeptPast> result = new CompletableFuture<>();
  private final List<HistoryEvent> events = new ArrayList<>();
  private final Map<Long, Moment> moments = new HashMap<>();
  private @Nullable Moment begin;
  private long end;

  /// @param bookmarks the room's, now
  /// @param progress hears how much there is of it, 0..1
  PastFetch(
      Timer timer,
      Questions questions,
      Supplier<List<Bookmark>> bookmarks,
      DoubleConsumer progress) {
    this.timer = timer;
    this.questions = questions;
    this.bookmarks = bookmarks;
    this.progress = progress;
  }

  /// Begins.
  ///
  /// @return what is kept, or a [PastException]; nothing more is asked when it is cancelled
  CompletableFuture<KeptPast> begin() {
    next(0);
    return result;
  }

  private void next(long rev) {
    page(
        number -> new ClientMessage.AskHistory(number, rev, false, EVENTS_IN_PAGE),
        this::taken,
        this::failed);
  }

  private void page(
      LongFunction<ClientMessage.Question> question,
      Consumer<ServerMessage.Page> then,
      Consumer<PastException> otherwise) {
    if (result.isDone()) {
      return;
    }
    Timer.Alarm silence = timer.at(timer.nowNanos() + ANSWER_NANOS, this::silent);
    var _ =
        questions
            .ask(question)
            .thenApply(PastOfRoom::page)
            .whenComplete((page, failure) -> {
              silence.cancel();
              if (page != null) {
                then.accept(page);
              } else if (why(failure).code() == Rejection.TOO_FAST) {
                var _ =
                    timer.at(timer.nowNanos() + RETRY_NANOS, () -> page(question, then, otherwise));
              } else {
                otherwise.accept(why(failure));
              }
            });
  }

  private static PastException why(Throwable failure) {
    @Nullable Throwable cause =
        failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof PastException known
        ? known
        : new PastException(Rejection.OTHER, String.valueOf(cause));
  }

  private void silent() {
    failed(new PastException(Rejection.NOT_KEPT, "The server does not tell what was played."));
  }

  private void failed(PastException why) {
    result.completeExceptionally(why);
  }

  private void taken(ServerMessage.Page page) {
    Moment first = begin;
    if (first == null || page.moment().rev() > end) {
      // The first page, or the server has forgotten meanwhile what would have come next.
      first = page.moment();
      begin = first;
      end = first.rev();
      events.clear();
    }
    long before = end;
    for (HistoryEvent event : page.events()) {
      if (event.rev() == end + 1) {
        events.add(event);
        end = event.rev();
      }
    }
    if (events.size() > MOST_EVENTS) {
      failed(new PastException(Rejection.NO_PLACE, "There is more than can be held."));
    } else if (end >= page.last() || end == before) {
      // What is not stored yet is not told, whoever asks.
      marked(first, new ArrayList<>(bookmarks.get()));
    } else {
      progress.accept((double) (end - first.rev()) / (page.last() - first.rev()));
      next(end);
    }
  }

  private void marked(Moment first, List<Bookmark> marks) {
    marks.removeIf(mark -> mark.rev() > end);
    for (Bookmark mark : marks) {
      if (mark.rev() < first.rev() && !moments.containsKey(mark.rev())) {
        page(
            number -> new ClientMessage.AskHistory(number, mark.rev(), false, 0),
            page -> {
              if (page.moment().rev() == mark.rev()) {
                moments.put(mark.rev(), page.moment());
              } else {
                marks.remove(mark);
              }
              marked(first, marks);
            },
            why -> {
              if (why.code() == Rejection.GONE) {
                marks.remove(mark); // Somebody has removed it meanwhile.
                marked(first, marks);
              } else {
                failed(why);
              }
            });
        return;
      }
    }
    result.complete(new KeptPast(first, events, marks, moments));
  }
}
