package org.trillsymbiont.client.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.FxTimer;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.sync.ConnectionStatus;
import org.trillsymbiont.client.sync.Line;
import org.trillsymbiont.client.sync.RoomConnection;
import org.trillsymbiont.client.sync.SyncClient;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.edit.ValueType;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Range;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.JoinLink;
import org.trillsymbiont.model.sync.Received;
import org.trillsymbiont.model.sync.ServerMessage;

/// Somebody who plays at random, without a window: all of a client but its views. It keeps account
/// of what it has been promised after each message.
///
/// Thread: FX, unless it says otherwise.
final class Musician implements AutoCloseable {
  private static final long MOST_PAUSE_NANOS = 30_000_000;
  private static final int SQUARES = 4;

  /// Fields that everybody fiddles with.
  private static final List<Field<Double>> CONTESTED =
      List.of(
          Fields.TEMPO,
          Fields.MASTER_VOLUME,
          Fields.square(0).primaryGain(),
          Fields.square(1).lfoGain(),
          Fields.square(2).primaryDecay());

  private final FxTimer timer = new FxTimer();
  private final Queue<Throwable> complaints = new ConcurrentLinkedQueue<>();
  private final Promises promises = new Promises();
  private final SplittableRandom random;
  private final Field<Double> own;
  private final Session session;
  private @Nullable ServerMessage last;
  private @Nullable Double lastOwn;
  private volatile int acts;
  private volatile int welcomes;
  private boolean isPlaying;

  /// Begins to connect.
  ///
  /// @param seat 0 or more; tells the players apart
  Musician(int port, int seat, long seed) {
    random = new SplittableRandom(seed);
    own = Fields.square(63 - seat).primaryFreq();
    session =
        new Session(
            timer,
            Address.of(JoinLink.parse("ws://127.0.0.1:" + port + "/api/sync")),
            null,
            new Identity("Musician-" + seat, Colour.PALETTE.get(seat)),
            this::dial);
    Store store = session.store();
    store.onDispatch((edit, before) -> promises.made(edit));
    store.onReceive(message -> last = message);
    store.onOutcome(received -> guarded(() -> account(received)));
  }

  private RoomConnection dial(
      URI server, Supplier<ClientMessage.Hello> hello, SyncClient.Listener listener) {
    return new SyncClient(server, hello, new Overheard(listener));
  }

  /// Hears what is sent.
  private final class Overheard implements SyncClient.Listener {
    private final SyncClient.Listener listener;

    Overheard(SyncClient.Listener listener) {
      this.listener = listener;
    }

    @Override
    public void welcomed(Line line) {
      listener.welcomed(
          new Line() {
            @Override
            public void send(ClientMessage message) {
              promises.sent(message);
              line.send(message);
            }

            @Override
            public void resync() {
              line.resync();
            }
          });
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // By the sync thread alone.
    public void received(ServerMessage message, long arrivedNanos) {
      if (message instanceof ServerMessage.Welcome) {
        welcomes++;
      }
      listener.received(message, arrivedNanos);
    }

    @Override
    public void status(ConnectionStatus status) {
      listener.status(status);
    }
  }

  private void account(Received received) {
    ServerMessage message = Objects.requireNonNull(last, "outcomes follow messages");
    promises.received(message, received, session.store().you());
    if (received.overtaken().stream().anyMatch(edit -> edit.sets(own))) {
      lastOwn = null; // He is told that it is gone.
    }
    promises.checkVisible(session.store().state());
  }

  /// Keeps what fails here for the test to find.
  private void guarded(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException | AssertionError e) {
      complaints.add(e);
    }
  }

  /// Plays until [#rest].
  void play() {
    isPlaying = true;
    next();
  }

  private void next() {
    var _ = timer.at(timer.nowNanos() + random.nextLong(MOST_PAUSE_NANOS), this::act);
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // By the FX thread alone.
  private void act() {
    if (!isPlaying) {
      return;
    }
    guarded(() -> {
      switch (random.nextInt(12)) {
        case 0 -> step(session.store()::undo);
        case 1 -> step(session.store()::redo);
        case 2 -> session.store().dispatch(Gestures.randomise(random));
        case 3, 4 -> toggle();
        case 5, 6 -> playOwn();
        case 7 -> press(CONTESTED.get(random.nextInt(CONTESTED.size())), 2 + random.nextInt(12));
        default -> turn(CONTESTED.get(random.nextInt(CONTESTED.size())));
      }
      promises.checkVisible(session.store().state());
    });
    acts++;
    next();
  }

  private void toggle() {
    int square = random.nextInt(SQUARES);
    session.store().dispatch(Gestures.toggle(session.store().state(), square, Voice.DEFAULT));
  }

  private void turn(Field<Double> field) {
    session.store().dispatch(Edit.of(field, any(field)));
  }

  private double any(Field<Double> field) {
    Range range = ((ValueType.Real) field.type()).range();
    return range.clamp(random.nextDouble(range.min(), range.max()));
  }

  private void press(Field<Double> knob, int moves) {
    session.store().pressed();
    drag(knob, moves);
  }

  private void drag(Field<Double> knob, int moves) {
    if (moves == 0) {
      session.store().released();
      return;
    }
    guarded(() -> turn(knob));
    var _ =
        timer.at(timer.nowNanos() + random.nextLong(MOST_PAUSE_NANOS), () -> drag(knob, moves - 1));
  }

  /// Undo and redo show something at once only without a connection.
  private void step(Runnable action) {
    AppState before = session.store().state();
    action.run();
    promises.made(Edit.difference(before, session.store().state()));
    lastOwn = null; // It may have been his own that was taken back.
  }

  /// Turns the knob that nobody else has a hand on.
  void playOwn() {
    double value = any(own);
    lastOwn = value;
    session.store().dispatch(Edit.of(own, value));
  }

  /// Ends playing, with a word of his own. Nothing takes it back.
  void rest() {
    isPlaying = false;
    playOwn();
  }

  /// Turns some other knob.
  void fiddle() {
    turn(CONTESTED.getFirst());
  }

  /// How often a server has said welcome, whether or not the FX thread knows. Thread: any.
  int welcomes() {
    return welcomes;
  }

  /// How much has been played, 0 or more. Thread: any.
  int acts() {
    return acts;
  }

  /// The user asks to be connected now.
  void hurry() {
    session.reconnectNow();
  }

  boolean isConnected() {
    return session.connectionProperty().get() instanceof ConnectionStatus.Connected;
  }

  /// Whether he is connected, has everything answered and sees a state.
  boolean agreesWith(AppState state) {
    return isConnected()
        && session.store().pendingPlaces() == 0
        && promises.areKept()
        && session.store().state().equals(state);
  }

  /// Where it stands, for people.
  String standing(AppState state) {
    return session.identityProperty().get().name()
        + ": "
        + session.connectionProperty().get()
        + ", pending "
        + session.store().pendingPlaces()
        + ", promises kept "
        + promises.areKept()
        + ", sees otherwise than the server "
        + Edit.difference(session.store().state(), state);
  }

  /// What only he wrote is there, unless he has been told otherwise.
  void checkOwn(AppState state) {
    if (lastOwn != null) {
      assertEquals(lastOwn, own.get(state), own + " is his own");
    }
  }

  /// What has gone wrong. Thread: any.
  List<Throwable> complaints() {
    return List.copyOf(complaints);
  }

  @Override
  public void close() {
    session.close();
    timer.close();
  }
}
