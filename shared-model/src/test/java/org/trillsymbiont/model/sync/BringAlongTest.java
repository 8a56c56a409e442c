package org.trillsymbiont.model.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.state.AppState;

/// The server has gone, and another one goes on with the room, which stores rooms. R80
final class BringAlongTest {
  private final Studio studio = Studio.durable();
  private final Studio.Guest ada = studio.guest("ada");
  private final Studio.Guest bob = studio.guest("bob");

  private void playsAndLosesTheServer() {
    ada.sets(Fields.TEMPO, 140.0);
    bob.sets(Fields.MASTER_VOLUME, 0.5);
    studio.settles();
    studio.saves();
    studio.settles();
    studio.restarts(null);
    bob.sets(Fields.REVERB, 0.25);
  }

  @Test
  void theFirstWhoComesBringsEverythingAndTheOthersFindIt() {
    playsAndLosesTheServer();
    ada.replica().bringAlong();
    bob.replica().bringAlong();
    ada.connects();
    studio.settles();
    assertEquals(140, studio.authority().state().tempo());
    assertEquals(0.5, studio.authority().state().masterVolume());
    Received found = bob.connects();
    assertEquals(0, found.overtaken().size(), "nobody has changed anything");
    studio.settles();
    assertEquals(0.25, ada.sees(Fields.REVERB), "what Bob did meanwhile came along");
    ada.assertSeesWhatTheServerHas();
    bob.assertSeesWhatTheServerHas();
  }

  /// What others do there already stays.
  @Test
  void whoComesLaterGivesWay() {
    playsAndLosesTheServer();
    ada.replica().bringAlong();
    ada.connects();
    studio.settles();
    ada.sets(Fields.REVERB, 0.75);
    studio.settles();
    bob.replica().bringAlong();
    assertEquals(1, bob.connects().overtaken().size());
    studio.settles();
    assertEquals(0.75, bob.sees(Fields.REVERB));
  }

  /// R19: a room that is gone where it was stored is gone, unless it is gone on with.
  @Test
  void isSaidForOneWelcomeOnly() {
    playsAndLosesTheServer();
    ada.replica().bringAlong();
    ada.connects();
    studio.settles();
    studio.saves();
    studio.settles();
    studio.restarts(null);
    ada.connects();
    studio.settles();
    assertEquals(AppState.INITIAL.tempo(), studio.authority().state().tempo());
  }
}
