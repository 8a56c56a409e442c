package org.trillsymbiont.server.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.Authority;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.model.sync.V1Bridge;
import org.trillsymbiont.model.sync.V1Message;
import org.trillsymbiont.model.wire.ProtocolException;
import org.trillsymbiont.model.wire.V1Codec;
import org.trillsymbiont.model.wire.V2Codec;

/// Texts for all four decoders. What can be read must be the same when it is written and read
/// again, and a room must be able to take it; what can't must say so by a [ProtocolException],
/// never by anything else.
public final class MessageFuzz {
  private static final String TOKEN = "token-of-a-fuzzer";

  private MessageFuzz() {}

  /// Called by Jazzer.
  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    readV2(text);
    readV1(text);
    readServers(text);
  }

  private static void readV2(String text) {
    try {
      Optional<ClientMessage> message = V2Codec.decodeClient(text);
      if (message.isEmpty()) {
        return;
      }
      // These have no form of their own on the wire.
      if (!(message.get() instanceof ClientMessage.BadChange)
          && !(message.get() instanceof ClientMessage.BadQuestion)
          && !(message.get() instanceof ClientMessage.OtherHello)) {
        check(message, V2Codec.decodeClient(V2Codec.encode(message.get())), text);
      }
      if (message.get() instanceof ClientMessage.Numbered numbered) {
        take(numbered);
      }
    } catch (ProtocolException e) {
      checkSaysWhy(e);
    }
  }

  private static void take(ClientMessage.Numbered numbered) throws ProtocolException {
    Authority authority = new Authority("fuzz");
    int number = authority.join(TOKEN);
    if (authority.take(number, numbered, 1000) instanceof Authority.Reply.Taken(var edited)) {
      String told = V2Codec.encode(edited);
      check(Optional.of(edited), V2Codec.decodeServer(told), told);
      checkStates(Reducer.apply(AppState.INITIAL, edited.edit()), authority.state());
    }
    Authority.Snapshot stored = authority.snapshot();
    checkStates(new Authority("next", stored).state(), authority.state());
  }

  private static void readV1(String text) {
    try {
      V1Message.Update update = V1Codec.decodeClient(text);
      Edit edit = V1Bridge.edit(AppState.INITIAL, update);
      AppState state = Reducer.apply(AppState.INITIAL, edit);
      V1Codec.decodeServer(V1Codec.encodeStateUpdate(state));
    } catch (ProtocolException e) {
      checkSaysWhy(e);
    }
  }

  private static void readServers(String text) {
    try {
      Optional<ServerMessage> message = V2Codec.decodeServer(text);
      if (message.isPresent()) {
        check(message, V2Codec.decodeServer(V2Codec.encode(message.get())), text);
      }
    } catch (ProtocolException e) {
      checkSaysWhy(e);
    }
    try {
      V1Codec.decodeServer(text);
    } catch (ProtocolException e) {
      checkSaysWhy(e);
    }
  }

  private static void check(Object expected, Object actual, String text) {
    if (!expected.equals(actual)) {
      throw new AssertionError(
          "written and read again: " + expected + " as " + actual + " of " + text);
    }
  }

  private static void checkStates(AppState expected, AppState actual) {
    if (!expected.equals(actual)) {
      throw new AssertionError("states differ: " + expected + " and " + actual);
    }
  }

  private static void checkSaysWhy(ProtocolException e) {
    if (e.getMessage() == null || e.getMessage().isBlank()) {
      throw new AssertionError("it does not say why", e);
    }
  }
}
