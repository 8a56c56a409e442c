package org.trillsymbiont.server.store;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.sync.Bookmark;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.Moment;
import org.trillsymbiont.model.sync.Rejection;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.server.room.Past;

/// The past of a room that is in memory. What is asked is read beside the writer, as soon as the
/// writer has come to what it is about; while it can't write, what is on the disk is all there is.
///
/// Thread: as [Past]; [#stored] by the writer's.
final class RoomPast implements Past {
  private final long room;
  private final RoomName name;
  private final RoomStore store;
  private volatile long storedRev;
  private volatile int epoch;

  /// @param room the number of its row
  RoomPast(RoomStore store, long room, RoomName name) {
    this.store = store;
    this.room = room;
    this.name = name;
  }

  /// Everything up to a revision is stored.
  ///
  /// @param inEpoch the number of the epoch that it is in
  void stored(long rev, int inEpoch) {
    epoch = inEpoch;
    storedRev = rev;
  }

  @Override
  public void page(
      ClientMessage.AskHistory asked, long rev, Consumer<Answer<ServerMessage.Page>> to) {
    long last = asked.isBefore() ? asked.rev() - 1 : asked.rev() + asked.most();
    whenStored(
        Math.min(rev, last),
        () -> store.reader().ask(tables -> Pages.page(tables, room, asked, rev, epoch), to));
  }

  @Override
  public void length(long from, long upTo, Consumer<Answer<Long>> to) {
    whenStored(
        upTo,
        () ->
            store
                .reader()
                .ask(
                    tables -> tables.lengthMicros(room, Pages.moment(tables, room, from), upTo),
                    to));
  }

  /// Waits with something until a revision is stored, if it can be.
  private void whenStored(long rev, Runnable then) {
    if (rev <= storedRev) {
      then.run();
    } else {
      behind(then);
    }
  }

  private void behind(Runnable then) {
    store.writer().write(new Behind(then));
  }

  /// Nothing to be written: it comes to its turn behind what is.
  private static final class Behind implements Write {
    private @Nullable Runnable then;

    Behind(Runnable then) {
      this.then = then;
    }

    @Override
    public void write(Tables tables) {
      // What was handed over before it is written with it.
    }

    @Override
    public void written() {
      Runnable now = then;
      then = null;
      if (now != null) {
        now.run();
      }
    }

    @Override
    public void delayed(String sentence) {
      written();
    }
  }

  @Override
  public void bookmark(
      long rev, @Nullable String title, Identity who, Consumer<Answer<List<Bookmark>>> to) {
    store.writer().write(new Marking(rev, title, who, to));
  }

  private final class Marking implements Write {
    private final long rev;
    private final @Nullable String title;
    private final Identity who;
    private final Consumer<Answer<List<Bookmark>>> to;
    private Answer<List<Bookmark>> answer = new Answer.Is<>(List.of());

    Marking(long rev, @Nullable String title, Identity who, Consumer<Answer<List<Bookmark>>> to) {
      this.rev = rev;
      this.title = title;
      this.who = who;
      this.to = to;
    }

    @Override
    public void write(Tables tables) throws SQLException {
      try {
        Row.Bookmark before = tables.bookmark(room, rev);
        if (title == null) {
          tables.forgetBookmark(room, rev);
        } else if (before != null) {
          tables.put(before.titled(title));
        } else if (tables.bookmarks(room).size() >= Bookmark.MOST) {
          answer =
              new Answer.Refused<>(
                  Rejection.NO_PLACE,
                  "There are " + Bookmark.MOST + " bookmarks already; remove one first.");
          return;
        } else {
          Moment moment = Pages.moment(tables, room, rev);
          tables.put(
              Row.Bookmark.of(room, new Bookmark(rev, title, who, moment.wallMillis()), moment));
        }
        answer = new Answer.Is<>(Loader.bookmarks(tables, room));
      } catch (Pages.GoneException e) {
        answer = new Answer.Refused<>(Rejection.GONE, "That moment is no longer kept.");
      } catch (Tables.DamagedException e) {
        answer = new Answer.Refused<>(Rejection.NOT_KEPT, "The server can't read that moment.");
      }
    }

    @Override
    public void written() {
      to.accept(answer);
    }
  }

  @Override
  public void fork(ClientMessage.Fork wanted, Founder who, Consumer<Answer<RoomName>> to) {
    // Behind the writer in any case: a bookmark may have been set a moment ago.
    behind(() ->
        store
            .reader()
            .ask(
                tables -> Branch.read(tables, room, name, wanted, who, store.millis()),
                read -> {
                  switch (read) {
                    case Answer.Is<Branch>(Branch branch) ->
                        store.reader().run(() -> store.found(branch, wanted.pin(), to), to);
                    case Answer.Refused<Branch>(Rejection code, String sentence) ->
                        to.accept(new Answer.Refused<>(code, sentence));
                  }
                }));
  }
}
