package org.trillsymbiont.server.room;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.Participant;
import org.trillsymbiont.model.sync.Presence;
import org.trillsymbiont.model.sync.Rejection;
import org.trillsymbiont.model.sync.Rights;
import org.trillsymbiont.model.sync.Role;
import org.trillsymbiont.model.sync.Roles;
import org.trillsymbiont.model.sync.ServerMessage.Conditions;
import org.trillsymbiont.model.sync.ServerMessage.Rejected;

/// Who may do what in a room: the roles of those who are there, what is locked, and whether
/// anything may be changed at all. Tokens are seats' keys here ([SeatKey]). What changes of it is
/// told to everybody.
///
/// Thread: confined to the room's mailbox.
final class HouseRules {
  private final Mailbox mailbox;
  private final LongSupplier micros;
  private final Roster roster;
  private final Supplier<@Nullable String> readOnly;
  private final Consumer<Roles.Kept> keep;
  private final Consumer<Conditions> tell;
  private final Roles roles;
  private Roles.Kept kept;
  private Mailbox.@Nullable Cancellation succession;

  /// @param micros the room's clock
  /// @param roster learns who is what
  /// @param kept what has been stored with the room
  /// @param readOnly why nobody may change anything, a sentence; null when it is not so
  /// @param keep stores what is to be stored with the room, when it has changed
  /// @param tell tells everybody what may be changed
  HouseRules(
      Mailbox mailbox,
      LongSupplier micros,
      Roster roster,
      Roles.Kept kept,
      Supplier<@Nullable String> readOnly,
      Consumer<Roles.Kept> keep,
      Consumer<Conditions> tell) {
    this.mailbox = mailbox;
    this.micros = micros;
    this.roster = roster;
    this.readOnly = readOnly;
    this.keep = keep;
    this.tell = tell;
    this.kept = kept;
    roles = new Roles(kept);
  }

  /// What is to be stored with the room.
  Roles.Kept kept() {
    return roles.kept();
  }

  /// What may be changed, as everybody is told.
  Conditions conditions() {
    return new Conditions(roles.locks(), readOnly.get());
  }

  /// What somebody in the room may change.
  Rights rights(Session who) {
    return new Rights(roles.of(who.number()), roles.locks(), readOnly.get());
  }

  /// Whether somebody was asked to leave, and comes too early.
  boolean isBarred(String token) {
    return roles.isBarred(token, micros.getAsLong());
  }

  /// Somebody has come.
  void come(Participant who, String token) {
    roles.come(who.id(), token, who.isLegacy());
    roles.settle(micros.getAsLong());
    roster.join(who.withRole(roles.of(who.id())));
    follow();
  }

  /// Somebody has left.
  void go(int number) {
    roster.leave(number);
    roles.go(number, micros.getAsLong());
    follow();
  }

  private void keep() {
    Roles.Kept now = roles.kept();
    if (!now.equals(kept)) {
      kept = now;
      keep.accept(now);
    }
  }

  private void follow() {
    roster.cast(roles::of);
    keep();
    if (succession != null) {
      succession.cancel();
      succession = null;
    }
    OptionalLong due = roles.successionMicros();
    if (due.isPresent()) {
      long wait = Math.max(0, due.getAsLong() - micros.getAsLong());
      succession = mailbox.postAfter(TimeUnit.MICROSECONDS.toNanos(wait), this::succeed);
    }
  }

  private void succeed() {
    // It may have been called off on its way here; then nothing is due.
    roles.settle(micros.getAsLong());
    follow();
  }

  /// What is told of what somebody is about: a listener lets nothing sound.
  Presence shown(Session who, Presence presence) {
    return roles.of(who.number()) == Role.LISTENER ? presence.withHeld(-1) : presence;
  }

  /// Does what only the host may say.
  ///
  /// @param remove lets a participant go, by his number
  /// @return false when somebody else has said it, and has been told
  boolean take(V2Session author, ClientMessage.Command command, IntConsumer remove) {
    if (roles.of(author.number()) != Role.HOST) {
      author.tell(new Rejected(0, Rejection.NOT_HOST, "Only the host may do that."));
      return false;
    }
    switch (command) {
      case ClientMessage.Appoint(int who, Role as) -> {
        if (roles.appoint(who, as)) {
          follow();
        }
      }
      case ClientMessage.Kick(int who) -> {
        if (roles.kick(who, micros.getAsLong())) {
          remove.accept(who);
        }
      }
      case ClientMessage.SetLocks(var locks) -> {
        if (roles.lock(locks)) {
          tell.accept(conditions());
          keep();
        }
      }
    }
    return true;
  }
}
