package org.trillsymbiont.server.room;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.Participant;
import org.trillsymbiont.model.sync.Presence;

/// R25: who is here and what of it is told when.
final class RosterTest {
  private static final Identity ANN = new Identity("Ann", Colour.PALETTE.getFirst());
  private static final Identity BEN = new Identity("Ben", Colour.PALETTE.getLast());

  private final Roster roster = new Roster();

  private static Participant participant(int id, Identity identity, Presence presence) {
    return new Participant(id, identity, presence, false);
  }

  private void join(int id, Identity identity) {
    roster.join(participant(id, identity, Presence.NONE));
  }

  @Test
  void tellsAtOnceWhoComesAndWhoLeaves() {
    assertEquals(Optional.empty(), roster.nanosUntilDue(0));
    join(1, ANN);
    assertEquals(Optional.of(0L), roster.nanosUntilDue(0));
    roster.take(0);
    join(2, BEN);
    roster.leave(1);
    assertEquals(Optional.of(0L), roster.nanosUntilDue(1));
    var told = roster.take(1);
    assertEquals(List.of(participant(2, BEN, Presence.NONE)), told.here());
    assertEquals(Set.of(1), told.left());
    assertEquals(Optional.empty(), roster.nanosUntilDue(2));
  }

  @Test
  void mergesTheRestAndTellsItAThirtiethOfASecondAfterTheLast() {
    join(1, ANN);
    join(2, BEN);
    roster.take(1000);
    roster.show(1, ANN, Presence.NONE.withHeld(3));
    roster.show(1, ANN, Presence.NONE.withHeld(4));
    assertEquals(Optional.of(Roster.INTERVAL_NANOS - 5), roster.nanosUntilDue(1005));
    Participant last = participant(1, ANN, Presence.NONE.withHeld(4));
    assertEquals(List.of(last), roster.take(1000 + Roster.INTERVAL_NANOS).here());
    assertEquals(List.of(last, participant(2, BEN, Presence.NONE)), roster.all());
  }

  @Test
  void tellsAtOnceAfterAPause() {
    join(1, ANN);
    roster.take(0);
    roster.show(1, ANN, Presence.NONE.withFocus("/tempo"));
    assertEquals(
        true, roster.nanosUntilDue(Roster.INTERVAL_NANOS + 1).orElseThrow() <= 0, "due already");
  }

  @Test
  void saysNothingOfWhatHasNotChanged() {
    join(1, ANN);
    roster.take(0);
    roster.show(1, ANN, Presence.NONE);
    assertEquals(Optional.empty(), roster.nanosUntilDue(1));
  }

  @Test
  void forgetsWhatWasUntoldOfWhoLeaves() {
    join(1, ANN);
    roster.take(0);
    roster.show(1, ANN, Presence.NONE.withHeld(3));
    roster.leave(1);
    roster.show(1, ANN, Presence.NONE.withHeld(4));
    var told = roster.take(1);
    assertEquals(List.of(), told.here());
    assertEquals(Set.of(1), told.left());
    assertEquals(List.of(), roster.all());
  }

  @Test
  void whoComesBackBeforeItWasToldHasNotLeft() {
    join(1, ANN);
    roster.take(0);
    roster.leave(1);
    join(1, BEN);
    var told = roster.take(1);
    assertEquals(List.of(participant(1, BEN, Presence.NONE)), told.here());
    assertEquals(Set.of(), told.left());
  }
}
