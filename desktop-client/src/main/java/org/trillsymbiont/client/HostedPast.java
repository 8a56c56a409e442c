package org.trillsymbiont.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.trillsymbiont.client.file.FileException;
import org.trillsymbiont.client.file.Past;
import org.trillsymbiont.client.file.PastEvents;
import org.trillsymbiont.client.file.TrillFiles;
import org.trillsymbiont.client.session.Session;
import org.trillsymbiont.model.sync.RoomName;

/// The past of a room that this app hosts itself: as its store has it.
final class HostedPast implements PastEvents {
  private final HostedSession hosted;
  private final Session session;

  /// Where the user is, as the FX thread has seen it last.
  private volatile RoomName room = RoomName.LOBBY;

  HostedPast(HostedSession hosted, Session session) {
    this.hosted = hosted;
    this.session = session;
    session.addressProperty().subscribe(where -> room = where.server().room());
  }

  @Override
  public boolean isThere() {
    return hosted.isKept() && hosted.isAt(session.addressProperty().get());
  }

  @Override
  public Past read() throws IOException {
    Path folder = Files.createTempDirectory("trill-symbiont");
    Path file = folder.resolve("room" + TrillFiles.ENDING);
    try {
      hosted.export(room, file);
      return TrillFiles.read(file).past();
    } catch (FileException e) {
      throw new IOException(e.sentence(), e);
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(folder);
    }
  }
}
