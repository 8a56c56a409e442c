package org.trillsymbiont.client.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.Replica;
import org.trillsymbiont.model.sync.ServerMessage;

class StoreTest {
  private final List<Replica.Outgoing> sent = new ArrayList<>();
  private final Store store = new Store(sent::add);

  private static AppState withTempo(double bpm) {
    AppState.Builder builder = AppState.INITIAL.toBuilder();
    builder.tempo(bpm);
    return builder.build();
  }

  @Test
  void anEditIsVisibleAtOnceAndSent() {
    store.dispatch(Edit.of("Change tempo", Fields.TEMPO, 120.0), 5);

    assertEquals(120, store.state().tempo());
    assertEquals(5, store.changedNanos());
    assertEquals(1, sent.size());
  }

  @Test
  void nothingThatArrivesIsSentBack() {
    store.receive(new ServerMessage.Init(withTempo(120)), 7);
    store.receive(new ServerMessage.StateUpdate(withTempo(121)), 8);

    assertEquals(121, store.state().tempo());
    assertEquals(8, store.changedNanos());
    assertEquals(List.of(), sent);
  }

  @Test
  void aSelectionSpeaksOnlyWhenItsPartChanges() {
    List<Double> heard = new ArrayList<>();
    store.select(AppState::masterVolume).addListener((_, _, now) -> heard.add(now));

    store.receive(new ServerMessage.StateUpdate(withTempo(121)), 1);
    store.dispatch(Edit.of("Change volume", Fields.MASTER_VOLUME, 0.5));

    assertEquals(List.of(0.5), heard);
  }

  @Test
  void anEmptyEditIsNone() {
    store.dispatch(Edit.labelled("Nothing").build());

    assertEquals(List.of(), sent);
  }
}
