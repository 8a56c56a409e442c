package org.trillsymbiont.client.past;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.Timer;
import org.trillsymbiont.client.clock.RoomTime;
import org.trillsymbiont.client.session.PastOfRoom;
import org.trillsymbiont.client.session.Session;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.transport.Rerun;
import org.trillsymbiont.model.history.History;
import org.trillsymbiont.model.state.Transport;
import org.trillsymbiont.model.sync.Moment;
import org.trillsymbiont.model.sync.Score;
import org.trillsymbiont.model.sync.ServerMessage;

/// What of the room's past the user looks at: a moment that stands still, whose bars are heard
/// again and again as they were then; or the time from a moment on, once more. Seen and heard here
/// alone: the room goes on beneath and is told nothing. What is heard with everybody is played here
/// too, and left by who wants to.
///
/// Thread: FX.
public final class Looking {
  /// The fastest.
  public static final int MOST_SPEED = 16;

  private static final long TICK_NANOS = 25_000_000;

  /// While somebody goes through the past, no more than two places are shown in each picture: a
  /// mouse may tell of a thousand in a second.
  private static final long SCRUB_NANOS = 8_000_000;

  /// Who goes through the past quickly hears it this often anew.
  private static final long SETTLE_NANOS = 100_000_000;

  /// Until a replay of one's own begins, so that its first step is heard.
  private static final long LEAD_MICROS = 60_000;

  /// Longer than any lead: what a step contains is known from so long before.
  private static final long EARLIER_MICROS = 10_000_000;

  private final Session session;
  private final Store store;
  private final PastOfRoom past;
  private final Timer timer;
  private final ReadOnlyObjectWrapper<View> view =
      new ReadOnlyObjectWrapper<>(this, "view", new View.Now());
  private final IntegerProperty speed = new SimpleIntegerProperty(this, "speed", 1);
  private @Nullable History seen;
  private @Nullable Rerun rerun;

  /// Where it begins, in the history's time.
  private long rerunFromMicros;

  private ServerMessage.@Nullable Replaying followed;
  private ServerMessage.@Nullable Replaying left;
  private Timer.@Nullable Alarm tick;
  private Timer.@Nullable Alarm settling;
  private boolean isPanelOpen;
  private Consumer<Rerun.Chosen> onChord = chosen -> {};

  /// When the place that is seen was shown; tells nothing while one looks at now.
  private long shownNanos;

  /// What is looked at.
  public sealed interface View {
    /// The room.
    record Now() implements View {}

    /// A moment.
    record Still(Place place) implements View {}

    /// The time from a moment on.
    ///
    /// @param place where it is
    /// @param speed 1..16 times as fast as it was played
    /// @param by the number of who lets everybody hear it; 0 when the user is alone with it
    record Moving(Place place, int speed, int by) implements View {}

    /// Where in the past it is; empty for now.
    default Optional<Place> where() {
      return switch (this) {
        case Now() -> Optional.empty();
        case Still(Place place) -> Optional.of(place);
        case Moving(Place place, _, _) -> Optional.of(place);
      };
    }
  }

  /// Looks at the room.
  ///
  /// @param timer by the clock that sound goes by
  public Looking(Session session, Timer timer) {
    this.session = session;
    this.timer = timer;
    store = session.store();
    past = session.past();
    past.replayingProperty().subscribe((before, now) -> told(now.orElse(null)));
    past.versionProperty().subscribe((before, now) -> grown());
  }

  /// What is looked at, as it changes.
  public ReadOnlyObjectProperty<View> viewProperty() {
    return view.getReadOnlyProperty();
  }

  /// How much faster than it was played the past is played, 1..16; 1 at first.
  public IntegerProperty speedProperty() {
    return speed;
  }

  /// Hears of the chords that are heard again. Once only.
  public void onChord(Consumer<Rerun.Chosen> listener) {
    onChord = listener;
  }

  /// Whether the past is looked at.
  public boolean isAway() {
    return store.isLooking();
  }

  /// Says whether the history is in sight: then it is fetched and followed.
  public void openPanel(boolean isOpen) {
    isPanelOpen = isOpen;
    if (isOpen) {
      past.open();
    } else {
      backToNow();
      closeIfUnused();
    }
  }

  private void closeIfUnused() {
    if (!isPanelOpen && followed == null) {
      past.close();
    }
  }

  /// Looks at a place, and hears it in a moment.
  ///
  /// @param place one that the history has; else nothing happens
  public void go(Place place) {
    History history = past.history();
    if (history != null && history.has(place.rev())) {
      stopTicking();
      leaveShared();
      enter(history);
      showSoon(history, place);
      view.set(new View.Still(place));
      if (settling == null) {
        settling = timer.at(timer.nowNanos() + SETTLE_NANOS, this::settle);
      }
    }
  }

  private void enter(History history) {
    seen = history;
    if (!isAway()) {
      session.focus(null);
      session.hold(-1);
    }
  }

  /// At once, unless another place was shown just now: then the last one that was wanted meanwhile.
  private void showSoon(History history, Place place) {
    long due = shownNanos + SCRUB_NANOS;
    if (!isAway() || due - timer.nowNanos() <= 0) {
      show(history, place);
    } else {
      tick = timer.at(due, this::showWanted);
    }
  }

  private void showWanted() {
    tick = null;
    History history = seen;
    if (history != null && view.get() instanceof View.Still(Place place)) {
      show(history, place);
    }
  }

  /// The sound of where one was before goes on until this one's begins.
  private void show(History history, Place place) {
    Moment moment = history.at(place.rev());
    store.look(
        store
            .look()
            .map(before -> new Store.Look(moment.state(), before.score(), before.time()))
            .orElseGet(() -> silent(moment)));
    shownNanos = timer.nowNanos();
  }

  private Store.Look silent(Moment moment) {
    return new Store.Look(
        moment.state(),
        Score.found(0, moment.state(), Transport.STOPPED),
        new StillTime(timer.nowNanos(), 0));
  }

  private void settle() {
    settling = null;
    History history = seen;
    if (history != null && view.get() instanceof View.Still(Place place)) {
      Moment moment = history.at(place.rev());
      long at = moment.atMicros() + place.offsetMicros();
      RoomTime time = new StillTime(timer.nowNanos(), at);
      long earlier = moment.atMicros() - EARLIER_MICROS;
      Score score = Score.found(earlier, moment.state(), moment.transport());
      store.look(new Store.Look(moment.state(), score, time));
    }
  }

  /// Lets the time go on from where one looks, or from the begin; or stand still.
  public void playOrPause() {
    if (view.get() instanceof View.Moving(Place place, _, _)) {
      go(place);
    } else {
      play();
    }
  }

  /// Plays from where one looks on, up to now; from the begin when one looks at now.
  public void play() {
    History history = past.history();
    if (history == null || history.size() == 0) {
      return;
    }
    Place from = view.get().where().orElse(Place.at(history.begin()));
    stopTicking();
    leaveShared();
    enter(history);
    RoomTime clock = new StillTime(timer.nowNanos(), 0);
    rerun =
        new Rerun(
            history,
            from.rev(),
            from.offsetMicros(),
            history.end(),
            clock,
            LEAD_MICROS,
            speed.get());
    rerunFromMicros = from.micros(history);
    tick();
  }

  /// Comes back to the room. What everybody hears goes on without the user.
  public void backToNow() {
    stopTicking();
    leaveShared();
    seen = null;
    store.lookAway();
    view.set(new View.Now());
    closeIfUnused();
  }

  private void leaveShared() {
    if (followed != null) {
      left = followed;
      followed = null;
    }
  }

  private void stopTicking() {
    rerun = null;
    if (tick != null) {
      tick.cancel();
      tick = null;
    }
  }

  /// What everybody hears and the user has left; empty for nothing.
  public Optional<ServerMessage.Replaying> missed() {
    return past.replayingProperty().get().filter(now -> now.equals(left) && !isOver(now));
  }

  /// Hears again what everybody hears.
  public void rejoin() {
    missed().ifPresent(this::follow);
  }

  private boolean isOver(ServerMessage.Replaying told) {
    long now = session.clock().micros(timer.nowNanos());
    return now >= told.atMicros() + told.lengthMicros() / told.speed();
  }

  private void told(ServerMessage.@Nullable Replaying now) {
    if (now == null) {
      left = null;
      if (followed != null) {
        backToNow();
        left = null;
      }
    } else if (!isOver(now)) {
      follow(now);
    }
  }

  private void follow(ServerMessage.Replaying now) {
    followed = now;
    left = null;
    stopTicking();
    past.open();
    beginShared();
  }

  /// Begins as soon as all of it is here.
  private void beginShared() {
    ServerMessage.Replaying told = followed;
    History history = past.history();
    if (told == null || history == null || rerun != null) {
      return;
    }
    if (history.has(told.from()) && history.has(told.to())) {
      enter(history);
      rerun = Rerun.of(told, history, session.clock());
      rerunFromMicros = history.micros(told.from());
      tick();
    }
  }

  /// The history is another one, or longer.
  private void grown() {
    if (seen != null && seen != past.history()) {
      // What was looked at is gone: the server has begun anew, or it is another room.
      followed = null;
      backToNow();
    }
    beginShared();
  }

  private void tick() {
    tick = null;
    Rerun running = rerun;
    History history = seen;
    if (running == null || history == null) {
      return;
    }
    long now = timer.nowNanos();
    running.chords(now).forEach(onChord);
    if (running.isOver(now)) {
      backToNow();
      left = null;
      return;
    }
    store.look(new Store.Look(running.state(now), running.score(now), running.time()));
    long passed = Math.max(0, running.passedMicros(now));
    Place place = Place.at(history, rerunFromMicros + passed);
    ServerMessage.Replaying told = followed;
    view.set(
        told == null
            ? new View.Moving(place, speed.get(), 0)
            : new View.Moving(place, told.speed(), told.by()));
    tick = timer.at(now + TICK_NANOS, this::tick);
  }
}
