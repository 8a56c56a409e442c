package org.trillsymbiont.client.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.client.VirtualTimer;
import org.trillsymbiont.client.store.Outlet;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.Authority;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.model.theory.Degree;

/// Several drivers in virtual time, around a model of the server that believes every step it gets:
/// the drivers must agree by themselves.
class StepDriverTest {
  private static final long MILLI = 1_000_000;

  private final VirtualTimer timer = new VirtualTimer();
  private final List<Player> players = new ArrayList<>();
  private final List<Long> stepTimes = new ArrayList<>();
  private final Authority authority = new Authority("test");

  /// One client; what it sends reaches everybody, its author too, a millisecond later.
  private final class Player implements Outlet {
    private final Store store = new Store(this, timer);
    private final StepDriver driver;
    private final int number;
    private boolean isHere = true;

    Player(int seed) {
      driver = new StepDriver(store, timer, new Random(seed));
      number = authority.join("player-" + seed);
      store.receive(
          new ServerMessage.Welcome(
              number,
              RoomName.LOBBY,
              authority.epoch(),
              authority.rev(),
              0,
              0,
              false,
              0,
              authority.since(0),
              authority.unknownTo(null),
              List.of()),
          timer.nowNanos());
    }

    @Override
    public void send(List<ClientMessage.Numbered> messages) {
      for (ClientMessage.Numbered message : messages) {
        var _ = timer.at(timer.nowNanos() + MILLI, () -> arrived(message));
      }
    }

    @Override
    public void resync() {
      throw new AssertionError("nothing is lost here");
    }

    private void arrived(ClientMessage.Numbered message) {
      if (!isHere) {
        return;
      }
      int before = server().currentSequenceStep();
      if (authority.take(number, message, 0) instanceof Authority.Reply.Taken(var edited)) {
        if (server().currentSequenceStep() != before) {
          stepTimes.add(timer.nowNanos());
        }
        for (Player player : players) {
          if (player.isHere) {
            player.store.receive(edited, timer.nowNanos());
          }
        }
      }
    }

    void act(Edit edit) {
      store.dispatch(edit, timer.nowNanos());
    }

    void leave() {
      isHere = false;
      driver.close();
    }
  }

  private AppState server() {
    return authority.state();
  }

  private Player join() {
    Player player = new Player(players.size() + 1);
    players.add(player);
    return player;
  }

  private long driving() {
    return players.stream().filter(p -> p.isHere && p.driver.isDriving()).count();
  }

  private static Edit tempo(double bpm) {
    return Edit.of("Change tempo", Fields.TEMPO, bpm);
  }

  @Test
  void thePlayerWhoPressedPlayDrivesAndTheTempoIsRight() {
    Player ada = join();
    Player ben = join();
    ben.act(tempo(120));
    timer.run(10);
    ada.act(Gestures.play(ada.store.state()));
    timer.run(2505);

    assertTrue(ada.driver.isDriving());
    assertFalse(ben.driver.isDriving());
    assertEquals(11, stepTimes.size(), "one step each 250 ms");
    assertEquals(ada.store.state(), ben.store.state());
  }

  @Test
  void pressingPlayTwiceDoesNotDoubleTheTempo() {
    Player ada = join();
    Player ben = join();
    ada.act(tempo(120));
    timer.run(10);
    ada.act(Gestures.play(ada.store.state()));
    ben.act(Gestures.play(ben.store.state()));
    timer.run(3000);
    stepTimes.clear();
    timer.run(2500);

    assertEquals(1, driving());
    assertEquals(10, stepTimes.size());
  }

  @Test
  void anotherTakesOverWhenTheDriverLeaves() {
    Player ada = join();
    Player ben = join();
    Player eve = join();
    ada.act(tempo(120));
    ada.act(Gestures.play(ada.store.state()));
    timer.run(1000);
    ada.leave();
    timer.run(2000);
    stepTimes.clear();
    timer.run(2500);

    assertEquals(1, driving());
    assertEquals(10, stepTimes.size());
    assertEquals(ben.store.state(), eve.store.state());
  }

  @Test
  void aLateJoinerDoesNotDrive() {
    Player ada = join();
    ada.act(Gestures.play(ada.store.state()));
    timer.run(500);
    Player late = join();
    timer.run(5000);

    assertTrue(ada.driver.isDriving());
    assertFalse(late.driver.isDriving());
    assertEquals(ada.store.state(), late.store.state());
  }

  @Test
  void pauseKeepsTheStepAndStopGoesBack() {
    Player ada = join();
    Player ben = join();
    ada.act(Gestures.play(ada.store.state()));
    timer.run(1000);
    ben.act(Gestures.pause());
    timer.run(1000);
    int paused = server().currentSequenceStep();
    timer.run(5000);
    assertEquals(paused, server().currentSequenceStep());
    assertEquals(0, driving());

    ben.act(Gestures.play(ben.store.state()));
    timer.run(10);
    assertTrue(ben.driver.isDriving());
    ada.act(Gestures.stop());
    timer.run(5000);
    assertEquals(-1, server().currentSequenceStep());
    assertEquals(0, driving());
  }

  @Test
  void aTempoChangeMovesTheStepThatIsUnderWay() {
    Player ada = join();
    ada.act(tempo(60));
    ada.act(Gestures.play(ada.store.state()));
    timer.run(100);
    stepTimes.clear();
    ada.act(tempo(240));
    timer.run(500);

    // Steps of 125 ms since play: at 125, 250, 375, 500 (and the way to the server).
    Deque<Long> millis = new ArrayDeque<>();
    stepTimes.forEach(nanos -> millis.add(nanos / MILLI));
    assertEquals(List.of(126L, 251L, 376L, 501L), List.copyOf(millis));
  }

  @Test
  void anEditThatChangesNothingStopsNobody() {
    Player ada = join();
    Player ben = join();
    ada.act(tempo(120));
    timer.run(10);
    ada.act(Gestures.play(ada.store.state()));
    timer.run(10);
    stepTimes.clear();
    for (int i = 0; i < 25; i++) {
      ben.act(Gestures.chooseChord(Degree.I));
      timer.run(400);
    }

    assertTrue(ada.driver.isDriving());
    assertEquals(40, stepTimes.size(), "in 10 s");
  }

  @Test
  void doesNotHurryAfterTheComputerSlept() {
    Player ada = join();
    ada.act(tempo(120));
    ada.act(Gestures.play(ada.store.state()));
    timer.run(300);
    stepTimes.clear();
    timer.sleep(3_600_000);
    timer.run(1010);

    assertTrue(stepTimes.size() <= 6, "steps after an hour of sleep: " + stepTimes.size());
  }
}
