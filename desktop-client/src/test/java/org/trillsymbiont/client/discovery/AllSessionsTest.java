package org.trillsymbiont.client.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.sync.JoinLink;

class AllSessionsTest {
  private static final Found HERE =
      new Found("", 1, 2, JoinLink.parse("127.0.0.1:8788"), false, true);
  private static final Found HERE_AROUND =
      new Found("Ada", 1, 1, JoinLink.parse("192.168.1.5:8788"), false, true);
  private static final Found STUDIO =
      new Found("Ben", 1, 1, JoinLink.parse("192.168.1.7:8788"), false, false);

  private final FakeSessions here = new FakeSessions();
  private final FakeSessions around = new FakeSessions();
  private final SimpleBooleanProperty isWanted = new SimpleBooleanProperty(true);
  private final AllSessions all = new AllSessions(here, around, isWanted);

  @Test
  void aSessionOfThisComputerIsListedOnceUnderItsName() {
    here.find(HERE);
    around.find(HERE_AROUND, STUDIO);
    Found named = new Found("Ada", 1, 2, HERE.link(), false, true);
    assertEquals(List.of(named, STUDIO), all.foundProperty().get());
    around.find();
    assertEquals(List.of(HERE), all.foundProperty().get());
  }

  @Test
  void looksAroundOnlyWhenThatIsWanted() {
    isWanted.set(false);
    all.look();
    assertTrue(here.isLooking());
    assertFalse(around.isLooking());
    isWanted.set(true);
    assertTrue(around.isLooking(), "a switch takes effect at once");
    isWanted.set(false);
    assertFalse(around.isLooking());
    all.rest();
    isWanted.set(true);
    assertFalse(around.isLooking(), "nobody looks at a list that is not seen");
    all.look();
    assertTrue(around.isLooking());
    all.close();
    assertFalse(here.isLooking() || around.isLooking());
  }
}
