package org.trillsymbiont.client.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.MusicGrid;
import org.trillsymbiont.model.state.MusicGridSquare;
import org.trillsymbiont.model.sync.EditId;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.Participant;
import org.trillsymbiont.model.sync.ServerMessage;

/// Who changed each square last, and when: whether it is on, or its voice. It follows from the
/// edits that this client has made or heard of and is no part of the shared state; of what happened
/// before it came, or while it was away, nothing is known.
///
/// Thread: FX.
public final class LastTouch {
  private final @Nullable Touch[] touches = new Touch[MusicGrid.SQUARES];
  private final List<Runnable> listeners = new ArrayList<>();
  private final IntFunction<@Nullable Identity> people;
  private final LongSupplier nanoTime;

  /// What the server has said, to tell what an edit changes from what it only sets.
  private AppState confirmed = AppState.INITIAL;

  /// Somebody's change of a square.
  ///
  /// @param nanos when, on this computer's clock
  public record Touch(Who who, long nanos) {}

  /// Whose change it was.
  public sealed interface Who {
    /// The own user's.
    record You() implements Who {}

    /// Somebody else's, as they were called then.
    record Other(Identity identity) implements Who {}

    /// The room's evolution.
    record Evolution() implements Who {}
  }

  /// Knows nothing yet.
  ///
  /// @param people who has a number in the room; null for nobody
  /// @param nanoTime this computer's clock
  LastTouch(IntFunction<@Nullable Identity> people, LongSupplier nanoTime) {
    this.people = Objects.requireNonNull(people, "people");
    this.nanoTime = Objects.requireNonNull(nanoTime, "nanoTime");
  }

  /// Listens to a session from now on.
  ///
  /// @param nanoTime this computer's clock
  public static LastTouch in(Session session, LongSupplier nanoTime) {
    return in(number -> identity(session.roster(), number), session.store(), nanoTime);
  }

  /// Listens to a store from now on.
  ///
  /// @param people who has a number in the room; null for nobody
  /// @param nanoTime this computer's clock
  public static LastTouch in(
      IntFunction<@Nullable Identity> people, Store store, LongSupplier nanoTime) {
    LastTouch touch = new LastTouch(people, nanoTime);
    store.onDispatch(touch::made);
    store.onReceive(message -> touch.received(message, store.you()));
    return touch;
  }

  private static @Nullable Identity identity(Roster roster, int number) {
    return roster.participantsProperty().get().stream()
        .filter(who -> who.id() == number)
        .map(Participant::identity)
        .findFirst()
        .orElse(null);
  }

  /// Who changed a square last; null when that is not known.
  ///
  /// @param squareIndex 0..63
  public @Nullable Touch of(int squareIndex) {
    return touches[squareIndex];
  }

  /// Hears that something may have become another's.
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /// An edit of the own user, before the server has taken it.
  void made(Edit edit, AppState before) {
    touch(new Who.You(), changed(before, Reducer.apply(before, edit)));
  }

  /// @param you the own number in the room
  void received(ServerMessage message, int you) {
    switch (message) {
      case ServerMessage.Welcome welcome -> {
        boolean isNew = welcome.from() == 0;
        confirmed = Reducer.apply(isNew ? AppState.INITIAL : confirmed, welcome.set());
        Set<String> news = welcome.news().stream().map(Field::place).collect(Collectors.toSet());
        forget(square -> isNew || news.contains(Fields.square(square).active().place()));
      }
      case ServerMessage.Merged merged -> forget(confirm(merged.set()));
      case ServerMessage.Edited edited -> {
        // The own edits too: the server's order decides who was last.
        Who who = who(edited.id().by(), you);
        IntPredicate changed = confirm(edited.edit());
        if (who == null) {
          forget(changed);
        } else {
          touch(who, changed);
        }
      }
      default -> {
        // The others change no square.
      }
    }
  }

  private @Nullable Who who(int number, int you) {
    if (number == EditId.ROOM) {
      return new Who.Evolution();
    }
    if (number == you) {
      return new Who.You();
    }
    Identity identity = people.apply(number);
    return identity == null ? null : new Who.Other(identity);
  }

  /// Takes an edit as said by the server.
  ///
  /// @return the squares that it changes
  private IntPredicate confirm(Edit edit) {
    AppState before = confirmed;
    confirmed = Reducer.apply(before, edit);
    return changed(before, confirmed);
  }

  private static IntPredicate changed(AppState before, AppState after) {
    return square -> {
      MusicGridSquare then = before.musicGrid().square(square);
      MusicGridSquare now = after.musicGrid().square(square);
      // That a panel is unfolded is no change of how it sounds.
      return !now.equals(then) && !now.withExpanded(then.isExpanded()).equals(then);
    };
  }

  private void touch(Who who, IntPredicate squares) {
    put(new Touch(who, nanoTime.getAsLong()), squares);
  }

  private void forget(IntPredicate squares) {
    put(null, squares);
  }

  private void put(@Nullable Touch touch, IntPredicate squares) {
    @Nullable Touch[] before = touches.clone();
    for (int square = 0; square < MusicGrid.SQUARES; square++) {
      if (squares.test(square)) {
        touches[square] = touch;
      }
    }
    if (!Arrays.equals(before, touches)) {
      listeners.forEach(Runnable::run);
    }
  }
}
