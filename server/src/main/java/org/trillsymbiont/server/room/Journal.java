package org.trillsymbiont.server.room;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.sync.Authority;
import org.trillsymbiont.model.sync.Bookmark;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.Roles;
import org.trillsymbiont.model.sync.ServerMessage;

/// Where one room is written down, so that it outlives the server. Nothing here waits for a disk.
///
/// Thread: called from the room's mailbox, [#close] from any; answers from any thread.
public interface Journal {

  /// Writes nothing down.
  Journal NONE =
      new Journal() {
        @Override
        public boolean isDurable() {
          return false;
        }

        @Override
        public void open(String epoch, Owner owner) {
          owner.opened(null, null);
        }

        @Override
        public void record(Event event) {
          // Nothing outlives the server.
        }

        @Override
        public void keep(Roles.Kept kept) {
          // Nothing outlives the server.
        }

        @Override
        public void close() {
          // Nothing to end.
        }
      };

  /// An edit that everybody has been told.
  ///
  /// @param seat what its author comes back with ([SeatKey]); null for the room itself and for who
  ///   can't come back
  /// @param author who that is; null for the room itself
  /// @param gesture edits of one author with the same number are one gesture; 0 for none of its
  ///   kind
  record Event(
      ServerMessage.Edited edited,
      @Nullable String seat,
      @Nullable Identity author,
      long gesture) {}

  /// A room as it was left.
  ///
  /// @param kept who was what, and what was locked; by a clock that begins now
  /// @param bookmarks by revision
  record Stored(Authority.Snapshot snapshot, Roles.Kept kept, List<Bookmark> bookmarks) {
    public Stored {
      bookmarks = List.copyOf(bookmarks);
    }

    /// Without bookmarks.
    public Stored(Authority.Snapshot snapshot, Roles.Kept kept) {
      this(snapshot, kept, List.of());
    }
  }

  /// The room, to its journal.
  ///
  /// Thread: any.
  interface Owner {
    /// The room can begin: what is stored has been read, and its new epoch stored.
    ///
    /// @param stored null for a room that never was
    /// @param readOnly a sentence for people, when nothing can be stored at this moment
    void opened(@Nullable Stored stored, @Nullable String readOnly);

    /// What is stored can't be read; nobody can be let in.
    ///
    /// @param sentence for people
    void lost(String sentence);

    /// Everything up to a revision will survive.
    void saved(long rev);

    /// Nothing may be changed from now on, because nothing can be stored; what has been recorded
    /// waits.
    ///
    /// @param sentence why, for people; null when all is well again
    void readOnly(@Nullable String sentence);
  }

  /// Whether anything survives the server.
  boolean isDurable();

  /// Whether anything is written down, be it for as long as the server lives.
  default boolean isWritten() {
    return isDurable();
  }

  /// What is remembered of the room.
  default Past past() {
    return Past.NONE;
  }

  /// Reads what is stored, and begins an epoch. Once, before all else.
  ///
  /// @param epoch its name
  void open(String epoch, Owner owner);

  /// Writes down an edit, some time soon. Revisions follow each other without gaps.
  void record(Event event);

  /// Writes down who is what, and what is locked, some time soon: the newest counts. A room in
  /// which nothing was ever changed is not kept for that.
  ///
  /// @param kept by a clock that begins now
  void keep(Roles.Kept kept);

  /// The room leaves memory. What it records from now on is ignored: another journal may have
  /// opened it again.
  void close();
}
