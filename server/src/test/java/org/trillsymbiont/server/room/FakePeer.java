package org.trillsymbiont.server.room;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.model.wire.ProtocolException;
import org.trillsymbiont.model.wire.V1Codec;

/// A peer that notes what it is sent, and can be made slow. Thread: the test's.
final class FakePeer implements Peer {
  final List<ServerMessage> messages = new ArrayList<>();
  final List<String> pongs = new ArrayList<>();
  final List<byte[]> encoded = new ArrayList<>();
  final List<String> order = new ArrayList<>();
  boolean isSlow;

  @Override
  public boolean send(byte[] utf8) {
    if (isSlow) {
      return false;
    }
    try {
      encoded.add(utf8);
      messages.add(V1Codec.decodeServer(new String(utf8, StandardCharsets.UTF_8)));
      order.add("state");
    } catch (ProtocolException e) {
      throw new AssertionError(e);
    }
    return true;
  }

  @Override
  public boolean pong(byte[] payload) {
    if (isSlow) {
      return false;
    }
    pongs.add(new String(payload, StandardCharsets.UTF_8));
    order.add("pong");
    return true;
  }

  AppState last() {
    return messages.getLast().state();
  }
}
