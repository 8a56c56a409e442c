package org.trillsymbiont.client.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.client.LocalRoom;
import org.trillsymbiont.client.VirtualTimer;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Transport;
import org.trillsymbiont.model.sync.ServerMessage;

class StoreTest {
  private final VirtualTimer timer = new VirtualTimer();
  private final LocalRoom room = new LocalRoom();
  private final Store store = LocalRoom.storeIn(room, timer);

  private static Edit tempo(double value) {
    return Edit.of(Fields.TEMPO, value);
  }

  @Test
  void anEditIsVisibleAtOnceAndSent() { // R28
    store.dispatch(tempo(120));

    assertEquals(120, store.state().tempo());
    assertEquals(120, room.state().tempo());
  }

  @Test
  void whatIsToBePlayedFollowsTheServer() { // R42
    store.dispatch(Gestures.play());
    timer.run(100);
    store.dispatch(tempo(240));
    Transport transport = store.scoreProperty().get().transport();
    assertEquals(Transport.STOPPED.play(0, 99).tempo(100_000, 240), transport);
  }

  @Test
  void aGenerationIsShownWhenItTakesEffect() { // R45
    store.dispatch(Gestures.play());
    timer.run(1_000);
    room.evolve();
    assertEquals(1, room.state().evolution().generation());
    // At 99 bpm steps begin at 250 + n * 303.03 ms; the lead after 1 s ends at 1.25 s.
    timer.run(462);
    assertEquals(0, store.state().evolution().generation());
    timer.run(1);
    assertEquals(room.state(), store.state());
  }

  @Test
  void ofADragThirtyValuesASecondLeaveAndTheLastAlways() { // R29
    List<Double> arrived = new ArrayList<>();
    store.onReceive(message -> {
      if (message instanceof ServerMessage.Edited edited) {
        arrived.add(edited.edit().get(Fields.TEMPO));
      }
    });
    store.pressed();
    for (int i = 0; i < 100; i++) {
      store.dispatch(tempo(100 + i));
      assertEquals(100 + i, store.state().tempo());
      timer.run(2);
    }
    store.released();
    timer.run(100);

    assertTrue(arrived.size() <= 8, "in 200 ms: " + arrived);
    assertEquals(199, arrived.getLast());
    assertEquals(0, store.pendingPlaces());
  }

  @Test
  void aDragIsOneStepOfUndo() { // R22
    store.pressed();
    for (int i = 0; i < 20; i++) {
      store.dispatch(tempo(100 + i));
      timer.run(50);
    }
    store.released();
    store.pressed();
    store.dispatch(tempo(200));
    store.released();
    timer.run(50);

    assertEquals("Change tempo", store.stepsProperty().get().undo());
    store.undo();
    assertEquals(119, store.state().tempo());
    store.undo();
    assertEquals(99, store.state().tempo());
    store.redo();
    store.redo();
    assertEquals(200, store.state().tempo());
  }

  @Test
  void undoWorksOnWhatWasDoneWithoutAConnection() {
    store.disconnected();
    store.dispatch(tempo(120));
    store.dispatch(Edit.of(Fields.MASTER_VOLUME, 0.5));
    assertEquals(99, room.state().tempo(), "nothing is sent");
    assertEquals(2, store.pendingPlaces());
    store.undo();

    assertEquals(1, store.state().masterVolume());
    assertEquals(120, store.state().tempo());
    assertEquals("Change tempo", store.stepsProperty().get().undo());
    room.open(store);
    assertEquals(120, room.state().tempo());
  }

  @Test
  void nothingThatArrivesIsSentBack() {
    room.arrive(tempo(121));

    assertEquals(121, store.state().tempo());
    assertEquals(0, store.pendingPlaces());
  }

  @Test
  void aSelectionSpeaksOnlyWhenItsPartChanges() {
    List<Double> heard = new ArrayList<>();
    store.select(AppState::masterVolume).addListener((_, _, now) -> heard.add(now));

    room.arrive(tempo(121));
    store.dispatch(Edit.of(Fields.MASTER_VOLUME, 0.5));

    assertEquals(List.of(0.5), heard);
  }

  @Test
  void anEmptyEditIsNone() {
    store.dispatch(Edit.labelled("Nothing").build());

    assertEquals(null, store.stepsProperty().get().undo());
  }
}
