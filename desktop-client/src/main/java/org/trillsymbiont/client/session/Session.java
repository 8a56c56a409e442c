package org.trillsymbiont.client.session;

import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.FxThread;
import org.trillsymbiont.client.Timer;
import org.trillsymbiont.client.clock.RoomTime;
import org.trillsymbiont.client.clock.ServerClock;
import org.trillsymbiont.client.store.Outlet;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.sync.ConnectionStatus;
import org.trillsymbiont.client.sync.KnownServers;
import org.trillsymbiont.client.sync.Line;
import org.trillsymbiont.client.sync.RoomConnection;
import org.trillsymbiont.client.sync.SyncClient;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.Announcement;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.Endpoint;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.JoinLink;
import org.trillsymbiont.model.sync.Lock;
import org.trillsymbiont.model.sync.Received;
import org.trillsymbiont.model.sync.Rejection;
import org.trillsymbiont.model.sync.Role;
import org.trillsymbiont.model.sync.RoomInfo;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.sync.ServerMessage;

/// This participant's place in a room: the connection, who else is there, what is under hand. The
/// shared state itself is in the [Store].
///
/// Thread: FX.
public final class Session implements AutoCloseable {
  private final Store store;
  private final Dialer dialer;
  private final String token;
  private final ObjectProperty<Identity> identity;
  private final ReadOnlyObjectWrapper<Address> address;
  private final ReadOnlyObjectWrapper<ConnectionStatus> connection;
  private final ReadOnlyObjectWrapper<Entering> entering =
      new ReadOnlyObjectWrapper<>(this, "entering", new Entering.Idle());
  private final ReadOnlyObjectWrapper<List<RoomInfo>> rooms =
      new ReadOnlyObjectWrapper<>(this, "rooms", List.of());
  private final Roster roster = new Roster(this::tell);
  private final PresenceSender presence;
  private final RoundTrip roundTrip;
  private final PastOfRoom past;
  private final Succession succession = new Succession();
  private final List<Consumer<Notice>> noticeListeners = new ArrayList<>();
  private Way current;
  private @Nullable Way asked;
  private @Nullable Set<Lock> wantedLocks;
  private boolean isClosed;

  /// Begins to connect at once.
  ///
  /// @param timer its clock is this computer's, which the room's is compared with
  /// @param where the server and the room
  /// @param pin the room's, when it has one
  /// @param token tells this client from all others (R9): [Token#next]
  /// @param known the servers that were met before
  public Session(
      Timer timer,
      Address where,
      @Nullable String pin,
      Identity who,
      String token,
      KnownServers known) {
    this(
        timer,
        where,
        pin,
        who,
        token,
        (server, hello, listener) ->
            new SyncClient(server, hello, listener, known, timer::nowNanos));
  }

  /// Begins to connect at once.
  ///
  /// @param dialer makes connections
  public Session(Timer timer, Address where, @Nullable String pin, Identity who, Dialer dialer) {
    this(timer, where, pin, who, Token.next(), dialer);
  }

  private Session(
      Timer timer, Address where, @Nullable String pin, Identity who, String token, Dialer dialer) {
    this.dialer = dialer;
    this.token = token;
    store = new Store(new ToServer(), timer, new PresentTime(this::clock));
    identity = new SimpleObjectProperty<>(this, "identity", who);
    address = new ReadOnlyObjectWrapper<>(this, "address", where);
    connection =
        new ReadOnlyObjectWrapper<>(
            this, "connection", new ConnectionStatus.Connecting(uri(where)));
    presence = new PresenceSender(timer, who, message -> current.send(message));
    roundTrip = new RoundTrip(timer, this::ping, presence::change);
    past = new PastOfRoom(store, timer, roster::identity, message -> current.send(message));
    store.onReceive(this::received);
    store.onOutcome(this::tell);
    store.onRefusal(refusal -> tell(new Notice.Withheld(refusal)));
    store.onPastTouched(() -> tell(new Notice.PastTouched()));
    current = new Way(where, pin, false);
    identity.subscribe((before, now) -> {
      presence.become(now);
      current.renewHello();
      if (asked != null) {
        asked.renewHello();
      }
    });
    store.stateProperty().map(AppState::isSequencerRunning).subscribe(this::played);
  }

  private void played(boolean isRunning) {
    current.sync.rest(!isRunning);
  }

  private static URI uri(Address where) {
    return URI.create(where.server().endpoint());
  }

  /// The shared state.
  public Store store() {
    return store;
  }

  /// The clock of the room. Another one in another room.
  public ServerClock clock() {
    return current.sync.clock();
  }

  /// The clock of what is heard here: the room's, or that of its past.
  public RoomTime heardTime() {
    return store.look().<RoomTime>map(Store.Look::time).orElse(clock());
  }

  /// How it stands to the server.
  public ReadOnlyObjectProperty<ConnectionStatus> connectionProperty() {
    return connection.getReadOnlyProperty();
  }

  /// Where the room is.
  public ReadOnlyObjectProperty<Address> addressProperty() {
    return address.getReadOnlyProperty();
  }

  /// Name and colour; setting them tells everybody.
  public ObjectProperty<Identity> identityProperty() {
    return identity;
  }

  /// Who is in the room.
  public Roster roster() {
    return roster;
  }

  /// The past of the room, and what can be done with it.
  public PastOfRoom past() {
    return past;
  }

  /// The server's rooms as they were when [#askForRooms] was answered last.
  public ReadOnlyObjectProperty<List<RoomInfo>> roomsProperty() {
    return rooms.getReadOnlyProperty();
  }

  /// Asks which rooms there are; the answer changes [#roomsProperty]. Nothing happens without a
  /// connection.
  public void askForRooms() {
    current.send(new ClientMessage.ListRooms());
  }

  /// Tells everybody what is under hand.
  ///
  /// @param pointer of a square (`/musicGrid/12`) or a field (`/tempo`); null for nothing
  public void focus(@Nullable String pointer) {
    // Who looks at the past has nothing of the room under hand.
    String there = store.isLooking() ? null : pointer;
    presence.change(before -> before.withFocus(there));
  }

  /// Tells everybody which square is held.
  ///
  /// @param square 0..63, or -1 for none
  public void hold(int square) {
    int there = store.isLooking() ? -1 : square;
    presence.change(before -> before.withHeld(there));
  }

  /// Says what somebody is to be; only the host's word counts.
  ///
  /// @param who a participant's number
  public void appoint(int who, Role as) {
    current.send(new ClientMessage.Appoint(who, as));
  }

  /// Asks somebody to leave; only the host's word counts.
  ///
  /// @param who a participant's number
  public void remove(int who) {
    current.send(new ClientMessage.Kick(who));
  }

  /// Locks or frees a part of the state; only the host's word counts.
  public void lock(Lock lock, boolean isLocked) {
    Set<Lock> locks = EnumSet.noneOf(Lock.class);
    // What was said before may not have come back yet.
    locks.addAll(wantedLocks == null ? store.rights().locks() : wantedLocks);
    if (isLocked) {
      locks.add(lock);
    } else {
      locks.remove(lock);
    }
    wantedLocks = locks;
    current.send(new ClientMessage.SetLocks(locks));
  }

  /// How it stands with the room that was asked for last.
  public ReadOnlyObjectProperty<Entering> enteringProperty() {
    return entering.getReadOnlyProperty();
  }

  /// Goes to another room, or to the same one with another PIN: as soon as it lets the user in, who
  /// stays where he is until then, and when it does not.
  public void enter(JoinLink link, @Nullable String withPin) {
    stay();
    Address next = address.get().to(link);
    if (next.equals(address.get()) && connection.get() instanceof ConnectionStatus.Connected) {
      entering.set(new Entering.Done());
    } else {
      entering.set(new Entering.Underway());
      asked = new Way(next, withPin, false);
    }
  }

  /// Goes on with this room on another server, as soon as that lets the user in: the first who
  /// comes brings along what is here (R80), with the PIN that the room had here, and what is here
  /// and nobody has seen is sent as after any other lost connection.
  ///
  /// @param next another server than this one
  public void goOn(Address next) {
    stay();
    entering.set(new Entering.Underway());
    asked = new Way(next, current.pin, true);
  }

  /// What a session is known by that goes on with this one; null before the first welcome.
  public @Nullable String trail() {
    ClientMessage.Resume resume = store.resume();
    return resume == null ? null : Announcement.trail(resume.epoch());
  }

  /// What can be done when the room's server has gone.
  public Succession succession() {
    return succession;
  }

  /// The PIN that the room was entered with; null for none.
  public @Nullable String pin() {
    return current.pin;
  }

  /// Gives up going to another room.
  public void stay() {
    if (asked != null) {
      asked.sync.close();
      asked = null;
    }
    entering.set(new Entering.Idle());
  }

  private void answered(ConnectionStatus status) {
    switch (status) {
      case ConnectionStatus.Connecting _, ConnectionStatus.Connected _ -> {
        // Only a welcome counts.
      }
      case ConnectionStatus.Waiting(_, String reason, _) -> fail(reason);
      case ConnectionStatus.Closed(String reason) -> fail(reason);
      case ConnectionStatus.Removed(String reason) -> fail(reason);
    }
  }

  private void fail(String reason) {
    stay();
    entering.set(new Entering.Failed(reason));
  }

  /// What the others in the room before have not been told yet is told first, if there is a
  /// connection; if there is none, the user is told. In the same room, with a PIN now, everything
  /// is still there.
  private void moveTo(Way next) {
    store.flushAll();
    RoomName before = address.get().server().room();
    boolean isAnotherRoom = !next.where.equals(address.get()) && !next.isSameJam;
    boolean isUnsent = isAnotherRoom && !current.isOpen() && store.pendingPlaces() > 0;
    current.sync.close();
    leave();
    if (isAnotherRoom) {
      store.reset();
      past.reset();
    } else if (next.isSameJam) {
      store.bringAlong();
    }
    asked = null;
    current = next;
    played(store.state().isSequencerRunning());
    address.set(next.where);
    current.renewHello();
    connection.set(new ConnectionStatus.Connected(uri(next.where)));
    if (isUnsent) {
      tell(new Notice.Unsent(before));
    }
  }

  /// Connects at once instead of at the end of the wait.
  public void reconnectNow() {
    current.sync.reconnectNow();
  }

  /// Hears what the user is to be told in passing.
  public void onNotice(Consumer<Notice> listener) {
    noticeListeners.add(listener);
  }

  /// Tells the user something in passing.
  public void tell(Notice notice) {
    noticeListeners.forEach(listener -> listener.accept(notice));
  }

  private void tell(Received received) {
    if (!received.overtaken().isEmpty()) {
      tell(new Notice.Overtaken(received.overtaken()));
    }
    ServerMessage.Rejected rejected = received.rejected();
    if (rejected != null && rejected.code() != Rejection.RESTORED) {
      tell(new Notice.Refused(rejected.code(), rejected.sentence()));
    }
  }

  private void received(ServerMessage message) {
    roster.receive(message);
    current.renewHello();
    boolean isWanted =
        message instanceof ServerMessage.Conditions(var locks, _) && locks.equals(wantedLocks);
    if (isWanted || message instanceof ServerMessage.Welcome) {
      wantedLocks = null;
    }
    if (message instanceof ServerMessage.Welcome) {
      presence.entered();
      roundTrip.start();
    } else if (message instanceof ServerMessage.Rooms list) {
      rooms.set(list.rooms());
    }
    past.receive(message);
  }

  private void ping(long t0) {
    store.pinged(t0);
    current.send(new ClientMessage.Ping(t0));
  }

  /// Who was here is out of sight now.
  private void leave() {
    current.cut();
    roundTrip.stop();
    store.disconnected();
    past.disconnected();
    roster.clear();
    rooms.set(List.of());
    current.renewHello();
  }

  /// Leaves the session.
  @Override
  public void close() {
    store.flushAll();
    stay();
    isClosed = true;
    current.sync.close();
    leave();
  }

  private final class ToServer implements Outlet {
    @Override
    public void send(List<ClientMessage.Numbered> messages) {
      messages.forEach(current::send);
    }

    @Override
    public void resync() {
      current.resync();
    }
  }

  /// The way to one room. Brings what happens on the sync thread to the FX thread; of a way that
  /// was given up for another one, nothing is heard any more.
  private final class Way implements SyncClient.Listener {
    private final Address where;
    private final @Nullable String pin;
    private final boolean isSameJam;
    private final RoomConnection sync;
    private volatile ClientMessage.Hello hello;
    private @Nullable Line line;

    /// Begins to connect.
    ///
    /// @param isSameJam whether the room is this one, on another server
    Way(Address where, @Nullable String pin, boolean isSameJam) {
      this.where = where;
      this.pin = pin;
      this.isSameJam = isSameJam;
      hello = newHello(isSameJam ? store.resume() : null);
      sync = dialer.dial(uri(where), () -> hello, this);
    }

    /// What is said on the next connection is what holds now.
    void renewHello() {
      hello = newHello(this == current || isSameJam ? store.resume() : null);
    }

    private ClientMessage.Hello newHello(ClientMessage.@Nullable Resume resume) {
      return new ClientMessage.Hello(
          Endpoint.VERSION,
          where.server().room(),
          identity.get(),
          token,
          pin,
          resume,
          where.server().access());
    }

    /// Sends when there is a connection.
    void send(ClientMessage message) {
      if (line != null) {
        line.send(message);
      }
    }

    boolean isOpen() {
      return line != null;
    }

    void resync() {
      if (line != null) {
        line.resync();
      }
    }

    /// The connection is lost.
    void cut() {
      line = null;
    }

    @Override
    public void metFirst() {
      post(() -> tell(new Notice.MetFirst(where.server().authority())));
    }

    @Override
    public void welcomed(Line welcomed) {
      post(() -> line = welcomed);
    }

    @Override
    public void received(ServerMessage message, long arrivedNanos) {
      post(() -> {
        boolean isEntered = this == asked && message instanceof ServerMessage.Welcome;
        if (isEntered) {
          moveTo(this);
        }
        if (this == current) {
          if (message instanceof ServerMessage.Pong) {
            roundTrip.answered(clock().quality());
          }
          store.receive(message);
        }
        if (isEntered) {
          entering.set(new Entering.Done());
        }
      });
    }

    @Override
    public void status(ConnectionStatus status) {
      post(() -> {
        if (this == asked) {
          answered(status);
        } else if (this == current) {
          changed(status);
        }
      });
    }

    private void post(Runnable action) {
      FxThread.post(() -> {
        if (!isClosed) {
          action.run();
        }
      });
    }
  }

  private void changed(ConnectionStatus status) {
    if (!(status instanceof ConnectionStatus.Connected)
        && connection.get() instanceof ConnectionStatus.Connected) {
      leave();
    }
    connection.set(status);
  }
}
