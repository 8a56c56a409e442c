package org.trillsymbiont.server.room;

/// The far end of a session, as the room sees it. Nothing here blocks.
public interface Peer {

  /// Queues a text message.
  ///
  /// @param utf8 its bytes, not to be changed by anybody
  /// @return false when so much is queued already that it was left out; the peer then asks for
  ///   [Session#catchUp] once it has drained
  boolean send(byte[] utf8);

  /// Queues the answer to a ping.
  ///
  /// @param payload the ping's, up to 125 bytes
  /// @return false when it was left out, as in [#send]
  boolean pong(byte[] payload);
}
