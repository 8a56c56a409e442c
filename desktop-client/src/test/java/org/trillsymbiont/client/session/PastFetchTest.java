package org.trillsymbiont.client.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.client.VirtualTimer;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.Bookmark;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.EditId;
import org.trillsymbiont.model.sync.HistoryEvent;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.Moment;
import org.trillsymbiont.model.sync.Rejection;
import org.trillsymbiont.model.sync.ServerMessage;

/// All that is kept of a past, from servers that are as they should be, or not. R66
final class PastFetchTest {
  private static final Identity ANN = new Identity("Ann", new Colour(0xabcdef));

  private final VirtualTimer timer = new VirtualTimer();
  private final Deque<ClientMessage.AskHistory> asked = new ArrayDeque<>();
  private final Questions questions =
      new Questions(message -> asked.add((ClientMessage.AskHistory) message));
  private final List<Double> progress = new ArrayList<>();
  private List<Bookmark> bookmarks = List.of();

  private CompletableFuture<KeptPast> begin() {
    questions.connected();
    return new PastFetch(timer, questions, () -> bookmarks, progress::add).begin();
  }

  private static HistoryEvent event(long rev) {
    Edit edit = Edit.of(Fields.TEMPO, 40.0 + rev % 100);
    return new HistoryEvent(rev, new EditId(1, rev), ANN, 1, rev, rev, rev, edit);
  }

  private static Moment moment(long rev) {
    return Moment.found(rev, AppState.INITIAL);
  }

  /// A server that keeps events from one revision to another answers.
  private void answer(long first, long last) {
    ClientMessage.AskHistory question = asked.remove();
    long from = Math.clamp(question.rev(), first - 1, last);
    List<HistoryEvent> events = new ArrayList<>();
    for (long rev = from + 1; rev <= Math.min(last, from + question.most()); rev++) {
      events.add(event(rev));
    }
    questions.receive(
        new ServerMessage.Page(question.number(), moment(from), events, first, last, 1));
  }

  private void refuse(Rejection code) {
    questions.receive(new ServerMessage.Unanswered(asked.remove().number(), code, "No."));
  }

  private static Rejection why(CompletableFuture<?> failed) {
    CompletionException failure = assertThrows(CompletionException.class, failed::join);
    return assertInstanceOf(PastException.class, failure.getCause()).code();
  }

  private static void assertEvents(long first, long last, KeptPast kept) {
    assertEquals(first - 1, kept.begin().rev());
    assertEquals(last - first + 1, kept.events().size());
    for (long rev = first; rev <= last; rev++) {
      assertEquals(event(rev), kept.events().get((int) (rev - first)));
    }
  }

  @Test
  void pageAfterPageFromTheBeginToNow() {
    var kept = begin();
    answer(11, 510);
    answer(11, 515); // Somebody plays meanwhile.
    assertFalse(kept.isDone());
    answer(11, 515);
    assertEvents(11, 515, kept.join());
    assertEquals(List.of(200 / 500.0, 400 / 505.0), progress);
    assertTrue(asked.isEmpty());
  }

  @Test
  void ofARoomThatNobodyHasPlayedInThereIsNothing() {
    var kept = begin();
    answer(1, 0);
    assertEquals(List.of(), kept.join().events());
  }

  @Test
  void whatIsForgottenMeanwhileIsNoGap() {
    var kept = begin();
    answer(1, 500);
    answer(301, 900);
    answer(301, 900);
    answer(301, 900);
    assertEvents(301, 900, kept.join());
  }

  /// The server's disk is full.
  @Test
  void whatIsNotStoredIsNotWaitedFor() {
    var kept = begin();
    ClientMessage.AskHistory question = asked.remove();
    questions.receive(
        new ServerMessage.Page(question.number(), moment(0), List.of(event(1)), 1, 5, 1));
    question = asked.remove();
    assertEquals(1, question.rev());
    questions.receive(new ServerMessage.Page(question.number(), moment(1), List.of(), 1, 5, 1));
    assertEvents(1, 1, kept.join());
  }

  @Test
  void ofOldBookmarksTheMomentIsFetched() {
    bookmarks =
        List.of(
            new Bookmark(2, "gone", ANN, 0),
            new Bookmark(3, "old", ANN, 0),
            new Bookmark(10, "begin", ANN, 0),
            new Bookmark(12, "here", ANN, 0),
            new Bookmark(99, "not yet", ANN, 0));
    var kept = begin();
    answer(11, 20);
    assertEquals(2, asked.element().rev());
    assertEquals(0, asked.element().most());
    refuse(Rejection.GONE);
    assertEquals(3, asked.element().rev());
    answer(4, 4);
    KeptPast past = kept.join();
    assertEquals(
        List.of("old", "begin", "here"), past.bookmarks().stream().map(Bookmark::name).toList());
    assertEquals(Map.of(3L, moment(3)), past.moments());
  }

  @Test
  void whoAsksTooMuchAsksAgainLater() {
    var kept = begin();
    refuse(Rejection.TOO_FAST);
    assertTrue(asked.isEmpty());
    timer.run(500);
    answer(1, 5);
    assertEvents(1, 5, kept.join());
    timer.run(60_000);
    assertFalse(kept.isCompletedExceptionally());
  }

  @Test
  void aServerThatKnowsNoPastIsNotWaitedFor() {
    var kept = begin();
    timer.run(14_999);
    assertFalse(kept.isDone());
    timer.run(1);
    assertEquals(Rejection.NOT_KEPT, why(kept));
  }

  @Test
  void aLostConnectionEndsIt() {
    var kept = begin();
    answer(1, 1000);
    questions.disconnected();
    assertEquals(Rejection.OTHER, why(kept));
    assertEquals(
        Rejection.OTHER, why(new PastFetch(timer, questions, () -> bookmarks, at -> {}).begin()));
  }

  @Test
  void whoCancelsAsksNothingMore() {
    var kept = begin();
    kept.cancel(false);
    answer(1, 1000);
    assertTrue(asked.isEmpty());
  }

  @Test
  void noMoreIsHeldThanAServerKeeps() {
    var kept = begin();
    while (!kept.isDone()) {
      answer(1, 1_000_000);
    }
    assertEquals(Rejection.NO_PLACE, why(kept));
    assertTrue(asked.isEmpty());
  }
}
