package org.trillsymbiont.server.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.EditId;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.server.room.Journal;
import org.trillsymbiont.server.store.RoomStore;
import org.trillsymbiont.server.watch.Watch;

/// How much the store writes in a second, and how long an edit is on its way to the disk: in this
/// process, on the disk that the working directory is on.
final class Durability {
  private static final Identity ADA = new Identity("Ada", Colour.PALETTE.getFirst());
  private static final int ROOMS = 16;
  private static final int MOST_UNSAVED = 8_000;
  private static final long SECONDS = 10;
  private static final int STAMPS = 1 << 15;

  private final ConcurrentHistogram commits = new ConcurrentHistogram(3);
  private final AtomicLong groups = new AtomicLong();
  private final AtomicLong unsaved = new AtomicLong();
  private final ConcurrentHistogram saved = new ConcurrentHistogram(3);
  private final Random random = new Random(1);

  private Durability() {}

  /// A room that notes when it was told what.
  private final class Room implements Journal.Owner {
    private final Journal journal;
    private final AtomicLongArray stamps = new AtomicLongArray(STAMPS);
    private volatile boolean isOpen;
    private long rev;
    private long savedRev;

    Room(RoomStore store, int number) {
      journal = store.open(new RoomName("room-" + number), null);
      journal.open("epoch", this);
      while (!isOpen) {
        LockSupport.parkNanos(100_000);
      }
    }

    void edit() {
      rev++;
      stamps.set((int) (rev % STAMPS), System.nanoTime());
      unsaved.incrementAndGet();
      Fields.SquareFields square = Fields.square(random.nextInt(64));
      Edit edit = Edit.of(square.primaryGain(), random.nextInt(10, 150) / 100.0);
      journal.record(
          new Journal.Event(
              new ServerMessage.Edited(rev, new EditId(1 + (int) (rev % 8), rev), rev, edit),
              "a-seat-of-22-characters",
              ADA,
              0));
    }

    @Override
    public void opened(Journal.@Nullable Stored stored, @Nullable String readOnly) {
      isOpen = true;
    }

    @Override
    public void lost(String sentence) {
      throw new IllegalStateException(sentence);
    }

    @Override
    public void saved(long upTo) {
      long now = System.nanoTime();
      for (; savedRev < upTo; savedRev++) {
        saved.recordValue(now - stamps.get((int) ((savedRev + 1) % STAMPS)));
        unsaved.decrementAndGet();
      }
    }

    @Override
    public void readOnly(@Nullable String sentence) {
      if (sentence != null) {
        System.err.println(sentence);
      }
    }
  }

  private final class Disk implements Watch {
    @Override
    public void committed(long nanos, int events) {
      commits.recordValue(nanos);
      groups.incrementAndGet();
    }
  }

  static void run() throws IOException {
    Table table =
        new Table(
            "The store: edits in 16 rooms",
            "load",
            "edits/s",
            "commits/s",
            "edits a commit",
            "commit p50 ms",
            "p99 ms",
            "saved after p50 ms",
            "p99 ms");
    for (long rate : new long[] {1, 100, 1_000, 10_000, Long.MAX_VALUE}) {
      new Durability().measure(rate, table);
    }
  }

  /// @param rate edits a second in all; 1 for one after the other, each when the one before is
  ///   saved
  private void measure(long rate, Table table) throws IOException {
    Path folder = Files.createTempDirectory(Path.of("").toAbsolutePath(), "durability");
    try (RoomStore store = RoomStore.open(folder, new Disk())) {
      List<Room> rooms = new ArrayList<>();
      for (int number = 0; number < ROOMS; number++) {
        rooms.add(new Room(store, number));
      }
      load(rooms, rate, 3);
      commits.reset();
      saved.reset();
      groups.set(0);
      long edits = load(rooms, rate, SECONDS);
      row(table, rate, edits);
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private long load(List<Room> rooms, long rate, long seconds) {
    long begin = System.nanoTime();
    long end = begin + TimeUnit.SECONDS.toNanos(seconds);
    long edits = 0;
    while (System.nanoTime() < end) {
      boolean isDue =
          switch ((int) Math.min(rate, Integer.MAX_VALUE)) {
            case 1 -> unsaved.get() == 0;
            case Integer.MAX_VALUE -> unsaved.get() < MOST_UNSAVED;
            default -> System.nanoTime() - begin >= edits * 1_000_000_000L / rate;
          };
      if (isDue) {
        rooms.get((int) (edits++ % rooms.size())).edit();
      } else {
        LockSupport.parkNanos(20_000);
      }
    }
    while (unsaved.get() > 0) {
      LockSupport.parkNanos(1_000_000);
    }
    return edits;
  }

  private void row(Table table, long rate, long edits) {
    String load = rate == 1 ? "one by one" : rate == Long.MAX_VALUE ? "saturated" : rate + "/s";
    table.row(
        load,
        edits / SECONDS,
        groups.get() / SECONDS,
        String.format(Locale.ROOT, "%.1f", (double) edits / groups.get()),
        millis(commits, 50),
        millis(commits, 99),
        millis(saved, 50),
        millis(saved, 99));
  }

  private static String millis(Histogram histogram, double percentile) {
    return String.format(Locale.ROOT, "%.2f", histogram.getValueAtPercentile(percentile) / 1e6);
  }
}
