package org.trillsymbiont.client.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Identity;

class ProfileTest {
  private static final Identity ADA = new Identity("Ada", Colour.PALETTE.get(3));

  private final Preferences preferences = Preferences.userRoot().node("profile-test");
  private final Profile profile = new Profile(preferences);

  @AfterEach
  void forget() throws BackingStoreException {
    preferences.removeNode();
  }

  @Test
  void nameAndColourAreAsTheyWereAtTheLastStart() {
    SimpleObjectProperty<Identity> identity = new SimpleObjectProperty<>(ADA);
    profile.remember(identity);
    identity.set(new Identity("Ada Lovelace", Colour.PALETTE.get(5)));
    assertEquals(identity.get(), new Profile(preferences).identity(null, new Random(1)));
    assertTrue(profile.hasColour());
  }

  @Test
  void aNameOnTheCommandLineKeepsTheColour() {
    profile.remember(new SimpleObjectProperty<>(ADA));
    assertEquals(
        new Identity("Ben", ADA.colour()), new Profile(preferences).identity("Ben", new Random(1)));
  }

  @Test
  void whatCannotBeANameIsReplaced() {
    preferences.put("name", "\u0007");
    preferences.put("colour", "mauve");
    Identity identity = profile.identity(null, new Random(1));
    assertEquals("Somebody", identity.name());
    assertTrue(Colour.PALETTE.contains(identity.colour()));
  }

  @Test
  void theFolderIsTheLastOneAsLongAsItIsThere(@TempDir Path folder) throws IOException {
    Path gone = Files.createDirectory(folder.resolve("gone"));
    SimpleObjectProperty<Path> before = new SimpleObjectProperty<>(Path.of("home"));
    profile.rememberFolder(before);
    assertEquals(Path.of("home"), before.get());
    before.set(gone);
    SimpleObjectProperty<Path> after = new SimpleObjectProperty<>(Path.of("home"));
    new Profile(preferences).rememberFolder(after);
    assertEquals(gone, after.get());
    Files.delete(gone);
    SimpleObjectProperty<Path> later = new SimpleObjectProperty<>(Path.of("home"));
    new Profile(preferences).rememberFolder(later);
    assertEquals(Path.of("home"), later.get());
  }

  @Test
  void followsUntilToldOtherwiseAndRemembersIt() {
    SimpleBooleanProperty following = new SimpleBooleanProperty(false);
    profile.rememberFollowing(following);
    assertTrue(following.get());
    following.set(false);
    SimpleBooleanProperty next = new SimpleBooleanProperty(true);
    new Profile(preferences).rememberFollowing(next);
    assertFalse(next.get());
  }
}
