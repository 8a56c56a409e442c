package org.trillsymbiont.model.sync;

/// A room in the list of rooms.
///
/// @param participants how many are in it, 0 or more
/// @param hasPin whether a PIN is asked for
public record RoomInfo(RoomName name, int participants, boolean hasPin) {}
