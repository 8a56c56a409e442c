package org.trillsymbiont.client.midi;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntToLongFunction;
import java.util.function.LongSupplier;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.Receiver;
import javax.sound.midi.ShortMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trillsymbiont.client.sound.Companion;
import org.trillsymbiont.client.sound.Performance;

/// The instrument behind a MIDI port, playing along: each note leaves when it is due, from a thread
/// of its own (`trill-midi-out`). Whatever happens, no note is left hanging: all of them are ended
/// by a panic, by other settings, before the port is given back, and when something fails.
///
/// Thread: any; no method but [#use] and [#close] waits for anything.
final class MidiOut implements Companion, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MidiOut.class);
  private static final long PATIENCE_MILLIS = 1_000;
  private static final long AFTER_FAILURE_NANOS = 10_000_000;

  private final LongSupplier nanoTime;
  private final Runnable onBroken;
  private final OutPlayer player;
  private final Queue<Runnable> inbox = new ConcurrentLinkedQueue<>();
  private final AtomicLong sent = new AtomicLong();
  private final Thread thread;
  private volatile boolean isOn;
  private volatile boolean isClosed;

  // The newest of each: kept here, because nobody takes messages before the first port is there.
  private volatile MidiOutSettings settings = MidiOutSettings.INITIAL;
  private volatile @Nullable Performance performance;

  private @Nullable Receiver receiver;
  private boolean isFailing;

  /// Silent until it is given a port.
  ///
  /// @param nanoTime the engine's clock, which runs like `System.nanoTime`
  /// @param aheadNanos how long before a step is heard its notes are known, by its lead in
  ///   milliseconds
  /// @param onBroken told, on this instrument's thread, when the port takes nothing any more
  MidiOut(LongSupplier nanoTime, IntToLongFunction aheadNanos, Runnable onBroken) {
    this.nanoTime = nanoTime;
    player = new OutPlayer(this::send, aheadNanos);
    this.onBroken = onBroken;
    thread =
        Thread.ofPlatform()
            .name("trill-midi-out")
            .daemon()
            .uncaughtExceptionHandler((t, e) -> LOG.error("MIDI out has ended by a failure", e))
            .unstarted(this::run);
  }

  /// Goes to another port, or to none, and returns when the one before is silent, within a second.
  ///
  /// @param next is not closed here; null for none
  void use(@Nullable Receiver next) {
    if (next == null && !thread.isAlive()) {
      return;
    }
    start();
    CountDownLatch done = new CountDownLatch(1);
    post(() -> {
      try {
        change(next);
      } finally {
        done.countDown();
      }
    });
    try {
      if (!done.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        LOG.warn("A MIDI port takes nothing for a second; it is left as it is");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void start() {
    if (thread.getState() == Thread.State.NEW) {
      thread.start();
    }
  }

  private void change(@Nullable Receiver next) {
    isOn = next != null;
    try {
      player.close();
    } catch (RuntimeException e) {
      LOG.info("A MIDI port was gone before it was left", e);
      player.forget();
    }
    receiver = next;
    if (next != null) {
      player.perform(performance);
      player.open(settings);
    }
  }

  /// Sets everything there is to be set but the port.
  void settings(MidiOutSettings next) {
    settings = next;
    post(() -> player.change(settings));
  }

  /// Follows another score with the clock.
  void perform(Performance next) {
    performance = next;
    post(() -> player.perform(performance));
  }

  /// How many messages have been sent.
  long sent() {
    return sent.get();
  }

  @Override
  public void begins(Note note) {
    if (isOn) {
      post(() -> player.begin(note, nanoTime.getAsLong()));
    }
  }

  @Override
  public void released(long id, long atNanos) {
    if (isOn) {
      post(() -> player.release(id, nanoTime.getAsLong()));
    }
  }

  @Override
  public void silenced() {
    post(player::silence);
  }

  /// Lets the thread do something; nothing as long as it does not run, for then nothing sounds.
  private void post(Runnable action) {
    if (thread.isAlive()) {
      inbox.add(action);
      LockSupport.unpark(thread);
    }
  }

  private void run() {
    while (!isClosed) {
      long next = turn();
      if (inbox.isEmpty() && !isClosed) {
        park(next);
      }
    }
  }

  private void park(long untilNanos) {
    if (untilNanos == Long.MAX_VALUE) {
      LockSupport.park(this);
    } else {
      long wait = untilNanos - nanoTime.getAsLong();
      if (wait > 0) {
        LockSupport.parkNanos(this, wait);
      }
    }
  }

  /// Does what is asked and what is due.
  ///
  /// @return when there is something to be done again
  private long turn() {
    try {
      for (Runnable action = inbox.poll(); action != null; action = inbox.poll()) {
        action.run();
      }
      long next = player.advance(nanoTime.getAsLong());
      isFailing = false;
      return next;
    } catch (RuntimeException e) {
      fail(e);
      return nanoTime.getAsLong() + AFTER_FAILURE_NANOS;
    }
  }

  /// Ends what sounds, so that nothing hangs; a port that does not even take that is given up.
  private void fail(RuntimeException cause) {
    try {
      player.silence();
      if (!isFailing) {
        LOG.error("MIDI out failed; what sounded was ended", cause);
        isFailing = true;
      }
    } catch (RuntimeException e) {
      LOG.info("A MIDI port takes nothing any more", cause);
      isOn = false;
      receiver = null;
      player.forget();
      onBroken.run();
    }
  }

  private void send(int status, int data1, int data2) {
    Receiver to = receiver;
    if (to == null) {
      return;
    }
    try {
      to.send(new ShortMessage(status, data1, data2), -1);
      sent.incrementAndGet();
    } catch (InvalidMidiDataException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /// Leaves the port silent, within a second. May be called twice.
  @Override
  public void close() {
    use(null);
    isClosed = true;
    LockSupport.unpark(thread);
  }
}
