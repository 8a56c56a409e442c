package org.trillsymbiont.server.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.history.Acts;
import org.trillsymbiont.model.history.Filter;
import org.trillsymbiont.model.history.History;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.Authority;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.model.wire.ProtocolException;
import org.trillsymbiont.model.wire.V2Codec;
import org.trillsymbiont.server.room.Journal;
import org.trillsymbiont.server.room.Past;
import org.trillsymbiont.server.store.RoomStore;
import org.trillsymbiont.server.watch.Watch;

/// How long the past of a room with 10,000 edits takes: moments and pages of a store on a disk, as
/// a room asks it, and what a client makes of them.
final class PastTimes {
  private static final int EDITS = 10_000;
  private static final int QUESTIONS = 1000;
  private static final int PAGE = 200;
  private static final Identity ADA = new Identity("Ada", Colour.PALETTE.getFirst());

  private final SplittableRandom random = new SplittableRandom(1);
  private final Table table =
      new Table(
          "The past of a room with 10,000 edits",
          "what",
          "times",
          "first ms",
          "p50 ms",
          "p99 ms",
          "max ms");

  private PastTimes() {}

  /// Prints a table.
  static void run() throws IOException {
    Path folder = Files.createTempDirectory("trill-past");
    try (RoomStore store = RoomStore.open(folder, Watch.NONE)) {
      new PastTimes().run(store);
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts it", e);
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private void run(RoomStore store) throws InterruptedException {
    Journal journal = store.open(new RoomName("blue"), null);
    Owner owner = new Owner();
    journal.open("first", owner);
    owner.await(0);
    play(journal);
    owner.await(EDITS);
    Past past = journal.past();
    measure("the moment of any revision, server", rev -> page(past, rev, false, 0).moment().rev());
    measure("a page of 200 edits, server", rev -> page(past, rev + 1, true, PAGE).events().size());
    History history = fetch(past);
    measure("the moment of any revision, client", rev -> history.at(rev).rev());
    measure(
        "400 stretches of the timeline, client",
        _ -> history.density(0, history.length(), 400, Filter.ALL).most());
    AppState now = history.at(history.end()).state();
    measure(
        "what to take back of somebody, client",
        rev ->
            Acts.revert(history, 1, rev, history.end(), now, Acts.REVERT, _ -> true)
                .fields()
                .size());
  }

  /// Knobs, squares, and now and then the whole grid: what a jam is made of.
  private void play(Journal journal) {
    Authority authority = new Authority("first");
    int number = authority.join("a-seat-of-22-characters");
    for (int count = 1; count <= EDITS; count++) {
      Fields.SquareFields square = Fields.square(random.nextInt(64));
      Edit edit =
          switch (random.nextInt(20)) {
            case 0 -> Gestures.randomise(random);
            case 1, 2, 3, 4, 5 -> Edit.of(square.active(), random.nextBoolean());
            default -> Edit.of(square.primaryGain(), random.nextInt(10, 150) / 100.0);
          };
      var change = new ClientMessage.Change(count, edit, 0, false);
      if (authority.take(number, change, 100_000L * count)
          instanceof Authority.Reply.Taken(var edited)) {
        journal.record(new Journal.Event(edited, "a-seat-of-22-characters", ADA, 0));
      }
    }
  }

  private static ServerMessage.Page page(Past past, long rev, boolean isBefore, int most) {
    BlockingQueue<Past.Answer<ServerMessage.Page>> answers = new ArrayBlockingQueue<>(1);
    past.page(new ClientMessage.AskHistory(1, rev, isBefore, most), EDITS, answers::add);
    try {
      return switch (answers.take()) {
        case Past.Answer.Is<ServerMessage.Page>(var page) -> page;
        case Past.Answer.Refused<ServerMessage.Page>(var code, String sentence) ->
            throw new IllegalStateException(code + ": " + sentence);
      };
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts it", e);
    }
  }

  /// Fetches all of it, as a client does: decoded, and added at the front.
  private History fetch(Past past) {
    List<String> pages = new ArrayList<>();
    for (long rev = EDITS + 1; rev > 1; ) {
      ServerMessage.Page page = page(past, rev, true, PAGE);
      pages.add(V2Codec.encode(page));
      rev = page.moment().rev() + 1;
    }
    long begin = System.nanoTime();
    History history = null;
    for (String text : pages) {
      ServerMessage.Page page = decoded(text);
      if (history == null) {
        history = new History(page);
      } else {
        var _ = history.prepend(page);
      }
    }
    if (history == null || history.size() != EDITS) {
      throw new IllegalStateException("not all of it came");
    }
    double millis = (System.nanoTime() - begin) / 1e6;
    table.row("all of it decoded, client", 1, millis, "", "", "");
    return history;
  }

  private static ServerMessage.Page decoded(String text) {
    try {
      if (V2Codec.decodeServer(text).orElseThrow() instanceof ServerMessage.Page page) {
        return page;
      }
      throw new IllegalStateException("a page is a page");
    } catch (ProtocolException e) {
      throw new IllegalStateException(e);
    }
  }

  private void measure(String what, ToLongFunction<Long> question) {
    Histogram nanos = new Histogram(3);
    long checksum = 0;
    long first = 0;
    for (int count = 0; count < QUESTIONS; count++) {
      long rev = random.nextInt(1, EDITS + 1);
      long begin = System.nanoTime();
      checksum += question.applyAsLong(rev);
      long took = System.nanoTime() - begin;
      first = count == 0 ? took : first;
      nanos.recordValue(took);
    }
    if (checksum < 0) {
      throw new IllegalStateException("what is computed is used");
    }
    table.row(
        what,
        QUESTIONS,
        first / 1e6,
        nanos.getValueAtPercentile(50) / 1e6,
        nanos.getValueAtPercentile(99) / 1e6,
        nanos.getMaxValue() / 1e6);
  }

  /// Waits for what is saved. Thread: the store's tells, the measurement's waits.
  private static final class Owner implements Journal.Owner {
    private final BlockingQueue<Long> saved = new ArrayBlockingQueue<>(2 * EDITS);

    private void await(long rev) throws InterruptedException {
      Long last = saved.poll(60, TimeUnit.SECONDS);
      while (last != null && last < rev) {
        last = saved.poll(60, TimeUnit.SECONDS);
      }
    }

    @Override
    public void opened(Journal.@Nullable Stored stored, @Nullable String readOnly) {
      saved.add(0L);
    }

    @Override
    public void lost(String sentence) {
      throw new IllegalStateException(sentence);
    }

    @Override
    public void saved(long rev) {
      saved.add(rev);
    }

    @Override
    public void readOnly(@Nullable String sentence) {
      // It may be behind for a moment.
    }
  }
}
