package org.trillsymbiont.server.room;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.model.sync.V1Message;
import org.trillsymbiont.model.wire.ProtocolException;
import org.trillsymbiont.model.wire.V1Codec;
import org.trillsymbiont.model.wire.V2Codec;

/// A peer that notes what it is sent, and can be made slow. Thread: the test's.
final class FakePeer implements Peer {
  final List<String> texts = new ArrayList<>();
  final List<ByteBuffer> writes = new ArrayList<>();
  @Nullable Integer closeCode;
  boolean isSlow;
  OptionalLong sentNanos = OptionalLong.empty();

  @Override
  public boolean send(ByteBuffer frames) {
    writes.add(frames);
    ByteBuffer rest = frames.duplicate();
    while (rest.hasRemaining()) {
      rest.get();
      int length = rest.get();
      if (length == 126) {
        length = Short.toUnsignedInt(rest.getShort());
      }
      byte[] payload = new byte[length];
      rest.get(payload);
      texts.add(new String(payload, StandardCharsets.UTF_8));
    }
    return !isSlow;
  }

  @Override
  public OptionalLong sentNanos() {
    return sentNanos;
  }

  @Override
  public void close(int code, String sentence) {
    closeCode = code;
  }

  /// What was said since the last call, to a client of v2.
  List<ServerMessage> takeV2() {
    List<ServerMessage> messages = new ArrayList<>();
    try {
      for (String text : texts) {
        messages.add(V2Codec.decodeServer(text).orElseThrow());
      }
    } catch (ProtocolException e) {
      throw new AssertionError(e);
    }
    texts.clear();
    return messages;
  }

  /// The messages of a kind among what was said since the last call.
  <M extends ServerMessage> List<M> take(Class<M> kind) {
    return takeV2().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /// What was said since the last call, to a client of v1.
  List<V1Message> takeV1() {
    List<V1Message> messages = new ArrayList<>();
    try {
      for (String text : texts) {
        messages.add(V1Codec.decodeServer(text));
      }
    } catch (ProtocolException e) {
      throw new AssertionError(e);
    }
    texts.clear();
    return messages;
  }

  /// The state that a client of v1 was sent last.
  AppState lastState() {
    try {
      return switch (V1Codec.decodeServer(texts.getLast())) {
        case V1Message.Init(var state) -> state;
        case V1Message.StateUpdate(var state) -> state;
        case V1Message.Update _ -> throw new AssertionError("a server sends no update");
      };
    } catch (ProtocolException e) {
      throw new AssertionError(e);
    }
  }
}
