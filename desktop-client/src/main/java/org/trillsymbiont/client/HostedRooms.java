package org.trillsymbiont.client;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.file.FileRooms;
import org.trillsymbiont.client.session.Session;
import org.trillsymbiont.model.sync.JoinLink;
import org.trillsymbiont.model.sync.RoomName;

/// Rooms that this app hosts itself, made of files.
final class HostedRooms implements FileRooms {
  private final HostedSession hosted;
  private final Session session;

  HostedRooms(HostedSession hosted, Session session) {
    this.hosted = hosted;
    this.session = session;
  }

  @Override
  public boolean isThere() {
    return hosted.isAt(session.addressProperty().get());
  }

  @Override
  public JoinLink found(Path file, RoomName wanted, @Nullable String pin) throws IOException {
    RoomName name = hosted.unused(wanted);
    hosted.found(file, name, pin);
    return hosted.address(name).server();
  }
}
