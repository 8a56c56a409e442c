package org.trillsymbiont.model.sync;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.state.AppState;

/// A client's copy of the shared state: what the server has said, and on top of it the own edits
/// that the server may not have seen yet. So an edit shows at once and is never taken back by a
/// state that was sent before it arrived.
///
/// The original's protocol acknowledges nothing. A fence makes up for it: after each update the
/// client sends a WebSocket ping that carries the edit's fence number, and the server answers pings
/// in the order of the messages around them. When that pong comes and no other state has come
/// meanwhile, the edit is known to be in. When one has, it may have overtaken the edit or may have
/// overwritten it, and the update, which replaces whole top-level members, may have overwritten
/// neighbours of the edit; so the edit is sent again, with the members as they are now, until its
/// author and everybody else agree.
///
/// Thread: confined to one (the client's FX thread).
public final class Replica {
  private AppState confirmed = AppState.INITIAL;
  private AppState visible = AppState.INITIAL;
  private final List<Pending> pending = new ArrayList<>();
  private boolean joinedBefore;
  private long lastFence;

  /// An edit to send: the update, then a ping that carries the fence.
  ///
  /// @param fence counts up from 1
  /// @param edit what to send
  /// @param restores whether it brings back a session that the server has lost
  public record Outgoing(long fence, Edit edit, boolean restores) {
    public Outgoing(long fence, Edit edit) {
      this(fence, edit, false);
    }
  }

  /// @param sent the state that the update's members were taken from
  /// @param contradicted whether the newest state that came since has other values in these members
  /// @param restores whether it brings back a lost session
  private record Pending(
      long fence, Edit edit, AppState sent, boolean contradicted, boolean restores) {
    Pending against(AppState state) {
      return restores ? this : new Pending(fence, edit, sent, differs(state), false);
    }

    private boolean differs(AppState state) {
      Set<String> members = edit.fields().stream().map(Field::topLevel).collect(toSet());
      return Fields.all().stream()
          .filter(field -> members.contains(field.topLevel()))
          .anyMatch(field -> !field.get(state).equals(field.get(sent)));
    }
  }

  /// What is shown and heard: the server's state with the own edits in it.
  public AppState visible() {
    return visible;
  }

  /// Takes an edit of the own user.
  public Outgoing edit(Edit edit) {
    return add(edit);
  }

  /// Takes what the server said. Returns what is to be sent in answer: after an `init`, the edits
  /// that were made while there was no connection, and when the server has come back empty, the
  /// session as it was here.
  public Optional<Outgoing> receive(ServerMessage message) {
    return switch (message) {
      case ServerMessage.Init(AppState state) -> joined(state);
      case ServerMessage.StateUpdate(AppState state) -> {
        confirmed = state;
        // Somebody has brought the session back already, and only the first copy counts.
        pending.removeIf(edit -> edit.restores() && !state.equals(AppState.INITIAL));
        pending.replaceAll(edit -> edit.against(state));
        show();
        yield Optional.empty();
      }
    };
  }

  /// Takes a pong: the server has handled everything up to a fence. Returns the edits that must be
  /// sent again.
  public Optional<Outgoing> passed(long fence) {
    List<Edit> again = new ArrayList<>();
    while (!pending.isEmpty() && pending.getFirst().fence() <= fence) {
      Pending first = pending.removeFirst();
      // What came after an edit that is sent again goes with it, else the older value would win.
      if (first.contradicted() || !again.isEmpty()) {
        again.add(first.edit());
      } else {
        confirmed = Reducer.apply(confirmed, first.edit());
      }
    }
    show();
    return again.stream().reduce(Edit::then).map(this::addFirst);
  }

  private Optional<Outgoing> joined(AppState state) {
    AppState here = visible;
    boolean serverLostTheSession = joinedBefore && state.equals(AppState.INITIAL);
    Optional<Edit> unseen =
        pending.stream().filter(edit -> !edit.restores()).map(Pending::edit).reduce(Edit::then);
    joinedBefore = true;
    confirmed = state;
    pending.clear();
    show();
    return serverLostTheSession && !here.equals(AppState.INITIAL)
        ? Optional.of(bringBack(here, unseen))
        : unseen.map(this::add);
  }

  /// Sends the session as it is here. The own edits that nobody has seen are in it, but stay
  /// pending by themselves too: when somebody else's copy is taken, they are laid over that.
  private Outgoing bringBack(AppState here, Optional<Edit> unseen) {
    lastFence++;
    Edit session = Edit.everything("Bring the session back", here);
    pending.add(new Pending(lastFence, session, here, false, true));
    unseen.ifPresent(edit -> pending.add(new Pending(lastFence, edit, here, false, false)));
    show();
    return new Outgoing(lastFence, session, true);
  }

  private Outgoing add(Edit edit) {
    lastFence++;
    // The newer of two edits of the same fields stands for both: a drag, or the steps of a
    // sequencer
    // that runs on without a connection, must not pile up.
    if (!pending.isEmpty()
        && !pending.getLast().restores()
        && pending.getLast().edit().fields().equals(edit.fields())) {
      pending.removeLast();
    }
    visible = Reducer.apply(visible, edit);
    pending.add(new Pending(lastFence, edit, visible, false, false));
    return new Outgoing(lastFence, edit);
  }

  /// Sends an edit again together with those that are still pending: they were made later, so their
  /// values win. One edit for all of them: if each were sent again by itself, two clients with
  /// several in flight would contradict each other for ever.
  private Outgoing addFirst(Edit edit) {
    Edit whole = pending.stream().map(Pending::edit).reduce(edit, Edit::then);
    pending.clear();
    return add(whole);
  }

  private void show() {
    AppState next = confirmed;
    for (Pending edit : pending) {
      next = Reducer.apply(next, edit.edit());
    }
    visible = next.equals(visible) ? visible : next;
  }
}
