package org.trillsymbiont.server.room;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Transport;
import org.trillsymbiont.model.sync.Authority;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.CloseCode;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.Participant;
import org.trillsymbiont.model.sync.Presence;
import org.trillsymbiont.model.sync.Rejection;
import org.trillsymbiont.model.sync.Rights;
import org.trillsymbiont.model.sync.Roles;
import org.trillsymbiont.model.sync.RoomInfo;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.model.sync.V1Bridge;
import org.trillsymbiont.model.sync.V1Message;
import org.trillsymbiont.server.watch.Watch;

/// A session's shared state and who takes part in it. Everything that happens here happens in the
/// mailbox, one after another; what is to be said about it goes out when the mailbox has drained,
/// in one write for each client.
///
/// Thread: what is public, and [#micros], from any; the rest belongs to the mailbox.
public final class Room {
  /// A close code of the WebSocket registry.
  private static final int TRY_AGAIN_LATER = 1013;

  private static final long NANOS_IN_MICRO = 1000;
  private static final long NONE = Long.MIN_VALUE;

  private final RoomName name;
  private final Mailbox mailbox;
  private final int mostParticipants;
  private final Supplier<List<RoomInfo>> rooms;
  private final Watch watch;
  private final Keeping keeping;
  private final Set<V2Session> sessions = new LinkedHashSet<>();
  private final LegacySessions legacy = new LegacySessions();
  private final Roster roster = new Roster();
  private final Broadcast broadcast = new Broadcast();
  private final PresenceRound presence;
  private final LegacySteps legacySteps;
  private final Evolver evolver;
  private final KeyTurn keyTurn;
  private final Lead lead;
  private final PastDesk desk;
  private Authority authority;
  private HouseRules rules;
  private long arrivedNanos = NONE;
  private volatile long startNanos;
  private volatile AppState state = AppState.INITIAL;
  private volatile int participants;

  /// @param mailbox where the room lives; nothing has been posted to it yet
  /// @param epoch of the room's life
  /// @param mostParticipants how many may be in it
  /// @param rooms lists the server's rooms
  /// @param journal where it is written down
  /// @param watch is told what happens here
  public Room(
      RoomName name,
      Mailbox mailbox,
      String epoch,
      int mostParticipants,
      Supplier<List<RoomInfo>> rooms,
      Journal journal,
      Watch watch) {
    this.name = name;
    this.mailbox = mailbox;
    this.mostParticipants = mostParticipants;
    this.rooms = rooms;
    this.watch = watch;
    authority = new Authority(epoch);
    startNanos = mailbox.nanoTime();
    presence = new PresenceRound(mailbox, roster, broadcast);
    legacySteps = new LegacySteps(mailbox, this::micros, this::showStep);
    evolver = new Evolver(mailbox, this::micros, this::evolve);
    keyTurn = new KeyTurn(mailbox, this::micros, this::landKey);
    lead = new Lead(mailbox, this::lead);
    mailbox.whenDrained(this::flush);
    keeping = new Keeping(mailbox, journal, new Host());
    rules = rules(Roles.Kept.NOTHING);
    desk = new PastDesk(mailbox, this::micros, keeping.past(), new Host());
    keeping.open(epoch);
  }

  private HouseRules rules(Roles.Kept kept) {
    return new HouseRules(
        mailbox, this::micros, roster, kept, keeping::readOnly, keeping::keep, broadcast::add);
  }

  /// A room that nobody writes down.
  public Room(
      RoomName name,
      Mailbox mailbox,
      String epoch,
      int mostParticipants,
      Supplier<List<RoomInfo>> rooms,
      Watch watch) {
    this(name, mailbox, epoch, mostParticipants, rooms, Journal.NONE, watch);
  }

  private final class Host implements Keeping.Host, PastDesk.Room {
    @Override
    public Authority authority() {
      return authority;
    }

    @Override
    public Rights rights(V2Session who) {
      return rules.rights(who);
    }

    @Override
    public Optional<Identity> identity(V2Session who) {
      return sessions.contains(who) ? roster.identity(who.number()) : Optional.empty();
    }

    @Override
    public void tell(ServerMessage message) {
      broadcast.add(message);
    }

    @Override
    public long begin(Journal.@Nullable Stored stored) {
      // The clock begins with the epoch.
      startNanos = mailbox.nanoTime();
      if (stored != null) {
        authority = new Authority(authority.epoch(), stored.snapshot());
        rules = rules(stored.kept());
        desk.begin(stored.bookmarks());
        state = authority.state();
        keepTime();
      }
      return authority.rev();
    }

    @Override
    public void tellSaved(long rev) {
      broadcast.add(new ServerMessage.Saved(rev));
    }

    @Override
    public void conditionsChanged() {
      broadcast.add(rules.conditions());
      keepTime();
      followLatencies();
    }
  }

  /// Lets a peer in; the welcome comes to it through the mailbox, or its connection is closed.
  public V2Session join(Peer peer, ClientMessage.Hello hello) {
    V2Session session = new V2Session(this, peer, hello);
    post(() -> join(session));
    return session;
  }

  /// Lets a peer of dialect v1 in; the init comes to it through the mailbox, or its connection is
  /// closed.
  public V1Session joinLegacy(Peer peer) {
    V1Session session = new V1Session(this, peer);
    post(() -> join(session));
    return session;
  }

  public RoomName name() {
    return name;
  }

  /// The state at this moment.
  public AppState state() {
    return state;
  }

  /// How many are in the room at this moment, 0 or more.
  public int participants() {
    return participants;
  }

  /// The room's clock: microseconds since the epoch began.
  long micros() {
    return micros(mailbox.nanoTime());
  }

  /// The room's clock at a time of the mailbox's.
  long micros(long nanos) {
    return (nanos - startNanos) / NANOS_IN_MICRO;
  }

  /// Now, by the mailbox's clock.
  long nanoTime() {
    return mailbox.nanoTime();
  }

  /// Whether all that has happened will survive, so that the room may leave memory.
  boolean isSaved() {
    return keeping.isSaved();
  }

  /// Whether what is stored could not be read, so that nobody is let in.
  boolean isLost() {
    return keeping.isLost();
  }

  /// Lets something be done once all that has been said to the room so far is done, will survive,
  /// and everybody has been told so.
  void settle(Runnable then) {
    post(() -> keeping.whenTold(then));
  }

  /// The room leaves memory; nobody is in it. What it still does is written down no more.
  void close() {
    keeping.close();
  }

  void post(Runnable task) {
    mailbox.post(keeping.held(task));
  }

  void postOrRun(Runnable task) {
    mailbox.postOrRun(keeping.held(task));
  }

  private void join(V2Session session) {
    if (rules.isBarred(session.seatKey())) {
      session.peer().close(CloseCode.REMOVED.code(), CloseCode.REMOVED.sentence());
      return;
    }
    sessions.stream()
        .filter(other -> other.hello().token().equals(session.hello().token()))
        .findAny()
        .ifPresent(this::replace);
    if (hasPlaceFor(session)) {
      int number = authority.join(session.seatKey());
      sessions.add(session);
      letIn(
          session,
          session.seatKey(),
          new Participant(number, session.hello().identity(), Presence.NONE, false));
      session.tellSteps(authority.steps(number));
    }
  }

  private void join(V1Session session) {
    if (hasPlaceFor(session)) {
      String token = legacy.nextToken();
      int number = authority.join(token);
      Identity identity = legacy.join(session, legacyState());
      letIn(session, token, new Participant(number, identity, Presence.NONE, true));
    }
  }

  private void replace(V2Session old) {
    leave(old);
    old.peer().close(CloseCode.REPLACED.code(), CloseCode.REPLACED.sentence());
  }

  private boolean hasPlaceFor(Session session) {
    boolean hasPlace = sessions.size() + legacy.size() < mostParticipants;
    Optional<String> lost = keeping.whyLost();
    if (lost.isPresent()) {
      session.peer().close(TRY_AGAIN_LATER, lost.get());
      return false;
    }
    if (!hasPlace) {
      session.peer().close(CloseCode.ROOM_FULL.code(), CloseCode.ROOM_FULL.sentence());
    }
    return hasPlace;
  }

  private void letIn(Session session, String token, Participant who) {
    session.letIn(who.id());
    rules.come(who, token);
    countParticipants();
  }

  private void countParticipants() {
    participants = sessions.size() + legacy.size();
    keepTime();
    followLatencies();
  }

  void leave(Session session) {
    boolean wasHere =
        switch (session) {
          case V2Session v2 -> sessions.remove(v2);
          case V1Session v1 -> legacy.leave(v1);
        };
    if (wasHere) {
      switch (session) {
        case V2Session v2 -> authority.leave(v2.number());
        case V1Session v1 -> authority.leaveForGood(v1.number());
      }
      rules.go(session.number());
      countParticipants();
    }
  }

  /// Takes what a client wants to change.
  ///
  /// @param cameNanos when it came in, by the mailbox's clock
  void take(V2Session author, ClientMessage.Numbered message, long cameNanos) {
    if (!sessions.contains(author)) {
      return;
    }
    arrivedNanos = arrivedNanos == NONE ? cameNanos : arrivedNanos;
    switch (authority.take(
        author.number(), Admission.of(message, state), rules.rights(author), micros())) {
      case Authority.Reply.Taken(var edited) -> tell(edited, author, gesture(message));
      case Authority.Reply.Refused(var rejected) -> {
        author.tell(rejected);
        watch.refused(rejected.code());
      }
      case Authority.Reply.Known() -> {
        // It has been answered before.
      }
    }
    author.tellSteps(authority.steps(author.number()));
    giveUpIfHopeless(author);
  }

  private static long gesture(ClientMessage.Numbered message) {
    return message instanceof ClientMessage.Change change ? change.gesture() : 0;
  }

  private void giveUpIfHopeless(V2Session session) {
    if (session.hasTooMuch()) {
      leave(session);
      session.peer().close(TRY_AGAIN_LATER, "The connection is too slow.");
    }
  }

  /// Takes the update of a client of dialect v1.
  void take(V1Session author, V1Message.Update update) {
    if (!legacy.contains(author)) {
      return;
    }
    Edit wanted = Admission.of(V1Bridge.edit(legacyState(), update), state);
    Edit edit = wanted.only(rules.rights(author)::allows);
    if (!edit.isEmpty()) {
      tell(authority.unnumbered(author.number(), edit, micros()), author, 0);
    }
    if (!edit.equals(wanted)) {
      // It shows what it wanted, and is to see how it is.
      author.outdate();
    }
  }

  private void evolve() {
    own(Gestures.evolve(state));
  }

  private void landKey() {
    own(Gestures.landKey(state));
  }

  private void own(Edit edit) {
    if (keeping.readOnly() == null) {
      tell(authority.own(edit, micros()), null, 0);
    }
  }

  /// @param author knows the change already when he speaks v1; null when it is the room's own
  private void tell(ServerMessage.Edited edited, @Nullable Session author, long gesture) {
    state = authority.state();
    broadcast.add(edited);
    watch.edited();
    legacy.outdate(author);
    keeping.record(
        new Journal.Event(
            edited,
            author instanceof V2Session session ? session.seatKey() : null,
            author == null ? null : roster.identity(author.number()).orElse(null),
            gesture));
    keepTime();
  }

  private void followLatencies() {
    lead.follow(state.leadMillis(), roster.all());
  }

  private void lead(int millis) {
    if (millis != state.leadMillis()) {
      own(Edit.of(Fields.LEAD_MILLIS, millis));
    }
  }

  private void keepTime() {
    boolean mayChange = participants > 0 && keeping.readOnly() == null;
    evolver.follow(state.evolution(), authority.transport(), mayChange);
    legacySteps.follow(authority.transport(), legacy.size() > 0);
    keyTurn.follow(state, authority.transport());
  }

  /// The original's clients sound a step when they see it: none may be skipped.
  private void showStep(int column) {
    legacy.outdate(null);
    legacy.show(at(column));
  }

  private AppState legacyState() {
    Transport transport = authority.transport();
    long now = micros();
    boolean isAboutToStart = transport.willPlay() && !transport.isPlaying(now);
    return isAboutToStart ? state : at(transport.column(now));
  }

  private AppState at(int column) {
    AppState.Builder builder = state.toBuilder();
    builder.currentSequenceStep(column);
    return builder.build();
  }

  /// Takes what a client is about.
  void show(V2Session who, ClientMessage.Here here) {
    if (sessions.contains(who)) {
      roster.show(who.number(), here.identity(), rules.shown(who, here.presence()));
      followLatencies();
    }
  }

  /// Takes what only the host may say.
  void take(V2Session author, ClientMessage.Command command) {
    if (sessions.contains(author) && !rules.take(author, command, this::remove)) {
      watch.refused(Rejection.NOT_HOST);
      giveUpIfHopeless(author);
    }
  }

  /// Takes what somebody asks about the past.
  void take(V2Session asker, ClientMessage.Question question) {
    desk.take(asker, question);
    giveUpIfHopeless(asker);
  }

  private void remove(int number) {
    Stream.concat(sessions.stream(), legacy.stream())
        .filter(session -> session.number() == number)
        .findAny()
        .ifPresent(session -> {
          leave(session);
          session.peer().close(CloseCode.REMOVED.code(), CloseCode.REMOVED.sentence());
        });
  }

  /// What of who may do what is to be stored.
  Roles.Kept kept() {
    return rules.kept();
  }

  /// Tells a client which rooms there are.
  void list(V2Session who) {
    who.tellRooms(rooms);
  }

  /// Sends everything that there is to say.
  private void flush() {
    presence.tell(sessions);
    if (!broadcast.isEmpty()) {
      keeping.tellAlong();
    }
    broadcast.send(
        sessions,
        new Broadcast.End(
            name,
            authority,
            roster,
            rules.conditions(),
            desk,
            micros(),
            keeping.isDurable(),
            keeping.told()));
    if (legacy.size() > 0) {
      legacy.show(legacyState());
    }
    if (arrivedNanos != NONE) {
      watch.fannedOut(nanoTime() - arrivedNanos);
      arrivedNanos = NONE;
    }
    keeping.flushed();
  }
}
