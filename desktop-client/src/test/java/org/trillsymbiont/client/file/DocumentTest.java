package org.trillsymbiont.client.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.DemoPattern;

class DocumentTest {
  private static final Path ONE = Path.of("one.trill");
  private static final Path TWO = Path.of("two.trill");
  private static final AppState BELLS = Pieces.pattern(DemoPattern.BELLS);
  private static final AppState OTHER = Pieces.pattern(DemoPattern.SLOW_TIDE);
  private final Document document = new Document();

  @Test
  void isChangedByMusicAlone() {
    assertFalse(document.changedProperty().get());
    document.render(BELLS);
    assertTrue(document.changedProperty().get());
    document.saved(ONE, BELLS, BELLS);
    assertFalse(document.changedProperty().get());
    document.render(Pieces.with(BELLS, Fields.SHOW_HELP, true));
    document.render(Pieces.with(BELLS, Fields.IS_SEQUENCER_RUNNING, false));
    assertFalse(document.changedProperty().get(), "it is the same piece");
    document.render(OTHER);
    assertTrue(document.changedProperty().get());
    document.render(BELLS);
    assertFalse(document.changedProperty().get());
  }

  /// Else Save would put the old piece into the new file.
  @Test
  void whenOpeningIsUndoneItBelongsToTheFileBefore() {
    document.saved(ONE, BELLS, BELLS);
    AppState changed = Pieces.with(BELLS, Fields.TEMPO, 77.0);
    document.render(changed);
    document.turns(TWO, OTHER, changed);
    document.render(OTHER);
    assertEquals(TWO, document.fileProperty().get());
    assertFalse(document.changedProperty().get());
    document.render(changed);
    assertEquals(ONE, document.fileProperty().get());
    assertTrue(document.changedProperty().get());
    document.render(OTHER);
    assertEquals(TWO, document.fileProperty().get(), "done again");
    assertFalse(document.changedProperty().get());
  }

  @Test
  void whatWasSavedSinceStaysSaved() {
    document.turns(TWO, OTHER, BELLS);
    document.render(OTHER);
    document.saved(ONE, OTHER, OTHER);
    document.render(BELLS);
    assertEquals(ONE, document.fileProperty().get());
  }

  @Test
  void inAnotherRoomItIsInNoFile() {
    document.saved(ONE, BELLS, BELLS);
    document.clear(AppState.INITIAL);
    assertNull(document.fileProperty().get());
    assertFalse(document.changedProperty().get());
  }
}
