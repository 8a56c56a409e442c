package org.trillsymbiont.server.room;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import org.trillsymbiont.model.sync.Authority;
import org.trillsymbiont.model.sync.Participant;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.model.wire.V2Codec;
import org.trillsymbiont.server.frame.TextFrames;

/// What everybody of dialect v2 in a room is told: each message encoded once, those of a batch
/// behind each other in one buffer that all clients share. Who has just come, or has caught up,
/// gets the room as it is at the end of the batch instead.
///
/// Thread: confined to the room's mailbox.
final class Broadcast {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final TextFrames frames = new TextFrames();

  void add(ServerMessage message) {
    frames.add(V2Codec.encode(message));
  }

  /// Whether there is something to say.
  boolean isEmpty() {
    return frames.isEmpty();
  }

  /// The room at the end of a batch.
  ///
  /// @param conditions what may be changed in it
  /// @param desk knows what else there is to tell
  /// @param atMicros the room's clock
  /// @param saved the revision up to which it is known to be saved; 0 for none
  record End(
      RoomName name,
      Authority authority,
      Roster roster,
      ServerMessage.Conditions conditions,
      PastDesk desk,
      long atMicros,
      boolean isDurable,
      long saved) {}

  /// Sends the batch, in one write for each session that something is to be said to.
  void send(Collection<V2Session> sessions, End room) {
    ByteBuffer batch = frames.isEmpty() ? NOTHING : frames.take();
    for (V2Session session : sessions) {
      switch (session.standing()) {
        case NEW -> send(session, welcome(session, room), room);
        case IN_SYNC -> send(session, batch, room);
        case DRAINED -> send(session, missed(session, room), room);
        case BEHIND -> {
          // Its own messages wait with all others.
        }
      }
    }
  }

  private static void send(V2Session session, ByteBuffer shared, End room) {
    Authority authority = room.authority();
    session.send(shared, authority.rev(), authority.ack(session.number()));
  }

  private static ByteBuffer welcome(V2Session session, End room) {
    Authority authority = room.authority();
    long from = authority.from(session.hello().resume());
    TextFrames frames = new TextFrames();
    frames.add(
        V2Codec.encode(
            new ServerMessage.Welcome(
                session.number(),
                room.name(),
                authority.epoch(),
                authority.rev(),
                authority.ack(session.number()),
                room.atMicros(),
                room.isDurable(),
                from,
                authority.since(from),
                authority.unknownTo(session.hello().resume()),
                authority.transport(),
                room.roster().all())));
    if (!room.conditions().equals(ServerMessage.Conditions.OPEN)) {
      frames.add(V2Codec.encode(room.conditions()));
    }
    room.desk().toNewcomers().forEach(message -> frames.add(V2Codec.encode(message)));
    if (session.hello().resume() != null) {
      addSaved(frames, room);
    }
    return frames.take();
  }

  /// What was told while somebody could not hear it.
  private static void addSaved(TextFrames frames, End room) {
    if (room.saved() > 0) {
      frames.add(V2Codec.encode(new ServerMessage.Saved(room.saved())));
    }
  }

  private static ByteBuffer missed(V2Session session, End room) {
    Authority authority = room.authority();
    TextFrames missed = new TextFrames();
    if (session.sentRev() < authority.rev()) {
      missed.add(
          V2Codec.encode(
              new ServerMessage.Merged(
                  session.sentRev(),
                  authority.rev(),
                  authority.ack(session.number()),
                  room.atMicros(),
                  authority.since(session.sentRev()),
                  authority.transport())));
    }
    addSaved(missed, room);
    // Somebody may have left and come back meanwhile.
    List<Participant> here = room.roster().all();
    here.forEach(participant -> session.leftUntold().remove(participant.id()));
    missed.add(V2Codec.encode(new ServerMessage.Participants(here, session.leftUntold())));
    session.leftUntold().clear();
    // They may have changed meanwhile, and back.
    missed.add(V2Codec.encode(room.conditions()));
    room.desk().toReturners().forEach(message -> missed.add(V2Codec.encode(message)));
    return missed.take();
  }
}
