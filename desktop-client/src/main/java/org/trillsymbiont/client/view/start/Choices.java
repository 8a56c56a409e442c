package org.trillsymbiont.client.view.start;

import java.nio.file.Path;
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

  /// Asks for a session's file and plays it alone.
  void openFile();

  /// Plays a session's file alone.
  void openFile(Path file);

  /// Gives up what is under way.
  void cancel();
}
