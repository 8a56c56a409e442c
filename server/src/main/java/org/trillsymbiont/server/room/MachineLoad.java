package org.trillsymbiont.server.room;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;

/// Whether this computer has hardly any time left, as seen twice a second at most. It becomes busy
/// late and rests late, so that what is done about it does not flutter.
///
/// Thread: safe.
final class MachineLoad {
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final double BUSY = 0.75;
  private static final double RESTED = 0.5;

  private final DoubleSupplier load;
  private final AtomicLong lookedNanos;
  private volatile boolean isBusy;

  /// @param load of all processors since it was asked last, 0..1; negative when it is not known
  /// @param nowNanos as `System.nanoTime`
  MachineLoad(DoubleSupplier load, long nowNanos) {
    this.load = load;
    lookedNanos = new AtomicLong(nowNanos);
  }

  /// That of this computer.
  static MachineLoad ofThisMachine() {
    DoubleSupplier load =
        ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
            ? system::getCpuLoad
            : () -> -1;
    return new MachineLoad(load, System.nanoTime());
  }

  /// @param nowNanos as `System.nanoTime`
  boolean isBusy(long nowNanos) {
    long looked = lookedNanos.get();
    if (nowNanos - looked >= LOOK_NANOS && lookedNanos.compareAndSet(looked, nowNanos)) {
      isBusy = load.getAsDouble() > (isBusy ? RESTED : BUSY);
    }
    return isBusy;
  }
}
