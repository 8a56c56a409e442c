package org.trillsymbiont.server.watch;

import org.trillsymbiont.model.sync.Rejection;

/// Somebody who is told of each piece of the server's work, and counts it. What is not overridden
/// is not counted.
///
/// Thread: any, several at once; nothing here may block or throw.
public interface Watch {
  /// Counts nothing.
  Watch NONE = new Watch() {};

  /// A message was read, whole.
  ///
  /// @param characters its length
  default void received(int characters) {}

  /// A message was ignored, because it can't be read.
  default void unreadable() {}

  /// An edit, undo or redo was taken, or the room made one itself.
  default void edited() {}

  /// A numbered message was refused.
  default void refused(Rejection why) {}

  /// A batch of edits has been given to the sockets of everybody in its room, or queued for those
  /// that are slow.
  ///
  /// @param nanos since the first of them had come in
  default void fannedOut(long nanos) {}

  /// A client was held back, because too much waits for it.
  default void fellBehind() {}

  /// A request for a WebSocket was refused.
  ///
  /// @param status of the HTTP response: `403 Forbidden`
  default void turnedAway(String status) {}

  /// A client has gone.
  ///
  /// @param code the WebSocket close code
  default void closed(int code) {}

  /// A group of edits is on disk.
  ///
  /// @param nanos how long the disk took
  /// @param events how many, 1 or more
  default void committed(long nanos, int events) {}

  /// A group of edits could not be written, and will be tried again.
  default void commitFailed() {}
}
