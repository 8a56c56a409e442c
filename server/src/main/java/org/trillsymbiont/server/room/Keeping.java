package org.trillsymbiont.server.room;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trillsymbiont.model.sync.Roles;

/// A room's dealings with its journal: it begins when what is stored has been read (whoever comes
/// earlier waits), says what is saved, and knows whether anything may be changed.
///
/// Thread: what the journal calls, [#isSaved], [#isLost] and [#close] from any; the rest belongs to
/// the room's mailbox.
final class Keeping implements Journal.Owner {
  private static final Logger LOG = LoggerFactory.getLogger(Keeping.class);

  /// How long what is saved may gather before it is told.
  static final long SAVED_NANOS = TimeUnit.MILLISECONDS.toNanos(15);

  private final Mailbox mailbox;
  private final Journal journal;
  private final Host room;
  private final Queue<Runnable> held = new ArrayDeque<>();
  private final AtomicLong saved = new AtomicLong();
  private final AtomicBoolean isTellingSaved = new AtomicBoolean();
  private volatile boolean isOpen;
  private volatile @Nullable String lost;
  private final List<Runnable> settling = new ArrayList<>();
  private volatile long recorded;
  private long told;
  private @Nullable String readOnly;

  /// What the room does. Called from its mailbox.
  interface Host {
    /// Begins, with what is stored.
    ///
    /// @return the revision
    long begin(Journal.@Nullable Stored stored);

    /// Everybody is to be told what is saved.
    void tellSaved(long rev);

    /// Whether anything may be changed has changed.
    void conditionsChanged();
  }

  Keeping(Mailbox mailbox, Journal journal, Host room) {
    this.mailbox = mailbox;
    this.journal = journal;
    this.room = room;
    isOpen = !journal.isWritten();
  }

  /// Asks for what is stored.
  void open(String epoch) {
    if (!isOpen) {
      journal.open(epoch, this);
    }
  }

  /// The task as it is to be posted: one that waits until the room has begun.
  Runnable held(Runnable task) {
    return isOpen ? task : () -> runOrHold(task);
  }

  // Whatever was posted before the room began stands in the mailbox before all that comes later.
  private void runOrHold(Runnable task) {
    if (isOpen) {
      task.run();
    } else {
      held.add(task);
    }
  }

  private void release() {
    isOpen = true;
    for (Runnable task = held.poll(); task != null; task = held.poll()) {
      try {
        task.run();
      } catch (RuntimeException e) {
        LOG.error("A message could not be handled", e);
      }
    }
  }

  @Override
  public void opened(Journal.@Nullable Stored stored, @Nullable String sentence) {
    mailbox.post(() -> {
      long rev = room.begin(stored);
      saved.set(rev);
      recorded = rev;
      told = journal.isDurable() ? rev : 0;
      readOnly = sentence;
      release();
    });
  }

  @Override
  public void lost(String sentence) {
    lost = sentence;
    mailbox.post(this::release);
  }

  /// Why nobody can be let in; empty when it is not so.
  Optional<String> whyLost() {
    return Optional.ofNullable(lost);
  }

  boolean isLost() {
    return lost != null;
  }

  boolean isDurable() {
    return journal.isDurable();
  }

  /// What is remembered of the room.
  Past past() {
    return journal.past();
  }

  /// Writes down what everybody is told.
  void record(Journal.Event event) {
    if (journal.isDurable()) {
      recorded = event.edited().rev();
    }
    journal.record(event);
  }

  /// Writes down who is what, and what is locked.
  void keep(Roles.Kept kept) {
    journal.keep(kept);
  }

  @Override
  public void saved(long rev) {
    if (!journal.isDurable()) {
      return;
    }
    saved.accumulateAndGet(rev, Math::max);
    if (isTellingSaved.compareAndSet(false, true)) {
      mailbox.postAfter(SAVED_NANOS, this::tellSaved);
    }
  }

  private void tellSaved() {
    isTellingSaved.set(false);
    tellAlong();
  }

  /// Tells what is saved, if that is news: something is said to everybody anyway. In a busy room
  /// that saves each client a write of its own for it.
  void tellAlong() {
    long rev = saved.get();
    if (rev > told) {
      told = rev;
      room.tellSaved(rev);
    }
  }

  /// The revision up to which all is saved, and everybody in sync has been told so; 0 for none.
  long told() {
    return told;
  }

  /// Lets something be done once all that has happened so far will survive and those in sync have
  /// been told: at once when nothing is written down, never when it can't be.
  void whenTold(Runnable then) {
    settling.add(then);
  }

  /// Everything that there was to say has been sent.
  void flushed() {
    boolean isTold = lost != null || !journal.isDurable() || told >= recorded;
    if (isTold && !settling.isEmpty()) {
      settling.forEach(Runnable::run);
      settling.clear();
    }
  }

  /// Whether everything that has happened will survive.
  boolean isSaved() {
    return lost != null || !journal.isDurable() || (isOpen && saved.get() >= recorded);
  }

  @Override
  public void readOnly(@Nullable String sentence) {
    mailbox.post(() -> {
      if (!Objects.equals(readOnly, sentence)) {
        readOnly = sentence;
        room.conditionsChanged();
      }
    });
  }

  /// Why nothing may be changed, for people; null when all may.
  @Nullable String readOnly() {
    return readOnly;
  }

  /// The room leaves memory. Thread: any.
  void close() {
    journal.close();
  }
}
