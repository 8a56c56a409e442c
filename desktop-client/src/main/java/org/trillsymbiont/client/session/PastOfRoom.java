package org.trillsymbiont.client.session;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.Timer;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.history.Acts;
import org.trillsymbiont.model.history.History;
import org.trillsymbiont.model.sync.Bookmark;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.Moment;
import org.trillsymbiont.model.sync.Rejection;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.sync.ServerMessage;

/// The past of the room that the user is in, as far as it has been fetched, and what can be done
/// with it. Nothing is fetched before somebody wants it ([#open]); then page after page comes, the
/// newest first, and what happens is added. Nothing here waits: what has to be asked of the server
/// comes as a future.
///
/// Thread: FX; futures are completed there.
public final class PastOfRoom {
  private static final int EVENTS_IN_PAGE = 200;
  private static final long RETRY_NANOS = 500_000_000;

  private final Store store;
  private final Timer timer;
  private final Questions questions;
  private final Present present;
  private final ReadOnlyIntegerWrapper version = new ReadOnlyIntegerWrapper(this, "version");
  private final ReadOnlyObjectWrapper<Loading> loading =
      new ReadOnlyObjectWrapper<>(this, "loading", new Loading.Idle());
  private final ReadOnlyObjectWrapper<List<Bookmark>> bookmarks =
      new ReadOnlyObjectWrapper<>(this, "bookmarks", List.of());
  private final ReadOnlyObjectWrapper<Optional<ServerMessage.Replaying>> replaying =
      new ReadOnlyObjectWrapper<>(this, "replaying", Optional.empty());
  private @Nullable History history;
  private boolean isWanted;
  private boolean isFetching;

  /// How far the past has been fetched.
  public sealed interface Loading {
    /// Nobody wants it.
    record Idle() implements Loading {}

    /// More of it is on its way.
    record Underway() implements Loading {}

    /// All that is kept is here.
    record Whole() implements Loading {}

    /// It can't be had.
    ///
    /// @param sentence why, in the server's words
    record Failed(Rejection code, String sentence) implements Loading {}
  }

  /// @param people who has a number in the room; null for nobody
  /// @param line sends to the server, when there is a connection
  PastOfRoom(
      Store store,
      Timer timer,
      IntFunction<@Nullable Identity> people,
      Consumer<ClientMessage> line) {
    this.store = store;
    this.timer = timer;
    questions = new Questions(line);
    present = new Present(people, InstantSource.system());
  }

  /// Fetches the past, and follows what happens from now on.
  public void open() {
    isWanted = true;
    fetch();
  }

  /// What has been fetched is forgotten, and nothing more is.
  public void close() {
    isWanted = false;
    forget();
  }

  /// What has been fetched; null for nothing yet. It is another one after a restart of the server
  /// and in another room; else it grows, and [#versionProperty] says when.
  public @Nullable History history() {
    return history;
  }

  /// Changes whenever the history does.
  public ReadOnlyIntegerProperty versionProperty() {
    return version.getReadOnlyProperty();
  }

  /// How far it has been fetched.
  public ReadOnlyObjectProperty<Loading> loadingProperty() {
    return loading.getReadOnlyProperty();
  }

  /// The room's bookmarks, by revision; also while nothing is fetched.
  public ReadOnlyObjectProperty<List<Bookmark>> bookmarksProperty() {
    return bookmarks.getReadOnlyProperty();
  }

  /// What everybody hears again at the moment, or will in a moment; empty for nothing. It may be
  /// over by the room's clock.
  public ReadOnlyObjectProperty<Optional<ServerMessage.Replaying>> replayingProperty() {
    return replaying.getReadOnlyProperty();
  }

  /// The room as it was right after a revision: at once when it has been fetched, or from the
  /// server.
  public CompletableFuture<Moment> moment(long rev) {
    History known = history;
    if (known != null && known.has(rev)) {
      return CompletableFuture.completedFuture(known.at(rev));
    }
    return questions
        .ask(number -> new ClientMessage.AskHistory(number, rev, false, 0))
        .thenApply(PastOfRoom::page)
        .thenApply(ServerMessage.Page::moment);
  }

  /// Fetches all that is kept of the past, whatever has been fetched before: what is followed here
  /// is not told all that the room remembers.
  ///
  /// @param progress hears how much there is of it, 0..1, when it takes more than one question
  /// @return it, or a [PastException]; nothing more is asked when it is cancelled
  public CompletableFuture<KeptPast> fetchKept(DoubleConsumer progress) {
    return new PastFetch(timer, questions, bookmarks::get, progress).begin();
  }

  static ServerMessage.Page page(ServerMessage answer) {
    if (answer instanceof ServerMessage.Page page) {
      return page;
    }
    throw new PastException(Rejection.OTHER, "The server has answered something else.");
  }

  /// Sets a bookmark, or gives that at the same revision another name.
  ///
  /// @throws IllegalArgumentException with a sentence, for what is no name
  public CompletableFuture<Void> bookmark(long rev, String name) {
    String checked = Bookmark.checked(name);
    return done(number -> new ClientMessage.SetBookmark(number, rev, checked));
  }

  /// Forgets a bookmark.
  public CompletableFuture<Void> forgetBookmark(long rev) {
    return done(number -> new ClientMessage.SetBookmark(number, rev, null));
  }

  private CompletableFuture<Void> done(LongFunction<ClientMessage.Question> question) {
    return questions.ask(question).thenAccept(_ -> {});
  }

  /// Makes a new room on the same server, which begins with a moment of this one. To go there:
  /// [Session#enter].
  ///
  /// @param pin what it is to ask for: six digits; null for nothing
  /// @param withHistory whether it gets all that is kept up to that moment
  /// @return its name
  public CompletableFuture<RoomName> fork(
      long rev, RoomName room, @Nullable String pin, boolean withHistory) {
    return done(number -> new ClientMessage.Fork(number, room, rev, pin, withHistory))
        .thenApply(_ -> room);
  }

  /// Lets everybody hear a stretch again; [#replayingProperty] says when it begins.
  ///
  /// @param from the revision with whose moment it begins
  /// @param to its last revision
  /// @param speed 1..16
  public CompletableFuture<Void> replay(long from, long to, int speed) {
    return done(number -> new ClientMessage.Replay(number, speed, from, to));
  }

  /// Brings everybody back to now.
  public CompletableFuture<Void> endReplay() {
    return done(ClientMessage.Replay::end);
  }

  /// Makes the music what it was, as one step of undo. What the user may not change stays.
  ///
  /// @return whether anything was different
  public CompletableFuture<Boolean> restore(long rev) {
    return moment(rev)
        .thenApply(moment ->
            dispatch(
                Acts.restore(store.live(), moment.state(), Acts.RESTORE, store.rights()::allows)));
  }

  /// Takes back what somebody set in his last minute and nobody has set since, as one step of undo.
  /// Only what has been fetched counts.
  ///
  /// @param who a participant's number, or 0 for the room
  /// @return whether there was anything to be taken back
  public boolean revertLastMinute(int who) {
    History known = history;
    return known != null
        && Acts.lastMinute(known, who).map(from -> revert(who, from, known.end())).orElse(false);
  }

  /// Takes back what somebody set in a stretch and nobody has set since, as one step of undo.
  ///
  /// @param from the first revision
  /// @param to the last one
  /// @return whether there was anything to be taken back
  public boolean revert(int who, long from, long to) {
    History known = history;
    return known != null
        && dispatch(
            Acts.revert(known, who, from, to, store.live(), Acts.REVERT, store.rights()::allows));
  }

  private boolean dispatch(Edit edit) {
    store.dispatch(edit);
    return !edit.isEmpty();
  }

  /// Takes what the server says, after everybody else has.
  void receive(ServerMessage message) {
    present.receive(message);
    switch (message) {
      case ServerMessage.Welcome _ -> {
        questions.connected();
        bookmarks.set(List.of());
        replaying.set(Optional.empty());
        if (present.hasBegunAnew()) {
          forget();
        }
        fetch();
      }
      case ServerMessage.Edited edited -> follow(edited);
      case ServerMessage.Merged _ -> fetch();
      case ServerMessage.Bookmarks(var now) -> bookmarks.set(now);
      case ServerMessage.Replaying now ->
          replaying.set(now.speed() == 0 ? Optional.empty() : Optional.of(now));
      default -> questions.receive(message);
    }
  }

  private void follow(ServerMessage.Edited edited) {
    History known = history;
    if (known != null) {
      if (known.append(present.remembered(edited, known))) {
        changed();
      } else {
        fetch();
      }
    }
  }

  /// The connection is lost.
  void disconnected() {
    isFetching = false;
    questions.disconnected();
    replaying.set(Optional.empty());
  }

  /// The user has gone to another room.
  void reset() {
    present.reset();
    bookmarks.set(List.of());
    forget();
  }

  private void forget() {
    if (history != null) {
      history = null;
      changed();
    }
    loading.set(new Loading.Idle());
  }

  private void changed() {
    version.set(version.get() + 1);
  }

  /// Asks for the next page that is missing, one after another: those who play come first.
  private void fetch() {
    if (!isWanted || isFetching) {
      return;
    }
    History known = history;
    if (known == null) {
      ask(present.rev() + 1, true, page -> history = new History(page));
    } else if (known.end() < present.rev()) {
      ask(known.end(), false, page -> behind(known, page));
    } else if (!known.isWhole()) {
      // The event that made its first moment is the last one that is missing.
      ask(known.begin() + 1, true, page -> before(known, page));
    } else {
      loading.set(new Loading.Whole());
    }
  }

  private void behind(History known, ServerMessage.Page page) {
    if (!known.append(page)) {
      // What lies between is no longer kept.
      history = new History(page);
    }
  }

  private static void before(History known, ServerMessage.Page page) {
    var _ = known.prepend(page);
  }

  private void ask(long rev, boolean isBefore, Consumer<ServerMessage.Page> then) {
    isFetching = true;
    loading.set(new Loading.Underway());
    History asker = history;
    var _ =
        questions
            .ask(number -> new ClientMessage.AskHistory(number, rev, isBefore, EVENTS_IN_PAGE))
            .thenApply(PastOfRoom::page)
            .whenComplete((page, failure) -> {
              isFetching = false;
              if (asker != history || !isWanted) {
                fetch(); // Of a room that the user has left.
              } else if (page != null) {
                taken(page, then);
              } else {
                failed(failure);
              }
            });
  }

  private void taken(ServerMessage.Page page, Consumer<ServerMessage.Page> then) {
    History before = history;
    int size = before == null ? -1 : before.size();
    present.known(page);
    then.accept(page);
    changed();
    if (history == before && before != null && before.size() == size && !isUpToDate(before)) {
      retry(); // What is missing is not stored yet.
    } else {
      fetch();
    }
  }

  private boolean isUpToDate(History known) {
    return known.isWhole() && known.end() >= present.rev();
  }

  private void retry() {
    var _ = timer.at(timer.nowNanos() + RETRY_NANOS, this::fetch);
  }

  private void failed(Throwable failure) {
    @Nullable Throwable cause =
        failure instanceof CompletionException ? failure.getCause() : failure;
    PastException why =
        cause instanceof PastException known
            ? known
            : new PastException(Rejection.OTHER, String.valueOf(cause));
    if (why.code() == Rejection.TOO_FAST) {
      retry();
    } else {
      loading.set(new Loading.Failed(why.code(), String.valueOf(why.getMessage())));
    }
  }
}
