package org.trillsymbiont.model.sync;

/// Somebody in a room.
///
/// @param id their number in the room, 1 or more
/// @param isLegacy whether they speak dialect v1, which knows neither names nor presence
public record Participant(
    int id, Identity identity, Presence presence, boolean isLegacy, Role role) {

  /// A player.
  public Participant(int id, Identity identity, Presence presence, boolean isLegacy) {
    this(id, identity, presence, isLegacy, Role.PLAYER);
  }

  /// The same person in another role.
  public Participant withRole(Role other) {
    return new Participant(id, identity, presence, isLegacy, other);
  }
}
