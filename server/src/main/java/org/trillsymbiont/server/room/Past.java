package org.trillsymbiont.server.room;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.sync.Bookmark;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.EditId;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.Rejection;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.sync.ServerMessage;

/// What is remembered of a room, also of what is not on the disk yet. Nothing here waits; answers
/// come from any thread, each once.
///
/// Thread: the room's mailbox.
public interface Past {

  /// Nothing is remembered.
  Past NONE =
      new Past() {
        @Override
        public void page(
            ClientMessage.AskHistory asked, long rev, Consumer<Answer<ServerMessage.Page>> to) {
          to.accept(nothing());
        }

        @Override
        public void length(long from, long upTo, Consumer<Answer<Long>> to) {
          to.accept(nothing());
        }

        @Override
        public void bookmark(
            long rev, @Nullable String name, Identity who, Consumer<Answer<List<Bookmark>>> to) {
          to.accept(nothing());
        }

        @Override
        public void fork(ClientMessage.Fork wanted, Founder who, Consumer<Answer<RoomName>> to) {
          to.accept(nothing());
        }

        private <T> Answer<T> nothing() {
          return new Answer.Refused<>(
              Rejection.NOT_KEPT, "This server does not keep what was played.");
        }
      };

  /// What comes back.
  sealed interface Answer<T> {
    record Is<T>(T value) implements Answer<T> {}

    /// It can't be had or done.
    ///
    /// @param sentence for people
    record Refused<T>(Rejection code, String sentence) implements Answer<T> {}
  }

  /// Who makes a room out of another one.
  ///
  /// @param id his number there and the last one of his messages
  /// @param seat what he comes back with
  record Founder(EditId id, Identity identity, String seat) {}

  /// Reads a page.
  ///
  /// @param rev the room's revision now
  void page(ClientMessage.AskHistory asked, long rev, Consumer<Answer<ServerMessage.Page>> to);

  /// How long a stretch took when it was played, in microseconds.
  ///
  /// @param from the revision with whose moment it begins
  /// @param upTo its last revision
  void length(long from, long upTo, Consumer<Answer<Long>> to);

  /// Sets, renames or forgets a bookmark; the answer comes when that is stored, and says which
  /// there are then.
  ///
  /// @param rev the room's revision or an earlier one
  /// @param name null to forget it
  void bookmark(long rev, @Nullable String name, Identity who, Consumer<Answer<List<Bookmark>>> to);

  /// Makes a new room that begins with a moment of this one. The answer comes when it is stored.
  void fork(ClientMessage.Fork wanted, Founder who, Consumer<Answer<RoomName>> to);
}
