package org.trillsymbiont.model.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// R47-R50
final class RolesTest {
  private static final int ADA = 1;
  private static final int BO = 2;
  private static final int CY = 3;
  private static final int WEB = 4;

  private final Roles roles = new Roles();

  private void comes(int number) {
    roles.come(number, "token-of-" + number, number == WEB);
    roles.settle(0);
  }

  @Test
  void theFirstIsTheHostAndTheOthersArePlayers() {
    comes(ADA);
    comes(BO);
    assertEquals(Role.HOST, roles.of(ADA));
    assertEquals(Role.PLAYER, roles.of(BO));
  }

  @Test
  void whoSpeaksTheOriginalsDialectIsNeverTheHost() {
    comes(WEB);
    assertEquals(Role.PLAYER, roles.of(WEB));
    assertEquals(OptionalLong.empty(), roles.successionMicros());
    comes(ADA);
    assertEquals(Role.HOST, roles.of(ADA));
    assertFalse(roles.appoint(WEB, Role.HOST));
    assertEquals(Role.HOST, roles.of(ADA));
  }

  @Test
  void aHostWhoComesBackInTimeIsTheHostAgain() {
    comes(ADA);
    comes(BO);
    roles.go(ADA, 1_000);
    assertEquals(OptionalLong.of(1_000 + Roles.HOST_AWAY_MICROS), roles.successionMicros());
    assertFalse(roles.settle(999 + Roles.HOST_AWAY_MICROS));
    assertEquals(Role.PLAYER, roles.of(BO));
    comes(ADA);
    assertEquals(Role.HOST, roles.of(ADA));
    assertEquals(OptionalLong.empty(), roles.successionMicros());
  }

  @Test
  void theFirstPlayerFollowsAHostWhoStaysAway() {
    comes(ADA);
    comes(BO);
    comes(CY);
    comes(WEB);
    roles.appoint(BO, Role.LISTENER);
    roles.go(ADA, 1_000);
    assertTrue(roles.settle(1_000 + Roles.HOST_AWAY_MICROS));
    assertEquals(Role.HOST, roles.of(CY));
    assertEquals(Role.LISTENER, roles.of(BO));
    comes(ADA);
    assertEquals(Role.PLAYER, roles.of(ADA));
    assertEquals(Role.HOST, roles.of(CY));
  }

  @Test
  void aListenerFollowsWhenThereIsNoPlayer() {
    comes(ADA);
    comes(BO);
    comes(WEB);
    roles.appoint(BO, Role.LISTENER);
    roles.go(ADA, 0);
    assertTrue(roles.settle(Roles.HOST_AWAY_MICROS));
    assertEquals(Role.HOST, roles.of(BO));
  }

  @Test
  void whoComesIntoAnEmptyRoomOfAHostLongGoneIsTheHost() {
    comes(ADA);
    roles.go(ADA, 0);
    assertEquals(OptionalLong.empty(), roles.successionMicros());
    roles.come(BO, "token-of-2", false);
    assertTrue(roles.settle(Roles.HOST_AWAY_MICROS));
    assertEquals(Role.HOST, roles.of(BO));
  }

  @Test
  void theHostHandsOver() {
    comes(ADA);
    comes(BO);
    roles.appoint(BO, Role.LISTENER);
    assertTrue(roles.appoint(BO, Role.HOST));
    assertEquals(Role.HOST, roles.of(BO));
    assertEquals(Role.PLAYER, roles.of(ADA));
    // And back: who was a listener before is a player now.
    assertTrue(roles.appoint(ADA, Role.HOST));
    assertEquals(Role.PLAYER, roles.of(BO));
  }

  @Test
  void theHostCanNotStepDownOrRemoveHimself() {
    comes(ADA);
    comes(BO);
    assertFalse(roles.appoint(ADA, Role.LISTENER));
    assertFalse(roles.appoint(ADA, Role.PLAYER));
    assertFalse(roles.kick(ADA, 0));
    assertEquals(Role.HOST, roles.of(ADA));
    assertFalse(roles.isBarred("token-of-1", 0));
  }

  @Test
  void aListenerIsOneAlsoWhenHeComesBack() {
    comes(ADA);
    comes(BO);
    assertTrue(roles.appoint(BO, Role.LISTENER));
    assertFalse(roles.appoint(BO, Role.LISTENER));
    roles.go(BO, 0);
    comes(BO);
    assertEquals(Role.LISTENER, roles.of(BO));
    assertTrue(roles.appoint(BO, Role.PLAYER));
    assertEquals(Role.PLAYER, roles.of(BO));
  }

  @Test
  void nobodyWhoIsNotThereIsAppointedOrAskedToLeave() {
    comes(ADA);
    assertFalse(roles.appoint(9, Role.HOST));
    assertFalse(roles.kick(9, 0));
    assertEquals(Role.HOST, roles.of(ADA));
  }

  @Test
  void whoWasAskedToLeaveStaysAwayForTenMinutes() {
    comes(ADA);
    comes(BO);
    assertTrue(roles.kick(BO, 1_000));
    roles.go(BO, 1_000);
    assertTrue(roles.isBarred("token-of-2", 999 + Roles.BARRED_MICROS));
    assertFalse(roles.isBarred("token-of-1", 1_000));
    assertFalse(roles.isBarred("token-of-2", 1_000 + Roles.BARRED_MICROS));
  }

  @Test
  void remembersAsManyListenersAsItHasPlaceFor() {
    comes(ADA);
    for (int number = 10; number < 10 + 300; number++) {
      comes(number);
      roles.appoint(number, Role.LISTENER);
      if (number > 10) {
        roles.go(number, 0);
      }
    }
    // The oldest who are away are forgotten, never somebody who is there.
    assertEquals(Role.LISTENER, roles.of(10));
    assertEquals(256, roles.kept().listeners().size());
    assertTrue(roles.kept().listeners().contains("token-of-309"));
    assertFalse(roles.kept().listeners().contains("token-of-11"));
  }

  @Test
  void whatIsKeptIsThereAfterARestart() {
    comes(ADA);
    comes(BO);
    comes(WEB);
    roles.appoint(BO, Role.LISTENER);
    roles.appoint(WEB, Role.LISTENER);
    assertTrue(roles.lock(Set.of(Lock.GRID)));
    assertFalse(roles.lock(Set.of(Lock.GRID)));
    Roles.Kept kept = roles.kept();
    assertEquals(
        new Roles.Kept("token-of-1", Set.of("token-of-2"), Set.of(Lock.GRID), Map.of()), kept);

    Roles again = new Roles(kept);
    again.come(BO, "token-of-2", false);
    assertFalse(again.settle(0));
    again.come(ADA, "token-of-1", false);
    assertEquals(Role.HOST, again.of(ADA));
    assertEquals(Role.LISTENER, again.of(BO));
    assertEquals(Set.of(Lock.GRID), again.locks());
    assertEquals(kept, again.kept());
  }

  @Test
  void whoHasToStayAwayStaysAwayForTheRestOfHisTimeAfterARestart() {
    comes(ADA);
    comes(BO);
    comes(CY);
    comes(WEB);
    roles.kick(BO, 1_000);
    roles.kick(CY, 9_000);
    roles.kick(WEB, 9_000);
    long later = 1_000 + Roles.BARRED_MICROS;
    Roles.Kept kept = roles.kept().from(later);
    assertEquals(Map.of("token-of-3", 8_000L), kept.barred());
    Roles again = new Roles(kept);
    assertEquals(kept, again.kept());
    assertFalse(again.isBarred("token-of-2", 0));
    assertTrue(again.isBarred("token-of-3", 7_999));
    assertFalse(again.isBarred("token-of-3", 8_000));
  }

  @Test
  void aHostWhoDoesNotComeBackAfterARestartIsFollowed() {
    Roles again = new Roles(new Roles.Kept("token-of-1", Set.of(), Set.of(), Map.of()));
    again.come(BO, "token-of-2", false);
    assertEquals(OptionalLong.of(Roles.HOST_AWAY_MICROS), again.successionMicros());
    assertTrue(again.settle(Roles.HOST_AWAY_MICROS));
    assertEquals(Role.HOST, again.of(BO));
  }
}
