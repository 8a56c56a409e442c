package org.trillsymbiont.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.trillsymbiont.client.Stages.await;
import static org.trillsymbiont.client.Stages.fromFx;
import static org.trillsymbiont.client.Stages.onFx;

import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trillsymbiont.client.file.Music;
import org.trillsymbiont.client.file.Pieces;
import org.trillsymbiont.client.file.TrillFiles;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.DemoPattern;
import org.trillsymbiont.model.sync.Lock;
import org.trillsymbiont.model.sync.Role;

/// Session files in a room with two people, on a real server.
class OpenTogetherTest extends TwoPlayers {
  private static final AppState BELLS = Pieces.pattern(DemoPattern.BELLS);

  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void save() throws Exception {
    file = folder.resolve("Bells.trill");
    TrillFiles.write(file, Pieces.file(DemoPattern.BELLS));
    await("both are there", () -> ada().client().session().roster().others().size() == 1);
  }

  private boolean isPiece(Player who, AppState piece) {
    return Music.isSame(who.client().store().state(), piece);
  }

  private void press(String id) {
    onFx(() -> ((Button) ada().client().root().lookup(id)).fire());
  }

  @Test
  void othersAreThoughtOfAndUndoBringsBackWhatWas() {
    onFx(() -> ben().client().store().dispatch(Edit.of(Fields.TEMPO, 77.0)));
    await("it is heard", () -> ada().client().store().state().tempo() == 77);
    AppState before = fromFx(() -> ada().client().store().state());

    onFx(() -> ada().client().files().open(file));
    await("the question", () -> ada().client().root().lookup("#file-question") != null);
    assertEquals(
        "Ben is in the room too, and will hear “Bells” instead of what plays now."
            + " You can take it back with undo.",
        fromFx(() -> ((Label) ada().client().root().lookup("#file-others")).getText()));
    assertTrue(fromFx(() -> isPiece(ben(), before)), "nothing yet");
    press("#file-go");
    await("Ben has it", () -> isPiece(ben(), BELLS));
    assertEquals(
        file.toAbsolutePath(),
        fromFx(() -> ada().client().files().document().fileProperty().get()));
    await(
        "one step of undo",
        () -> "Open Bells".equals(ada().client().store().stepsProperty().get().undo()));

    onFx(() -> ada().client().commands().undo());
    await("Ben has what was", () -> isPiece(ben(), before));
    await(
        "it belongs to no file",
        () -> ada().client().files().document().fileProperty().get() == null);
  }

  @Test
  void whoThinksBetterOfItChangesNothing() {
    AppState before = fromFx(() -> ada().client().store().state());
    onFx(() -> ada().client().files().open(file));
    await("the question", () -> ada().client().root().lookup("#file-question") != null);
    assertEquals(
        "file-cancel",
        fromFx(() -> ada().client().root().getScene().getFocusOwner().getId()),
        "the answer that changes nothing has the focus");
    ada().type("#file-cancel", KeyCode.ESCAPE);
    await("it is gone", () -> ada().client().root().lookup("#file-question") == null);
    assertTrue(fromFx(() -> isPiece(ben(), before)));
    assertNull(fromFx(() -> ada().client().files().document().fileProperty().get()));
  }

  @Test
  void whoOnlyListensIsToldWhyNotAndTheFileIsNotHis() {
    await("Ada is the host", () -> ada().client().session().roster().isHost());
    int ben = fromFx(() -> ben().client().store().you());
    onFx(() -> ada().client().session().appoint(ben, Role.LISTENER));
    await("Ben listens", () -> ben().client().store().rights().refusal(Lock.GRID).isPresent());
    onFx(() -> {
      ben().client().files().open(file);
    });
    await("the question", () -> ben().client().root().lookup("#file-question") != null);
    onFx(() -> ((Button) ben().client().root().lookup("#file-go")).fire());
    await("why not", () -> ben().client().root().lookup("#toast-withheld") != null);
    assertNull(fromFx(() -> ben().client().files().document().fileProperty().get()));
    assertFalse(fromFx(() -> isPiece(ada(), BELLS)));
  }

  @Test
  void whatIsHeardOnlineIsSavedAndSaysSo() throws Exception {
    FileAnswers answers = new FileAnswers();
    Path saved = folder.resolve("jam");
    onFx(() -> {
      ada().client().files().setDialogs(answers);
      answers.answer(saved);
      ben().client().store().dispatch(Edit.of(Fields.TEMPO, 88.0));
    });
    await("it is heard", () -> ada().client().store().state().tempo() == 88);
    onFx(() -> ada().client().commands().save());
    await("the question", () -> ada().client().root().lookup("#file-question") != null);
    press("#file-go");
    await("it says so", () -> ada().client().root().lookup("#toast-file") != null);
    assertEquals(88, TrillFiles.read(folder.resolve("jam.trill")).state().tempo());
    assertEquals(
        "Saved in jam.trill.",
        fromFx(() -> ada().client().root().lookup("#toast-file").getAccessibleText()));
    assertFalse(TrillFiles.read(folder.resolve("jam.trill")).hasPast());
  }

  @Test
  void ofAServerThatRemembersNothingThePieceIsSaved() throws Exception {
    FileAnswers answers = new FileAnswers();
    onFx(() -> {
      ada().client().files().setDialogs(answers);
      answers.answer(folder.resolve("jam.trill"));
      ada().client().store().dispatch(Edit.of(Fields.TEMPO, 88.0));
      ada().client().commands().save();
    });
    await("the question", () -> ada().client().root().lookup("#file-question") != null);
    onFx(() -> {
      ((RadioButton) ada().client().root().lookup("#file-save-whole")).setSelected(true);
      press("#file-go");
    });
    await("it says so", () -> ada().client().root().lookup("#toast-file") != null);
    assertEquals(
        "Saved in jam.trill, but without the history: this server tells none.",
        fromFx(() -> ada().client().root().lookup("#toast-file").getAccessibleText()));
    assertFalse(TrillFiles.read(folder.resolve("jam.trill")).hasPast());
    assertEquals(88, TrillFiles.read(folder.resolve("jam.trill")).state().tempo());
  }
}
