package org.trillsymbiont.server.store;

import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.sync.HistoryEvent;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.Moment;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.wire.StoredCodec;

/// The rows of the tables, as they are stored (docs/decisions/0014).
///
/// Each has a checksum over all that it says, its place included.
sealed interface Row {
  /// The checksum that belongs to it.
  long checksum();

  /// The same of another room.
  ///
  /// @param other its number
  Row in(long other);

  /// A room.
  ///
  /// @param id its number, 1 or more: what all its rows are found by
  /// @param pin what a PIN is checked against ([StoredPin]); null for none
  /// @param kept what else is to survive, as JSON; null for nothing
  /// @param createdMillis UTC
  /// @param usedMillis when somebody was last let in or the room last left memory, UTC
  record Room(
      long id,
      RoomName name,
      @Nullable String pin,
      @Nullable String kept,
      long createdMillis,
      long usedMillis)
      implements Row {
    /// The same room, used once more.
    Room used(long millis) {
      return new Room(id, name, pin, kept, createdMillis, millis);
    }

    /// The same room, with something else to survive.
    Room keeping(String other) {
      return new Room(id, name, pin, other, createdMillis, usedMillis);
    }

    /// The same room, with another PIN.
    Room locked(@Nullable String otherPin) {
      return new Room(id, name, otherPin, kept, createdMillis, usedMillis);
    }

    @Override
    public Room in(long other) {
      return new Room(other, name, pin, kept, createdMillis, usedMillis);
    }

    @Override
    public long checksum() {
      return new Checksum()
          .add(id)
          .add(name.value())
          .add(pin)
          .add(kept)
          .add(createdMillis)
          .add(usedMillis)
          .value();
    }
  }

  /// An epoch of a room's life.
  ///
  /// @param number counts up from 1
  /// @param name as clients know it
  /// @param begin the revision that it began with
  /// @param wallMillis when, UTC
  record Epoch(long room, int number, String name, long begin, long wallMillis) implements Row {
    @Override
    public Epoch in(long other) {
      return new Epoch(other, number, name, begin, wallMillis);
    }

    @Override
    public long checksum() {
      return new Checksum().add(room).add(number).add(name).add(begin).add(wallMillis).value();
    }
  }

  /// An edit.
  ///
  /// @param rev the revision that it made, 1 or more
  /// @param epoch number of the epoch it was made in
  /// @param author a participant's number; 0 for the room itself
  /// @param counter the edit's number there
  /// @param seat what the author comes back with; null for who can't
  /// @param name the author's; empty for the room itself
  /// @param colour the author's; null when it is not known, and for the room itself
  /// @param atMicros when, by the epoch's clock
  /// @param wallMillis when, UTC
  /// @param gesture of its author's; 0 for none of its kind, and when that is not known
  /// @param edit as JSON
  record Event(
      long room,
      long rev,
      int epoch,
      int author,
      long counter,
      @Nullable String seat,
      String name,
      @Nullable String colour,
      long atMicros,
      long wallMillis,
      long gesture,
      String edit)
      implements Row {
    /// An event as it is stored.
    static Event of(long room, HistoryEvent event, @Nullable String seat) {
      Identity author = event.author();
      return new Event(
          room,
          event.rev(),
          event.epoch(),
          event.id().by(),
          event.id().counter(),
          seat,
          author == null ? "" : author.name(),
          author == null ? null : author.colour().toString(),
          event.atMicros(),
          event.wallMillis(),
          event.gesture(),
          StoredCodec.encode(event.edit()));
    }

    @Override
    public Event in(long other) {
      return new Event(
          other,
          rev,
          epoch,
          author,
          counter,
          seat,
          name,
          colour,
          atMicros,
          wallMillis,
          gesture,
          edit);
    }

    @Override
    public long checksum() {
      Checksum checksum = checksumOfVersion1();
      // One that has neither was written by version 1, or might have been.
      return colour == null && gesture == 0
          ? checksum.value()
          : checksum.add(colour).add(gesture).value();
    }

    private Checksum checksumOfVersion1() {
      return new Checksum()
          .add(room)
          .add(rev)
          .add(epoch)
          .add(author)
          .add(counter)
          .add(seat)
          .add(name)
          .add(atMicros)
          .add(wallMillis)
          .add(edit);
    }
  }

  /// All of a room at one revision.
  ///
  /// @param wallMillis when it was written, UTC
  /// @param body as JSON
  record Snapshot(long room, long rev, long wallMillis, String body) implements Row {
    @Override
    public Snapshot in(long other) {
      return new Snapshot(other, rev, wallMillis, body);
    }

    @Override
    public long checksum() {
      return new Checksum().add(room).add(rev).add(wallMillis).add(body).value();
    }
  }

  /// A moment that has a name.
  ///
  /// @param rev right after which it is
  /// @param title what it is called
  /// @param name of who has set it
  /// @param colour his
  /// @param wallMillis when it was, UTC; 0 when that is not known
  /// @param body the moment, as JSON
  record Bookmark(
      long room, long rev, String title, String name, String colour, long wallMillis, String body)
      implements Row {
    /// A bookmark as it is stored.
    static Bookmark of(long room, org.trillsymbiont.model.sync.Bookmark bookmark, Moment moment) {
      return new Bookmark(
          room,
          bookmark.rev(),
          bookmark.name(),
          bookmark.author().name(),
          bookmark.author().colour().toString(),
          bookmark.wallMillis(),
          StoredCodec.encode(moment));
    }

    /// The same moment, called otherwise.
    Bookmark titled(String other) {
      return new Bookmark(room, rev, other, name, colour, wallMillis, body);
    }

    @Override
    public Bookmark in(long other) {
      return new Bookmark(other, rev, title, name, colour, wallMillis, body);
    }

    @Override
    public long checksum() {
      return new Checksum()
          .add(room)
          .add(rev)
          .add(title)
          .add(name)
          .add(colour)
          .add(wallMillis)
          .add(body)
          .value();
    }
  }
}
