package org.trillsymbiont.client.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.client.LocalRoom;
import org.trillsymbiont.client.VirtualTimer;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.transport.Playhead;
import org.trillsymbiont.model.edit.Gestures;

/// C major: keys 60, 62, 64 are rows 0, 1, 2.
class KeyboardTest {
  private static final PortName PORT = new PortName("Keys");

  private final VirtualTimer timer = new VirtualTimer();
  private final Store store = LocalRoom.storeIn(new LocalRoom(), timer);
  private final Playhead playhead =
      new Playhead(store.scoreProperty(), () -> LocalRoom.TIME, timer, _ -> 0);
  private final Hands hands = new Hands();
  private final Keyboard keyboard = new Keyboard(store, playhead, hands);

  @Test
  void aKeySoundsItsSquareInTheSelectedColumnWhileItIsHeld() {
    keyboard.down(PORT, 0, 62);
    assertEquals(List.of("hold 8"), hands.take(), "the first column when none is selected");
    keyboard.up(PORT, 0, 62);
    assertEquals(List.of("release 8"), hands.take());
    hands.select(5);
    keyboard.down(PORT, 0, 64);
    assertEquals(List.of("hold 21"), hands.take());
    assertEquals(21, hands.selected());
  }

  @Test
  void whileTheSequencerRunsItIsTheColumnThatIsHeard() {
    store.dispatch(Gestures.play());
    timer.run(3_000);
    int column = playhead.position().column();
    keyboard.down(PORT, 0, 62);
    timer.run(400);
    keyboard.up(PORT, 0, 62);
    int square = 8 + column;
    assertEquals(
        List.of("hold " + square, "release " + square),
        hands.take(),
        "what was held is released, wherever the room is now");
  }

  @Test
  void theSameKeyAgainWithoutBeingLetGoIsReleasedFirst() {
    keyboard.down(PORT, 0, 60);
    hands.select(3);
    keyboard.down(PORT, 0, 60);
    keyboard.up(PORT, 0, 60);
    keyboard.up(PORT, 0, 60);
    assertEquals(List.of("hold 0", "release 0", "hold 3", "release 3"), hands.take());
  }

  @Test
  void allKeysOfAChannelCanBeLetGoAtOnce() {
    keyboard.down(PORT, 0, 60);
    keyboard.down(PORT, 1, 62);
    keyboard.down(PORT, 0, 64);
    hands.take();
    keyboard.allUp(PORT, 0);
    assertEquals(List.of("release 0", "release 16"), hands.take());
    keyboard.gone(PORT);
    assertEquals(List.of("release 8"), hands.take());
  }

  @Test
  void aPortThatGoesAwayLetsGoOfItsOwnKeysAlone() {
    PortName other = new PortName("Other");
    keyboard.down(PORT, 0, 60);
    keyboard.down(other, 0, 62);
    hands.take();
    keyboard.gone(PORT);
    assertEquals(List.of("release 0"), hands.take());
  }

  @Test
  void keysThatWriteSwitchAndGoOnToTheNextColumnWhenAllAreUp() {
    keyboard.keys(MidiInSettings.Keys.WRITE);
    hands.select(6);
    keyboard.down(PORT, 0, 60);
    keyboard.down(PORT, 0, 64);
    keyboard.up(PORT, 0, 60);
    keyboard.up(PORT, 0, 64);
    keyboard.down(PORT, 0, 62);
    keyboard.up(PORT, 0, 62);
    keyboard.down(PORT, 0, 62);
    assertEquals(List.of("toggle 6", "toggle 22", "toggle 15", "toggle 8"), hands.take());
  }

  @Test
  void whatIsHeldSoundsOnWhenKeysAreToWrite() {
    keyboard.down(PORT, 0, 60);
    keyboard.keys(MidiInSettings.Keys.WRITE);
    keyboard.up(PORT, 0, 60);
    assertEquals(List.of("hold 0", "release 0"), hands.take());
  }

  @Test
  void whileTheSequencerRunsWritingFollowsIt() {
    keyboard.keys(MidiInSettings.Keys.WRITE);
    store.dispatch(Gestures.play());
    timer.run(2_000);
    int column = playhead.position().column();
    keyboard.down(PORT, 0, 60);
    keyboard.up(PORT, 0, 60);
    assertEquals(List.of("toggle " + column), hands.take());
    assertEquals(column, hands.selected());
  }
}
