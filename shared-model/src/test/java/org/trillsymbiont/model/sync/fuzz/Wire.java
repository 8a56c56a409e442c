package org.trillsymbiont.model.sync.fuzz;

import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.model.wire.ProtocolException;
import org.trillsymbiont.model.wire.V2Codec;

/// Whether messages become text on their way. Some conversations do without: that is faster.
enum Wire {
  OBJECTS {
    @Override
    ClientMessage pass(ClientMessage message) {
      return message;
    }

    @Override
    ServerMessage pass(ServerMessage message) {
      return message;
    }
  },
  JSON {
    @Override
    ClientMessage pass(ClientMessage message) {
      try {
        return V2Codec.decodeClient(V2Codec.encode(message)).orElseThrow();
      } catch (ProtocolException e) {
        throw new AssertionError("can't be read: " + V2Codec.encode(message), e);
      }
    }

    @Override
    ServerMessage pass(ServerMessage message) {
      try {
        return V2Codec.decodeServer(V2Codec.encode(message)).orElseThrow();
      } catch (ProtocolException e) {
        throw new AssertionError("can't be read: " + V2Codec.encode(message), e);
      }
    }
  };

  abstract ClientMessage pass(ClientMessage message);

  abstract ServerMessage pass(ServerMessage message);
}
