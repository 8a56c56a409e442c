package org.trillsymbiont.client.sound.device;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trillsymbiont.client.sound.device.DeviceLine.Outcome;
import org.trillsymbiont.client.text.Texts;

/// Sees to it that there is an open device whenever there can be one: opens the chosen one, the
/// system's while that is away, tries again while there is none, goes over to another choice, lets
/// a buffer grow that runs empty, and ends a write that the device has forgotten.
///
/// Thread: any; a thread of its own opens and closes. The audio thread never waits here.
public final class DeviceWatch implements AutoCloseable {
  private static final Texts TEXTS = Texts.of(DeviceWatch.class);
  private static final Logger LOG = LoggerFactory.getLogger(DeviceWatch.class);
  private static final long LOOK_NANOS = 500_000_000;
  private static final long RETRY_NANOS = 1_000_000_000;

  /// After half a minute without a device: to ask the system for all that it has costs more than
  /// all else that an app at rest does.
  private static final long LATER_NANOS = 4_000_000_000L;

  private static final long PATIENCE_NANOS = 30_000_000_000L;
  private static final long BACK_NANOS = 2_000_000_000;
  private static final long STUCK_NANOS = 2_000_000_000;
  private static final long NANOS_IN_MILLI = 1_000_000;
  private static final long FIRST_SECONDS = 3;
  private static final long CLOSE_MILLIS = 1000;

  /// What the audio thread has found out.
  private record Failure(DeviceLine line, Outcome outcome) {}

  private final Devices devices;
  private final BufferMemory memory;
  private final Thread thread = new Thread(this::run, "trill-device");
  private final CountDownLatch first = new CountDownLatch(1);
  private final AtomicLong dropOuts = new AtomicLong();
  private volatile DeviceChoice choice;
  private volatile boolean closed;

  private volatile @Nullable DeviceLine line;
  private volatile @Nullable DeviceLine shown;
  private volatile String sentence = TEXTS.get("opening");

  private volatile @Nullable Failure failure;
  private volatile @Nullable DeviceLine starved;

  // The audio thread's.
  private @Nullable DeviceLine growing;
  private BufferGrowth growth = new BufferGrowth(0);

  // The watch's own.
  private @Nullable DeviceChoice tried;
  private boolean isSubstitute;
  private boolean isRefused;
  private List<String> refusedAmong = List.of();
  private boolean isLost;
  private long nextTryNanos;
  private long silentSinceNanos;

  private DeviceWatch(DeviceChoice choice, int sourceRate, BufferMemory memory) {
    this.choice = choice;
    this.memory = memory;
    devices = new Devices(sourceRate, memory);
    thread.setDaemon(true);
    thread.setContextClassLoader(DeviceWatch.class.getClassLoader());
    thread.setUncaughtExceptionHandler((t, e) -> LOG.error("The sound device's thread failed", e));
  }

  /// Begins, and waits up to three seconds until it is known whether there is a device.
  ///
  /// @param sourceRate of the frames that the device is going to be given, in hertz
  public static DeviceWatch start(DeviceChoice choice, int sourceRate, BufferMemory memory) {
    DeviceWatch watch = new DeviceWatch(choice, sourceRate, memory);
    watch.thread.start();
    try {
      if (!watch.first.await(FIRST_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("The sound device takes long to open");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return watch;
  }

  /// The device to write to now; null for none.
  public @Nullable DeviceLine line() {
    return line;
  }

  /// The device that is heard, also in the moment in which it is being opened anew; null for none.
  public @Nullable DeviceLine shown() {
    return shown;
  }

  /// Why nothing is heard, when nothing is.
  public String sentence() {
    return sentence;
  }

  /// Goes over to another choice.
  public void use(DeviceChoice other) {
    choice = other;
    LockSupport.unpark(thread);
  }

  /// Hears what came of a write, unless it was played as it should. Thread: audio.
  public void wrote(DeviceLine to, Outcome outcome) {
    switch (outcome) {
      case PLAYED -> {}
      case AFTER_GAP -> ranEmpty(to);
      case GONE, RACING -> {
        failure = new Failure(to, outcome);
        LockSupport.unpark(thread);
      }
    }
  }

  private void ranEmpty(DeviceLine at) {
    long now = System.nanoTime();
    dropOuts.incrementAndGet();
    if (!at.equals(growing)) {
      growing = at;
      growth = new BufferGrowth(at.openedNanos());
    }
    if (growth.ranEmpty(now)) {
      starved = at;
      LockSupport.unpark(thread);
    }
  }

  /// How often the device's buffer has run empty.
  public long dropOuts() {
    return dropOuts.get();
  }

  /// Counts drop-outs from 0 again.
  public void resetDropOuts() {
    dropOuts.set(0);
  }

  private void run() {
    while (!closed) {
      try {
        look(System.nanoTime());
      } catch (RuntimeException e) {
        LOG.error("Looking after the sound device failed; it goes on", e);
      }
      first.countDown();
      if (!closed) {
        LockSupport.parkNanos(this, LOOK_NANOS);
      }
    }
    leave();
  }

  private void look(long now) {
    DeviceLine open = line;
    if (open == null) {
      boolean isNew = !choice.equals(tried);
      if (isNew || (now >= nextTryNanos && isWorthATry(now))) {
        open(now);
      }
      return;
    }
    Failure failed = failure;
    if (failed != null && failed.line().equals(open)) {
      lose(open, failed.outcome());
    } else if (open.writingNanos(now) > STUCK_NANOS) {
      lose(open, Outcome.GONE);
    } else if (!choice.equals(tried)) {
      reopen();
    } else if (open.equals(starved)) {
      starved = null;
      grow(open);
    } else if (isSubstitute && now >= nextTryNanos) {
      goBack(now);
    }
  }

  /// A device that keeps no time is of no use until the system has other devices than it had then.
  private boolean isWorthATry(long now) {
    nextTryNanos = now + retryNanos(now);
    return !isRefused || !Devices.list().equals(refusedAmong);
  }

  private long retryNanos(long now) {
    return now - silentSinceNanos < PATIENCE_NANOS ? RETRY_NANOS : LATER_NANOS;
  }

  private void open(long now) {
    DeviceChoice wanted = choice;
    boolean isNew = !wanted.equals(tried);
    tried = wanted;
    isRefused = false;
    silentSinceNanos = isNew ? now : silentSinceNanos;
    nextTryNanos = now + retryNanos(now);
    switch (devices.open(wanted)) {
      case Opening.Open(DeviceLine opened, boolean substitute) -> take(opened, substitute);
      case Opening.Failed(Trouble trouble, String device) -> {
        shown = null;
        if (isNew || !isLost) {
          isLost = false;
          silent(trouble, device);
        }
      }
    }
  }

  private void take(DeviceLine opened, boolean substitute) {
    LOG.info(
        "Sound through {} at {} Hz, {} ms",
        opened.name(),
        opened.sampleRate(),
        opened.bufferNanos() / NANOS_IN_MILLI);
    isSubstitute = substitute;
    isLost = false;
    nextTryNanos = System.nanoTime() + BACK_NANOS;
    shown = opened;
    line = opened;
  }

  private void silent(Trouble trouble, String device) {
    String said = TEXTS.get("silent", trouble.words(device));
    if (!said.equals(sentence)) {
      sentence = said;
      LOG.info("Silent: {} {}", trouble, device);
    }
  }

  /// The device has gone, or is of no use; the next look is for another one.
  private void lose(DeviceLine open, Outcome why) {
    isRefused = why == Outcome.RACING;
    refusedAmong = isRefused ? Devices.list() : List.of();
    isLost = true;
    silentSinceNanos = System.nanoTime();
    silent(isRefused ? Trouble.NO_TIME : Trouble.GONE, open.name());
    leave();
    shown = null;
    nextTryNanos = 0;
    LockSupport.unpark(thread);
  }

  /// Opens what is wanted now. What is heard so far is closed before: many a device can be open
  /// only once.
  private void reopen() {
    leave();
    open(System.nanoTime());
  }

  private void grow(DeviceLine open) {
    int larger = BufferGrowth.after(open.askedMillis());
    if (choice.bufferMillis() == 0 && larger > open.askedMillis()) {
      LOG.info("{} gets a buffer of {} ms", open.name(), larger);
      memory.needs(open.name(), larger);
      reopen();
    }
  }

  /// Goes back to the chosen device as soon as it can be used, and lets the other play until then.
  private void goBack(long now) {
    nextTryNanos = now + BACK_NANOS;
    DeviceChoice wanted = choice;
    String name = wanted.name();
    if (name != null
        && devices.openChosen(wanted, name) instanceof Opening.Open(DeviceLine opened, _)) {
      DeviceLine substitute = line;
      tried = wanted;
      take(opened, false);
      close(substitute);
    }
  }

  private void leave() {
    DeviceLine left = line;
    line = null;
    close(left);
  }

  /// Closes on a thread that may be forgotten: a driver whose device is gone may hang.
  private static void close(@Nullable DeviceLine left) {
    if (left == null) {
      return;
    }
    Thread closing = new Thread(left::close, "trill-device-close");
    closing.setDaemon(true);
    closing.setUncaughtExceptionHandler((t, e) -> LOG.warn("{} does not close", left.name(), e));
    closing.start();
    try {
      closing.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Gives the device back; a write that waits ends.
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
