package org.trillsymbiont.server.room;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.model.wire.V1Codec;

/// A session's shared state and who takes part in it. Everything that happens here happens in the
/// mailbox, one after another: whoever joins gets an `init`, and each change goes to everybody but
/// its author as a `state-update`.
///
/// Thread: [#join] and [#state] from any; the rest belongs to the mailbox.
public final class Room {
  private final Mailbox mailbox;
  private final Set<Session> sessions = new LinkedHashSet<>();
  private final StepArbiter<Session> steps;
  private final Evolver evolver;
  private volatile AppState state = AppState.INITIAL;
  private byte @Nullable [] encodedState;

  /// @param mailbox where the room lives
  /// @param seeds draws the seed of each run of the evolution
  public Room(Mailbox mailbox, LongSupplier seeds) {
    this.mailbox = mailbox;
    steps = new StepArbiter<>(mailbox::nanoTime);
    evolver = new Evolver(mailbox, seeds, this::evolve);
  }

  /// Lets a peer in; the `init` comes to it through the mailbox.
  public Session join(Peer peer) {
    Session session = new Session(this, peer);
    post(() -> join(session));
    return session;
  }

  /// The state at this moment.
  public AppState state() {
    return state;
  }

  void post(Runnable task) {
    mailbox.post(task);
  }

  private void join(Session session) {
    sessions.add(session);
    session.show(encode(new ServerMessage.Init(state)));
    followEvolution();
  }

  void leave(Session session) {
    if (sessions.remove(session)) {
      steps.leave(session);
      followEvolution();
    }
  }

  /// Brings back a session that this server does not know any more. Of several copies the first
  /// counts, for by then the room is not as it began.
  void restore(Session author, Edit edit) {
    if (state.equals(AppState.INITIAL)) {
      update(author, edit);
    }
  }

  void update(Session author, Edit edit) {
    if (sessions.contains(author)) {
      apply(steps.admit(author, edit, state), author);
    }
  }

  private void evolve(long seed, long generation) {
    apply(Gestures.evolve(state, seed, generation), null);
  }

  /// @param author who knows the change already; null when it is the room's own
  private void apply(Edit edit, @Nullable Session author) {
    if (edit.isEmpty()) {
      return;
    }
    state = Reducer.apply(state, edit);
    encodedState = null;
    for (Session session : sessions) {
      if (session != author) {
        session.show(encodedState());
      }
    }
    followEvolution();
  }

  private void followEvolution() {
    evolver.follow(state.evolution(), !sessions.isEmpty());
  }

  /// The state as a `state-update`, encoded once for all.
  byte[] encodedState() {
    byte[] encoded = encodedState;
    if (encoded == null) {
      encoded = encode(new ServerMessage.StateUpdate(state));
      encodedState = encoded;
    }
    return encoded;
  }

  private static byte[] encode(ServerMessage message) {
    return V1Codec.encode(message).getBytes(StandardCharsets.UTF_8);
  }
}
