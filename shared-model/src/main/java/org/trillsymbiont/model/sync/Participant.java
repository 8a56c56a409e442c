package org.trillsymbiont.model.sync;

/// Somebody in a room.
///
/// @param id their number in the room, 1 or more
/// @param isLegacy whether they speak dialect v1, which knows neither names nor presence
public record Participant(int id, Identity identity, Presence presence, boolean isLegacy) {}
