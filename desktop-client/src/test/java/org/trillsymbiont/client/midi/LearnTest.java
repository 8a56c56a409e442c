package org.trillsymbiont.client.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.client.LocalRoom;
import org.trillsymbiont.client.VirtualTimer;
import org.trillsymbiont.client.store.Store;

class LearnTest {
  private static final Controller ONE = new Controller(new PortName("nano"), 0, 7);
  private static final Controller TWO = new Controller(new PortName("nano"), 1, 7);

  private final VirtualTimer timer = new VirtualTimer();
  private final LocalRoom room = new LocalRoom();
  private final Store store = LocalRoom.storeIn(room, timer);
  private int selected = 5;
  private final Learn learn = new Learn(store, () -> selected);

  @Test
  void theControllerThatIsMovedNextIsLearned() {
    learn.moved(ONE, 10);
    assertEquals(1, store.state().masterVolume(), "nothing is known yet");
    learn.learn(LearnTarget.MASTER_VOLUME);
    learn.moved(ONE, 0);
    assertNull(learn.learningProperty().get());
    assertEquals(Map.of(LearnTarget.MASTER_VOLUME, ONE), learn.controllersProperty().get());
    assertEquals(0, store.state().masterVolume());
    learn.moved(TWO, 127);
    assertEquals(0, store.state().masterVolume(), "the same number on another channel");
  }

  @Test
  void aControllerTurnsOneTargetAndATargetHasOneController() {
    learn.learn(LearnTarget.MASTER_VOLUME);
    learn.moved(ONE, 0);
    learn.learn(LearnTarget.TEMPO);
    learn.moved(ONE, 0);
    assertEquals(Map.of(LearnTarget.TEMPO, ONE), learn.controllersProperty().get());
    learn.learn(LearnTarget.TEMPO);
    learn.moved(TWO, 127);
    assertEquals(Map.of(LearnTarget.TEMPO, TWO), learn.controllersProperty().get());
    assertEquals(240, store.state().tempo());
  }

  @Test
  void whatWasLearnedCanBeForgotten() {
    learn.know(Map.of(LearnTarget.TEMPO, ONE, LearnTarget.GAIN, TWO));
    learn.clear(LearnTarget.TEMPO);
    learn.moved(ONE, 127);
    assertEquals(99, store.state().tempo());
    learn.clearAll();
    assertEquals(Map.of(), learn.controllersProperty().get());
  }

  @Test
  void aKnobTurnsTheSquareThatIsSelectedThen() {
    learn.know(Map.of(LearnTarget.GAIN, ONE));
    learn.moved(ONE, 0);
    selected = 6;
    learn.moved(ONE, 0);
    selected = -1;
    learn.moved(ONE, 127);
    timer.run(1_000);
    assertEquals(0.1, room.state().musicGrid().square(5).voice().primaryGain());
    assertEquals(0.1, room.state().musicGrid().square(6).voice().primaryGain());
  }

  @Test
  void aQuickTurnIsOneStepOfUndo() {
    learn.know(Map.of(LearnTarget.TEMPO, ONE));
    for (int value = 0; value < 128; value++) {
      learn.moved(ONE, value);
      timer.run(5);
    }
    timer.run(1_000);
    assertEquals(240, room.state().tempo());
    store.undo();
    timer.run(1_000);
    assertEquals(99, room.state().tempo());
  }
}
