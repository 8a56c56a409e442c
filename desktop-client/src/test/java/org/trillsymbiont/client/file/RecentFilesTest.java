package org.trillsymbiont.client.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecentFilesTest {
  private final Preferences preferences = Preferences.userRoot().node("recent-files-test");

  @AfterEach
  void forget() throws BackingStoreException {
    preferences.removeNode();
  }

  private static List<Path> files(RecentFiles recents) {
    return recents.filesProperty().get();
  }

  private static Path path(String name) {
    return Path.of(name).toAbsolutePath();
  }

  @Test
  void theLastOneIsFirstAndAgainTheNextTime() {
    RecentFiles recents = new RecentFiles(preferences);
    recents.add(Path.of("a.trill"));
    recents.add(Path.of("b b.trill"));
    recents.add(Path.of("x/../a.trill"));
    assertEquals(List.of(path("a.trill"), path("b b.trill")), files(recents));
    assertEquals(files(recents), files(new RecentFiles(preferences)));
    recents.remove(path("a.trill"));
    assertEquals(List.of(path("b b.trill")), files(new RecentFiles(preferences)));
    recents.forgetAll();
    assertEquals(List.of(), files(new RecentFiles(preferences)));
  }

  @Test
  void noMoreAreKeptThanThereIsRoomFor() {
    RecentFiles recents = new RecentFiles(preferences);
    for (int number = 0; number < 20; number++) {
      recents.add(Path.of("n".repeat(900) + number));
    }
    assertEquals(RecentFiles.MOST, files(recents).size());
    recents.add(Path.of("n".repeat(1500)));
    recents.add(Path.of("two\nlines"));
    assertEquals(RecentFiles.MOST, files(new RecentFiles(preferences)).size());
    assertEquals(path("n".repeat(900) + 19), files(recents).getFirst());
  }

  @Test
  void whatIsNoListIsNone() {
    preferences.put("recent files", "relative\n\n/one.trill\u0001\n");
    assertEquals(
        0, files(new RecentFiles(preferences)).stream().filter(p -> !p.isAbsolute()).count());
  }
}
