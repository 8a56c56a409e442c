package org.trillsymbiont.client;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.DemoPattern;
import org.trillsymbiont.model.sync.Authority;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.theory.Degree;
import org.trillsymbiont.server.room.Journal;
import org.trillsymbiont.server.store.RoomStore;
import org.trillsymbiont.server.store.StoreException;
import org.trillsymbiont.server.watch.Watch;

/// A long jam of several people as a server has stored it, made in a moment: knobs, squares,
/// chords, tempos, and now and then the whole grid. It ends now.
final class LongJam {
  private static final List<String> NAMES = List.of("Ada", "Ben", "Cleo", "Dmitri Ivanov");

  private final SplittableRandom random = new SplittableRandom(7);
  private final Authority authority = new Authority("first");

  /// When each change is made, in microseconds.
  private final long[] times;

  private final Instant begin;
  private volatile Instant now;

  private LongJam(int edits) {
    times = new long[edits];
    for (int index = 1; index < edits; index++) {
      long pause = random.nextInt(40) == 0 ? 20_000_000 : random.nextInt(100_000, 900_000);
      times[index] = times[index - 1] + pause;
    }
    begin = Instant.now().minusMillis(times[edits - 1] / 1000);
    now = begin;
  }

  /// Stores it.
  ///
  /// @param folder the server's
  /// @param edits how many, 10 or more
  static void store(Path folder, RoomName room, int edits) throws StoreException {
    LongJam jam = new LongJam(edits);
    try (RoomStore store = RoomStore.open(folder, Watch.NONE, () -> jam.now)) {
      Journal journal = store.open(room, null);
      Owner owner = new Owner(edits);
      journal.open("first", owner);
      await(owner.opened);
      jam.play(journal);
      await(owner.saved);
      journal.close();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts it", e);
    }
  }

  private void play(Journal journal) {
    int edits = times.length;
    int[] seats = new int[NAMES.size()];
    for (int seat = 0; seat < seats.length; seat++) {
      seats[seat] = authority.join("seat-of-22-characters-" + seat);
    }
    AppState state = AppState.INITIAL;
    int seat = 0;
    for (int count = 1; count <= edits; count++) {
      // They come one after the other, and each plays for a while.
      int there = Math.min(seats.length, 1 + 4 * count / edits + 1);
      if (random.nextInt(6) == 0) {
        seat = random.nextInt(there);
      }
      Edit edit = count == 1 ? Gestures.loadPattern(state, DemoPattern.SLOW_TIDE) : edit(count);
      long micros = times[count - 1];
      now = begin.plusMillis(micros / 1000);
      var change = new ClientMessage.Change(count, edit, 0, false);
      if (authority.take(seats[seat], change, micros)
          instanceof Authority.Reply.Taken(var edited)) {
        Identity who = new Identity(NAMES.get(seat), Colour.PALETTE.get((6 + 3 * seat) % 10));
        journal.record(new Journal.Event(edited, "seat-of-22-characters-" + seat, who, 0));
      }
    }
  }

  private Edit edit(int count) {
    Fields.SquareFields square = Fields.square(random.nextInt(64));
    return switch (random.nextInt(24)) {
      case 0 -> count % 5 == 0 ? Gestures.randomise(random) : Edit.of(Fields.REVERB, 0.3);
      case 1, 2, 3, 4, 5, 6, 7 -> Edit.of(square.active(), random.nextInt(3) == 0);
      case 8 -> Gestures.chooseChord(List.of(Degree.values()).get(random.nextInt(7)));
      case 9 -> Edit.of(Fields.TEMPO, (double) random.nextInt(80, 140));
      default -> Edit.of(square.primaryGain(), random.nextInt(10, 150) / 100.0);
    };
  }

  private static final class Owner implements Journal.Owner {
    private final CountDownLatch opened = new CountDownLatch(1);
    private final CountDownLatch saved = new CountDownLatch(1);
    private final long last;

    Owner(long last) {
      this.last = last;
    }

    @Override
    public void opened(Journal.@Nullable Stored stored, @Nullable String readOnly) {
      opened.countDown();
    }

    @Override
    public void lost(String sentence) {
      throw new IllegalStateException(sentence);
    }

    @Override
    public void saved(long rev) {
      if (rev >= last) {
        saved.countDown();
      }
    }

    @Override
    public void readOnly(@Nullable String sentence) {
      // It may be behind for a moment.
    }
  }
}
