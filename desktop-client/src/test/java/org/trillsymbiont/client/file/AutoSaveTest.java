package org.trillsymbiont.client.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.trillsymbiont.client.Stages.await;
import static org.trillsymbiont.client.Stages.fromFx;
import static org.trillsymbiont.client.Stages.onFx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.trillsymbiont.client.LocalRoom;
import org.trillsymbiont.client.VirtualTimer;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;

/// When what is played alone is kept by itself.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // begin() fills the fields.
class AutoSaveTest {
  @TempDir private Path folder;
  private final VirtualTimer timer = new VirtualTimer();
  private final FileWorker worker = new FileWorker();
  private final List<@Nullable String> problems = new ArrayList<>();
  private boolean isWanted = true;
  private Path file;
  private Store store;
  private AutoSave autoSave;

  @BeforeEach
  void begin() {
    file = folder.resolve("kept-1.trill");
    onFx(() -> {
      store = LocalRoom.storeIn(new LocalRoom(), timer);
      autoSave =
          new AutoSave(
              store,
              timer,
              worker,
              InstantSource.fixed(Pieces.NOW),
              file,
              () -> isWanted,
              problems::add);
    });
  }

  @AfterEach
  void end() {
    onFx(worker::close);
  }

  private void tempo(double value) {
    onFx(() -> store.dispatch(Edit.of(Fields.TEMPO, value)));
  }

  private void run(long millis) {
    onFx(() -> timer.run(millis));
  }

  private void awaitSaves(int count) {
    await("written " + count + " times", () -> problems.size() == count);
  }

  @Test
  void keepsWhatIsThereAfterAPause() throws Exception {
    tempo(77);
    run(1_500);
    tempo(78);
    run(1_900);
    assertFalse(Files.exists(file), "it still changes");
    run(200);
    awaitSaves(1);
    assertNull(problems.getFirst());
    assertEquals(78, TrillFiles.read(file).state().tempo());
    run(60_000);
    onFx(() -> store.dispatch(Gestures.play()));
    run(60_000);
    assertEquals(1, fromFx(problems::size), "the piece is the same");
  }

  @Test
  void keepsEveryTenSecondsWhileChangesGoOn() throws Exception {
    for (int second = 0; second < 10; second++) {
      assertFalse(Files.exists(file));
      tempo(60 + second);
      run(1_000);
    }
    awaitSaves(1);
    assertEquals(69, TrillFiles.read(file).state().tempo());
  }

  @Test
  void inAnotherRoomNothingIsKept() {
    isWanted = false;
    tempo(77);
    run(60_000);
    assertFalse(Files.exists(file));
  }

  @Test
  void triesAgainWhenTheDiskDoesNot() throws Exception {
    Path inTheWay = Files.createDirectories(folder.resolve(".kept-1.trill.part/full"));
    tempo(77);
    run(2_000);
    awaitSaves(1);
    assertTrue(String.valueOf(problems.getFirst()).startsWith("“kept-1.trill” could not be saved"));
    Files.delete(inTheWay);
    Files.delete(folder.resolve(".kept-1.trill.part"));
    run(2_000);
    awaitSaves(2);
    assertNull(problems.getLast());
    assertEquals(77, TrillFiles.read(file).state().tempo());
  }

  @Test
  void atTheEndTheLastIsKeptOrNot() throws Exception {
    tempo(77);
    onFx(() -> autoSave.end(true));
    onFx(worker::close);
    assertEquals(77, TrillFiles.read(file).state().tempo());
  }
}
