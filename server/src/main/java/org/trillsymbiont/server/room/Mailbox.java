package org.trillsymbiont.server.room;

/// Where the tasks of a room run, one after another, and the clock by which it waits.
public interface Mailbox {

  /// Runs a task after those that were posted before it. After the mailbox has been closed the task
  /// is dropped. Thread: any.
  void post(Runnable task);

  /// As [#post], but while the mailbox is quiet the caller's own thread may run the task, and saves
  /// the way through another one. The caller holds no lock, and bears the work of the room.
  default void postOrRun(Runnable task) {
    post(task);
  }

  /// Runs a task later, in turn with the others. Thread: any.
  ///
  /// @param nanos from now; 0 or less means at once
  /// @return the way to call it off
  Cancellation postAfter(long nanos, Runnable task);

  /// What is to be run each time when no task waits any more, or many have been run: once for all
  /// of them. To be set before the first task is posted.
  void whenDrained(Runnable hook);

  /// The time on a clock that only goes forward, in nanoseconds from an arbitrary origin.
  long nanoTime();

  /// Calls a task off, if it has not begun.
  interface Cancellation {
    void cancel();
  }
}
