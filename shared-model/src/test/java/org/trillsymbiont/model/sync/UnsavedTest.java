package org.trillsymbiont.model.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.state.AppState;

/// What a client would send again after a crash. R18
final class UnsavedTest {
  private static final Edit TEMPO = Edit.of(Fields.TEMPO, 120.0);
  private static final Edit VOLUME = Edit.of(Fields.MASTER_VOLUME, 0.5);
  private static final Edit BOTH = TEMPO.then(VOLUME).withLabel("Both");

  private final Unsaved unsaved = new Unsaved();

  private static ClientMessage.Change change(long counter, Edit edit) {
    return new ClientMessage.Change(counter, edit, 7, false);
  }

  private void takesOwn(long rev, long counter, Edit edit) {
    unsaved.edited(edit);
    unsaved.add(rev, change(counter, edit));
  }

  @Test
  void keepsOwnEditsUntilTheyAreSaved() {
    takesOwn(4, 1, TEMPO);
    takesOwn(6, 2, VOLUME);
    unsaved.saved(3);
    assertEquals(List.of(change(1, TEMPO), change(2, VOLUME)), unsaved.own());
    unsaved.saved(5);
    assertEquals(List.of(change(2, VOLUME)), unsaved.own());
    unsaved.saved(6);
    assertEquals(List.of(), unsaved.own());
  }

  @Test
  void givesUpWhatHasBeenOverwritten() {
    takesOwn(4, 1, BOTH);
    unsaved.edited(Edit.of(Fields.TEMPO, 80.0));
    assertEquals(
        List.of(Set.of(Fields.MASTER_VOLUME)),
        unsaved.own().stream().map(own -> own.edit().fields()).toList());
    unsaved.edited(Edit.of(Fields.MASTER_VOLUME, 0.75));
    assertEquals(List.of(), unsaved.own());
  }

  @Test
  void ofTwoOwnEditsOfAFieldTheLaterCounts() {
    takesOwn(4, 1, BOTH);
    takesOwn(5, 2, Edit.of(Fields.TEMPO, 130.0));
    assertEquals(2, unsaved.own().size());
    assertEquals(Set.of(Fields.MASTER_VOLUME), unsaved.own().getFirst().edit().fields());
  }

  @Test
  void doesNotKeepWhatSetsNothing() {
    takesOwn(4, 1, Edit.labelled("Nothing").build());
    assertEquals(List.of(), unsaved.own());
  }

  /// R20: who was told only the sum keeps what is still there of his own.
  @Test
  void keepsAfterAMergeWhatIsStillThere() {
    takesOwn(4, 1, VOLUME);
    AppState before = Reducer.apply(AppState.INITIAL, VOLUME);
    Edit others = Edit.of(Fields.SHOW_HELP, true);
    unsaved.caughtUp(9, List.of(change(2, TEMPO)), others.then(TEMPO), before);
    assertEquals(List.of(change(1, VOLUME), change(2, TEMPO)), unsaved.own());
    unsaved.saved(8);
    assertEquals(List.of(change(2, TEMPO)), unsaved.own());
  }

  @Test
  void givesUpAfterAMergeWhatIsNotThereAnyMore() {
    takesOwn(4, 1, VOLUME);
    AppState before = Reducer.apply(AppState.INITIAL, VOLUME);
    unsaved.caughtUp(9, List.of(change(2, TEMPO)), Edit.of(Fields.MASTER_VOLUME, 0.75), before);
    assertEquals(List.of(), unsaved.own());
  }
}
