package org.trillsymbiont.client.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trillsymbiont.model.state.DemoPattern;
import org.trillsymbiont.model.sync.RoomName;

class SlotsTest {
  @TempDir private Path folder;

  private Slots slots() {
    return new Slots(folder.resolve("alone"), 7, pid -> pid == 8);
  }

  private void leave(String name, long seconds) throws FileException {
    TrillFiles.write(
        folder.resolve("alone").resolve(name),
        SessionFile.of(
            RoomName.LOBBY, Pieces.NOW.plusSeconds(seconds), Pieces.pattern(DemoPattern.BELLS)));
  }

  @Test
  void findsWhatOthersHaveLeftTheNewestFirst() throws Exception {
    assertEquals(List.of(), slots().leftBehind());
    assertFalse(slots().hasCrash());
    slots().make();
    leave("loose-5.trill", 1);
    leave("loose-6.trill", 3);
    leave("kept-8.trill", 9);
    Files.writeString(folder.resolve("alone/notes.txt"), "mine");
    assertFalse(slots().hasCrash(), "8 is alive");
    leave("kept-9.trill", 2);
    assertTrue(slots().hasCrash());
    assertEquals(
        List.of("loose-6.trill", "kept-9.trill", "loose-5.trill"),
        slots().leftBehind().stream().map(left -> TrillFiles.name(left.file())).toList());
    assertEquals(
        List.of(false, true, false),
        slots().leftBehind().stream().map(Slots.Left::isKept).toList());
  }

  @Test
  void whatCannotBeReadIsTakenAway() throws Exception {
    slots().make();
    Path broken = Files.writeString(folder.resolve("alone/kept-9.trill"), "{\"tri");
    Path mine = Files.writeString(folder.resolve("alone/notes.trill"), "mine");
    assertEquals(List.of(), slots().leftBehind());
    assertFalse(Files.exists(broken));
    assertTrue(Files.exists(mine));
  }

  /// In a container every run of the app has the same number.
  @Test
  void theOwnNumberIsOfAnEarlierRunAsLongAsNothingIsOpen() throws Exception {
    slots().make();
    leave("kept-7.trill", 0);
    assertTrue(slots().hasCrash());
  }
}
