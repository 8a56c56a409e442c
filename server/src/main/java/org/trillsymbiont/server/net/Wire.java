package org.trillsymbiont.server.net;

import java.io.IOException;
import java.nio.ByteBuffer;

/// A connection's bytes, with or without encryption. Nothing here blocks.
///
/// Thread: safe.
interface Wire {

  /// Reads what has come.
  ///
  /// @return how many bytes, 0 when there are none now, -1 when none will come any more
  int read(ByteBuffer into) throws IOException;

  /// Writes as much as is taken now.
  ///
  /// @return how many bytes were taken
  long write(ByteBuffer... from) throws IOException;

  /// Whether something that was taken waits still to leave, until [#flush].
  boolean isUnsent();

  /// Lets as much leave as is taken now.
  void flush() throws IOException;

  /// Whether there is more to read, though nothing more has come.
  boolean isUnread();

  /// Says that nothing more will come from us.
  void end() throws IOException;

  /// Throws away what has come.
  ///
  /// @return false when nothing will come any more
  boolean drain(ByteBuffer scratch) throws IOException;

  /// Whether it can still be used.
  boolean isOpen();

  /// Closes at once.
  void close() throws IOException;
}
