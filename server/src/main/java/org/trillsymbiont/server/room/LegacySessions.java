package org.trillsymbiont.server.room;

import java.nio.ByteBuffer;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.wire.V1Codec;
import org.trillsymbiont.server.frame.TextFrames;

/// The clients of dialect v1 in a room. Each gets the newest state when somebody else has changed
/// it; one that is behind gets it when it has drained.
///
/// Thread: confined to the room's mailbox.
final class LegacySessions {
  private static final Colour GREY = new Colour(0x9a9aa8);

  private final Set<V1Session> sessions = new LinkedHashSet<>();
  private int lastCome;

  int size() {
    return sessions.size();
  }

  boolean contains(V1Session session) {
    return sessions.contains(session);
  }

  Stream<V1Session> stream() {
    return sessions.stream();
  }

  /// What stands for the token that the next client does not have: unlike any that has been or that
  /// a client of v2 may have, which holds no blanks.
  String nextToken() {
    return "v1 " + (lastCome + 1);
  }

  /// Lets a client in and says init.
  ///
  /// @return who it is to the others
  Identity join(V1Session session, AppState state) {
    lastCome++;
    sessions.add(session);
    session.show(TextFrames.of(V1Codec.encodeInit(state)));
    return new Identity("Web " + lastCome, GREY);
  }

  /// Lets a client go. False when it was not here.
  boolean leave(V1Session session) {
    return sessions.remove(session);
  }

  /// The state has changed.
  ///
  /// @param author who knows it already
  void outdate(@Nullable Session author) {
    for (V1Session session : sessions) {
      if (session != author) {
        session.outdate();
      }
    }
  }

  /// Sends the state to all who have not seen it as it is, encoded once.
  void show(AppState state) {
    ByteBuffer update = null;
    for (V1Session session : sessions) {
      if (session.wantsState()) {
        if (update == null) {
          update = TextFrames.of(V1Codec.encodeStateUpdate(state));
        }
        session.show(update);
      }
    }
  }
}
