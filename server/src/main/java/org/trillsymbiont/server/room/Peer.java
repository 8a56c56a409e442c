package org.trillsymbiont.server.room;

import java.nio.ByteBuffer;
import java.util.OptionalLong;

/// The far end of a session, as the room sees it. Nothing here blocks.
public interface Peer {

  /// Sends frames.
  ///
  /// @param frames whole WebSocket frames; shared with other peers, so read through a duplicate
  /// @return false when so much waits now that nothing more is to be sent; the peer asks for
  ///   [Session#catchUp] once it has drained
  boolean send(ByteBuffer frames);

  /// When the operating system was given the frames of the last [#send], by the mailbox's clock;
  /// empty when part of them waits, or when nobody knows.
  default OptionalLong sentNanos() {
    return OptionalLong.empty();
  }

  /// Ends the connection.
  ///
  /// @param code a WebSocket close code
  /// @param sentence why, up to 123 bytes
  void close(int code, String sentence);
}
