package org.trillsymbiont.server.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.sync.HistoryEvent;
import org.trillsymbiont.model.sync.Roles;
import org.trillsymbiont.server.room.Journal;

/// A disk with one room on it, in virtual time: groups of edits reach it late, or fail and are
/// tried again, and when the power goes, what was on its way is there as a whole or not at all.
/// What it holds is added up by the real [Ledger].
///
/// Thread: the test's.
public final class SimulatedDisk {
  private static final int MOST_IN_GROUP = 64;

  private final Random random;
  private final Clock clock;
  private final List<Journal.Event> events = new ArrayList<>();
  private final List<Epoch> epochs = new ArrayList<>();
  private Roles.Kept kept = Roles.Kept.NOTHING;
  private boolean isFailing;

  private record Epoch(String name, long from) {}

  /// Virtual time.
  public interface Clock {
    void after(long millis, Runnable task);
  }

  public SimulatedDisk(Random random, Clock clock) {
    this.random = random;
    this.clock = clock;
  }

  /// Writes fail from now on, or work again.
  public void fail(boolean fails) {
    isFailing = fails;
  }

  /// The newest revision that would survive now.
  public long rev() {
    return events.size();
  }

  /// The journal of one life of the server.
  public Life begin() {
    return new Life();
  }

  private Journal.@Nullable Stored read() {
    if (epochs.isEmpty()) {
      return null;
    }
    Ledger ledger = new Ledger();
    for (Journal.Event event : events) {
      ledger.apply(
          new HistoryEvent(
              event.edited().rev(),
              event.edited().id(),
              event.author(),
              1,
              event.edited().atMicros(),
              0,
              event.gesture(),
              event.edited().edit()),
          event.seat());
    }
    Map<String, Long> ends = new LinkedHashMap<>();
    for (int index = 0; index + 1 < epochs.size(); index++) {
      ends.put(epochs.get(index).name(), epochs.get(index + 1).from());
    }
    return new Journal.Stored(ledger.snapshot(epochs.getLast().name(), ends), kept);
  }

  /// A journal until the power goes.
  public final class Life implements Journal {
    private final List<Runnable> queued = new ArrayList<>();
    private @Nullable Owner owner;
    private boolean isUnderWay;
    private boolean isDead;
    private boolean isReadOnly;

    private Life() {}

    @Override
    public boolean isDurable() {
      return true;
    }

    @Override
    public void open(String epoch, Owner asking) {
      owner = asking;
      clock.after(random.nextInt(20), () -> begin(epoch, asking));
    }

    private void begin(String epoch, Owner asking) {
      if (isDead) {
        return;
      }
      if (isFailing) {
        clock.after(50, () -> begin(epoch, asking));
        return;
      }
      Journal.Stored stored = read();
      epochs.add(new Epoch(epoch, rev()));
      asking.opened(stored, null);
    }

    @Override
    public void record(Event event) {
      queued.add(() -> events.add(event));
      flushSoon();
    }

    @Override
    public void keep(Roles.Kept now) {
      queued.add(() -> kept = now);
      flushSoon();
    }

    private void flushSoon() {
      if (!isUnderWay && !queued.isEmpty()) {
        isUnderWay = true;
        clock.after(random.nextInt(25), this::flush);
      }
    }

    private void flush() {
      if (isDead || owner == null) {
        return;
      }
      isUnderWay = false;
      if (isFailing) {
        isReadOnly = true;
        owner.readOnly("The disk is full.");
        isUnderWay = true;
        clock.after(100, this::flush);
        return;
      }
      write(Math.min(queued.size(), 1 + random.nextInt(MOST_IN_GROUP)));
      if (isReadOnly) {
        isReadOnly = false;
        owner.readOnly(null);
      }
      owner.saved(rev());
      flushSoon();
    }

    private void write(int count) {
      List<Runnable> group = queued.subList(0, count);
      group.forEach(Runnable::run);
      group.clear();
    }

    /// The power goes: the group that was on its way may be there, but nobody was told so.
    public void die() {
      if (isUnderWay && !isFailing && !queued.isEmpty() && random.nextBoolean()) {
        write(1 + random.nextInt(queued.size()));
      }
      isDead = true;
    }

    @Override
    public void close() {
      isDead = true;
    }
  }
}
