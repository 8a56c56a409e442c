package org.trillsymbiont.model.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.state.AppState;

/// The own edits that the server has not answered yet: those that were sent, in their order, and
/// those that still wait. An edit waits while there is no connection, and while one of its fields
/// was sent less than 1/30 s ago: of a drag only the newest value waits, and it always leaves.
///
/// An edit waits too when so many were sent that the server would refuse more (R56).
///
/// Those that wait share no field: what a newer edit sets is taken out of the older ones. So they
/// may leave in any order, and they never pile up.
///
/// Thread: confined to one.
final class Outbox {
  static final long INTERVAL_NANOS = 1_000_000_000L / 30;

  private final List<ClientMessage.Numbered> sent = new ArrayList<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private final Map<Field<?>, Long> sentNanos = new HashMap<>();
  private final Pace pace = new Pace();
  private long counter;

  private record Waiting(Edit edit, long gesture) {}

  /// Lets an edit wait.
  void hold(Edit edit, long gesture) {
    withdraw(edit);
    waiting.add(new Waiting(edit, gesture));
  }

  private void withdraw(Edit newer) {
    filterWaiting((field, _) -> !newer.sets(field), _ -> {});
  }

  /// Sends an edit now, or lets it wait for its turn.
  ///
  /// @return what is to be sent now
  List<ClientMessage.Numbered> offer(Edit edit, long gesture, long nowNanos) {
    if (isTooEarly(edit, nowNanos) || pace.nanosToWait(nowNanos) > 0) {
      hold(edit, gesture);
      return List.of();
    }
    withdraw(edit);
    return List.of(send(edit, gesture, nowNanos));
  }

  private boolean isTooEarly(Edit edit, long nowNanos) {
    return edit.fields().stream().anyMatch(field -> nanosToWait(field, nowNanos) > 0);
  }

  private long nanosToWait(Field<?> field, long nowNanos) {
    Long before = sentNanos.get(field);
    return before == null ? 0 : INTERVAL_NANOS - (nowNanos - before);
  }

  private ClientMessage.Numbered send(Edit edit, long gesture, long nowNanos) {
    edit.fields().forEach(field -> sentNanos.put(field, nowNanos));
    pace.sent(nowNanos);
    return add(new ClientMessage.Change(++counter, edit, gesture, false));
  }

  private ClientMessage.Numbered add(ClientMessage.Numbered message) {
    sent.add(message);
    return message;
  }

  ClientMessage.Numbered undo() {
    return add(new ClientMessage.Undo(++counter));
  }

  ClientMessage.Numbered redo() {
    return add(new ClientMessage.Redo(++counter));
  }

  /// How long until something that waits may leave, 0 or more; empty when nothing waits.
  OptionalLong nanosUntilDue(long nowNanos) {
    return waiting.stream()
        .mapToLong(edit ->
            edit.edit().fields().stream()
                .mapToLong(field -> nanosToWait(field, nowNanos))
                .max()
                .orElse(0))
        .map(nanos -> Math.max(nanos, pace.nanosToWait(nowNanos)))
        .min();
  }

  /// Sends what has waited long enough.
  ///
  /// @param all whether to send the rest too
  List<ClientMessage.Numbered> flush(boolean all, long nowNanos) {
    List<ClientMessage.Numbered> now = new ArrayList<>();
    for (Waiting edit : List.copyOf(waiting)) {
      if (all || (!isTooEarly(edit.edit(), nowNanos) && pace.nanosToWait(nowNanos) == 0)) {
        waiting.remove(edit);
        now.add(send(edit.edit(), edit.gesture(), nowNanos));
      }
    }
    return now;
  }

  /// The number of the message that was sent last.
  long lastCounter() {
    return counter;
  }

  /// Goes on counting where the server has got to: it may know this client from an earlier visit,
  /// and would ignore the numbers of then.
  void countFrom(long ack) {
    counter = Math.max(counter, ack);
  }

  /// All that was sent and is not answered yet.
  List<ClientMessage.Numbered> sent() {
    return List.copyOf(sent);
  }

  /// Takes out what the server has answered.
  ///
  /// @return the edits among it, oldest first
  List<ClientMessage.Change> acknowledged(long ack) {
    List<ClientMessage.Change> changes = new ArrayList<>();
    while (!sent.isEmpty() && sent.getFirst().counter() <= ack) {
      if (sent.removeFirst() instanceof ClientMessage.Change change) {
        changes.add(change);
      }
    }
    return changes;
  }

  /// Lets an edit wait again that came too fast, but for what a newer one has set since.
  ///
  /// @return false when there is no edit of that number
  boolean postpone(long refused, long nowNanos) {
    for (int index = 0; index < sent.size(); index++) {
      if (sent.get(index) instanceof ClientMessage.Change change && change.counter() == refused) {
        sent.remove(index);
        pace.exhaust(nowNanos);
        Edit kept = change.edit().only(field -> !isSetSince(refused, field));
        if (!kept.isEmpty()) {
          waiting.addFirst(new Waiting(kept, change.gesture()));
        }
        return true;
      }
    }
    return false;
  }

  private boolean isSetSince(long counter, Field<?> field) {
    return waiting.stream().anyMatch(edit -> edit.edit().sets(field))
        || sent.stream()
            .anyMatch(message ->
                message instanceof ClientMessage.Change change
                    && change.counter() > counter
                    && change.edit().sets(field));
  }

  /// Takes out one message that was refused.
  void rejected(long refused) {
    sent.removeIf(message -> message.counter() == refused);
  }

  /// True when a message with a number from one to another, both included, has no answer yet.
  boolean hasSentWithin(long from, long to) {
    return sent.stream().anyMatch(message -> message.counter() >= from && message.counter() <= to);
  }

  /// Puts edits that were answered before all that were not: they must be sent again.
  void sendAgain(List<ClientMessage.Change> changes) {
    sent.addAll(0, changes);
  }

  /// Gives everything that was sent a new number, in the same order, behind a new first message.
  void restore(Edit session) {
    dropRestores();
    List<ClientMessage.Numbered> before = List.copyOf(sent);
    sent.clear();
    if (!session.isEmpty()) {
      add(new ClientMessage.Change(++counter, session, 0, true));
    }
    before.forEach(this::addWithNewNumber);
  }

  private void addWithNewNumber(ClientMessage.Numbered message) {
    counter++;
    add(
        switch (message) {
          case ClientMessage.Change change ->
              new ClientMessage.Change(counter, change.edit(), change.gesture(), false);
          case ClientMessage.Undo _ -> new ClientMessage.Undo(counter);
          case ClientMessage.Redo _ -> new ClientMessage.Redo(counter);
          case ClientMessage.BadChange bad ->
              throw new IllegalStateException("nobody sends this: " + bad.sentence());
          case ClientMessage.TooFast _ -> throw new IllegalStateException("nobody sends this");
        });
  }

  /// A state with the session that is being brought back in it, if one is.
  AppState restoredOver(AppState confirmed) {
    AppState state = confirmed;
    for (ClientMessage.Numbered message : sent) {
      if (message instanceof ClientMessage.Change change && change.restores()) {
        state = Reducer.apply(state, change.edit());
      }
    }
    return state;
  }

  /// Drops attempts to bring a session back: there is one already.
  void dropRestores() {
    sent.removeIf(message -> message instanceof ClientMessage.Change change && change.restores());
  }

  /// Keeps of all edits only the fields that pass a test; an edit of which nothing is left goes.
  /// With it go the undos and redos behind it: they would hit another step than the one that was
  /// meant.
  ///
  /// @param dropped takes what was taken out
  void filter(BiPredicate<Field<?>, Edit> test, Consumer<Edit> dropped) {
    List<ClientMessage.Numbered> before = List.copyOf(sent);
    sent.clear();
    boolean lacksStep = false;
    for (ClientMessage.Numbered message : before) {
      if (message instanceof ClientMessage.Change change) {
        Edit kept = keep(change.edit(), test, dropped);
        if (!kept.isEmpty()) {
          add(
              new ClientMessage.Change(
                  change.counter(), kept, change.gesture(), change.restores()));
        }
        lacksStep |= kept.isEmpty() && change.edit().fields().stream().anyMatch(Fields::isUndoable);
      } else if (!lacksStep) {
        add(message);
      }
    }
    filterWaiting(test, dropped);
  }

  private void filterWaiting(BiPredicate<Field<?>, Edit> test, Consumer<Edit> dropped) {
    waiting.replaceAll(edit -> new Waiting(keep(edit.edit(), test, dropped), edit.gesture()));
    waiting.removeIf(edit -> edit.edit().isEmpty());
  }

  private static Edit keep(Edit edit, BiPredicate<Field<?>, Edit> test, Consumer<Edit> dropped) {
    Edit kept = edit.only(field -> test.test(field, edit));
    Edit gone = edit.only(field -> !test.test(field, edit));
    if (!gone.isEmpty()) {
      dropped.accept(gone);
    }
    return kept;
  }

  /// A state with all these edits in it.
  AppState over(AppState confirmed) {
    AppState visible = confirmed;
    for (ClientMessage.Numbered message : sent) {
      if (message instanceof ClientMessage.Change change) {
        visible = Reducer.apply(visible, change.edit());
      }
    }
    for (Waiting edit : waiting) {
      visible = Reducer.apply(visible, edit.edit());
    }
    return visible;
  }

  /// The fields that some edit here sets, with the values that count.
  Edit pending() {
    Edit all = Edit.labelled("Pending").build();
    for (ClientMessage.Numbered message : sent) {
      if (message instanceof ClientMessage.Change change) {
        all = all.then(change.edit());
      }
    }
    for (Waiting edit : waiting) {
      all = all.then(edit.edit());
    }
    return all;
  }
}
