package org.trillsymbiont.server.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// When a mailbox says what it has to say.
@Timeout(60)
final class MailboxPoolTest {
  private static final int TASKS = 500;
  private static final long HALF_A_SECOND = 500_000_000;

  private final AtomicInteger untold = new AtomicInteger();
  private final AtomicInteger speeches = new AtomicInteger();

  private static MachineLoad always(double load) {
    MachineLoad machine = new MachineLoad(() -> load, System.nanoTime() - HALF_A_SECOND);
    assertEquals(load > 0.75, machine.isBusy(System.nanoTime()));
    return machine;
  }

  /// Posts one task after the other, each when the one before is done.
  private void play(MailboxPool pool, int tasks) throws InterruptedException {
    Mailbox mailbox = pool.open();
    CountDownLatch allTold = new CountDownLatch(1);
    AtomicInteger done = new AtomicInteger();
    mailbox.whenDrained(() -> {
      if (untold.getAndSet(0) > 0) {
        speeches.incrementAndGet();
      }
      if (done.get() == tasks) {
        allTold.countDown();
      }
    });
    for (int i = 0; i < tasks; i++) {
      CountDownLatch isDone = new CountDownLatch(1);
      mailbox.post(() -> {
        untold.incrementAndGet();
        done.incrementAndGet();
        isDone.countDown();
      });
      assertTrue(isDone.await(30, TimeUnit.SECONDS));
    }
    assertTrue(allTold.await(30, TimeUnit.SECONDS), "nothing stays unsaid");
    assertEquals(0, untold.get());
  }

  @Test
  void saysAllOfItTogetherWhenTheComputerIsBusy() throws Exception {
    try (MailboxPool pool = new MailboxPool(2, always(0.9))) {
      play(pool, TASKS);
    }
    assertTrue(speeches.get() < TASKS / 2, "spoke " + speeches + " times");
  }

  @Test
  void leavesNothingUnsaidThatBecomesDueWhileItDecidesToWait() throws Exception {
    CountDownLatch isDeciding = new CountDownLatch(2);
    MachineLoad machine =
        new MachineLoad(
            () -> {
              isDeciding.countDown();
              if (isDeciding.getCount() == 0) {
                // Longer than what it has to say may wait.
                LockSupport.parkNanos(100_000_000);
              }
              return 0.9;
            },
            System.nanoTime() - HALF_A_SECOND);
    assertTrue(machine.isBusy(System.nanoTime()));
    try (MailboxPool pool = new MailboxPool(2, machine)) {
      Mailbox mailbox = pool.open();
      AtomicInteger done = new AtomicInteger();
      AtomicInteger told = new AtomicInteger();
      mailbox.whenDrained(() -> told.set(done.get()));
      int posted = 0;
      while (isDeciding.getCount() > 0) {
        mailbox.post(done::incrementAndGet);
        posted++;
        LockSupport.parkNanos(1_000_000);
      }
      while (told.get() < posted) {
        Thread.onSpinWait();
        assertFalse(Thread.interrupted(), "the time-out ends a wait for what is never said");
      }
    }
  }

  @Test
  void saysEverythingAtOnceWhenItIsNot() throws Exception {
    try (MailboxPool pool = new MailboxPool(2, always(0.1))) {
      play(pool, 1);
      assertEquals(1, speeches.get());
      play(pool, TASKS);
    }
    assertTrue(speeches.get() > 1);
  }

  @Test
  void isBusyFromThreeQuartersOnUntilHalfOfItIsFree() {
    double[] load = {0.7};
    long now = 0;
    MachineLoad machine = new MachineLoad(() -> load[0], now);
    now += HALF_A_SECOND;
    assertFalse(machine.isBusy(now));
    load[0] = 0.8;
    assertFalse(machine.isBusy(now + 1), "it looks twice a second");
    now += HALF_A_SECOND;
    assertTrue(machine.isBusy(now));
    load[0] = 0.6;
    now += HALF_A_SECOND;
    assertTrue(machine.isBusy(now), "so that it does not flutter");
    load[0] = 0.4;
    now += HALF_A_SECOND;
    assertFalse(machine.isBusy(now));
    load[0] = -1;
    now += HALF_A_SECOND;
    assertFalse(machine.isBusy(now), "a system that does not say");
  }
}
