package org.trillsymbiont.client.file;

import java.time.Instant;
import java.util.Objects;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.RoomName;

/// What is in a session's file.
///
/// @param room what the room was called
/// @param saved when the file was made
/// @param past the piece, and perhaps all that led to it
public record SessionFile(RoomName room, Instant saved, Past past) {
  public SessionFile {
    Objects.requireNonNull(room, "room");
    Objects.requireNonNull(saved, "saved");
    Objects.requireNonNull(past, "past");
  }

  /// A file of a state alone.
  public static SessionFile of(RoomName room, Instant saved, AppState state) {
    return new SessionFile(room, saved, Past.unknown(state));
  }

  /// What it was when it was saved.
  public AppState state() {
    return past.state();
  }

  /// Whether it has what led there, too.
  public boolean hasPast() {
    return past.size() > 0;
  }
}
