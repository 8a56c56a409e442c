package org.trillsymbiont.server.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.Authority;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.EditId;
import org.trillsymbiont.model.sync.Roles;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.server.store.SimulatedDisk;
import org.trillsymbiont.server.watch.Watch;

/// A server with one room that falls and comes back with what its disk has, and the true history
/// beside it. Thread: the test's.
final class SimulatedServer {
  private final SimulatedWorld world;
  private final SimulatedDisk disk;
  private final List<Journal.Event> history = new ArrayList<>();
  private final Set<SimulatedLink> links = new LinkedHashSet<>();
  private SimulatedWorld.Box mailbox;
  private SimulatedDisk.Life life;
  private Room room;
  private int lives;
  private long promised;
  private boolean isUp = true;

  SimulatedServer(SimulatedWorld world) {
    this.world = world;
    disk = new SimulatedDisk(world.random(), world::after);
    mailbox = world.new Box();
    life = disk.begin();
    room = open();
  }

  private Room open() {
    return new Room(
        RoomName.LOBBY, mailbox, "epoch" + lives++, 64, List::of, new Witness(life), Watch.NONE);
  }

  SimulatedDisk disk() {
    return disk;
  }

  Room room() {
    return room;
  }

  boolean isUp() {
    return isUp;
  }

  V2Session join(SimulatedLink link, ClientMessage.Hello hello) {
    links.add(link);
    return room.join(link, hello);
  }

  void left(SimulatedLink link) {
    links.remove(link);
  }

  /// Somebody was told that all up to a revision will survive.
  void promised(long rev) {
    assertTrue(rev <= disk.rev(), () -> "said that " + rev + " was saved, of " + disk.rev());
    promised = Math.max(promised, rev);
  }

  /// The machine loses its power, and is back some time later.
  void crash() {
    if (!isUp) {
      return;
    }
    isUp = false;
    life.die();
    mailbox.die();
    List.copyOf(links).forEach(SimulatedLink::cut);
    world.after(
        world.below(1500),
        () -> {
          mailbox = world.new Box();
          life = disk.begin();
          room = open();
          isUp = true;
        });
  }

  /// All that happened: each edit once, revisions without a gap, and its sum is the room's state.
  void checkHistory() {
    Set<String> taken = new HashSet<>();
    for (int index = 0; index < history.size(); index++) {
      Journal.Event event = history.get(index);
      assertEquals(index + 1, event.edited().rev(), "revisions count without a gap");
      EditId id = event.edited().id();
      String number = event.seat() + " " + id.counter();
      assertTrue(event.seat() == null || taken.add(number), () -> number + " was taken twice");
    }
    assertEquals(state(history.size()), room.state(), "the room is not the sum of its edits");
  }

  /// Each value of a field was taken once, whoever sent it how often.
  void checkTakenOnce(Field<Double> field) {
    Set<Double> taken = new HashSet<>();
    for (Journal.Event event : history) {
      Edit edit = event.edited().edit();
      assertTrue(
          !edit.sets(field) || taken.add(edit.get(field)),
          () -> field + "=" + edit.get(field) + " was taken twice");
    }
  }

  private AppState state(int rev) {
    AppState state = AppState.INITIAL;
    for (Journal.Event event : history.subList(0, rev)) {
      state = Reducer.apply(state, event.edited().edit());
    }
    return state;
  }

  private void checkLoaded(Authority.@Nullable Snapshot stored) {
    long rev = stored == null ? 0 : stored.rev();
    assertTrue(rev >= promised, () -> promised + " was said to be saved, but " + rev + " is here");
    assertTrue(rev <= history.size(), "what never happened is stored");
    history.subList((int) rev, history.size()).clear();
    AppState loaded = stored == null ? AppState.INITIAL : stored.state();
    assertEquals(state((int) rev), loaded, "something else is stored than what happened");
  }

  /// Sees what the room writes down and what it gets back.
  private final class Witness implements Journal {
    private final Journal journal;

    Witness(Journal journal) {
      this.journal = journal;
    }

    @Override
    public boolean isDurable() {
      return journal.isDurable();
    }

    @Override
    public void open(String epoch, Owner owner) {
      journal.open(
          epoch,
          new Owner() {
            @Override
            public void opened(@Nullable Stored stored, @Nullable String readOnly) {
              checkLoaded(stored == null ? null : stored.snapshot());
              owner.opened(stored, readOnly);
            }

            @Override
            public void lost(String sentence) {
              owner.lost(sentence);
            }

            @Override
            public void saved(long rev) {
              owner.saved(rev);
            }

            @Override
            public void readOnly(@Nullable String sentence) {
              owner.readOnly(sentence);
            }
          });
    }

    @Override
    public void record(Event event) {
      history.add(event);
      journal.record(event);
    }

    @Override
    public void keep(Roles.Kept kept) {
      journal.keep(kept);
    }

    @Override
    public void close() {
      journal.close();
    }
  }
}
