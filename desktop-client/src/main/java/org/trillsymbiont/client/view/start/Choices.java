package org.trillsymbiont.client.view.start;

import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.sync.JoinLink;
import org.trillsymbiont.model.sync.RoomName;

/// What the user can choose on the start screen. How it goes is told by [StartView#show].
///
/// Thread: FX.
public interface Choices {

  /// Which of them.
  enum Choice {
    HOST,
    JOIN,
    ALONE
  }

  /// Hosts a session.
  ///
  /// @param pin six digits; null for none
  /// @param port the first to try, 0..65535
  void host(RoomName room, @Nullable String pin, int port);

  /// Joins a session.
  ///
  /// @param pin six digits; null for none
  void join(JoinLink link, @Nullable String pin);

  /// Plays alone.
  void alone();

  /// Gives up what is under way.
  void cancel();
}
