package org.trillsymbiont.model.sync;

import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.edit.Edit;

/// An edit as the room remembers it.
///
/// @param rev the revision that it made, 1 or more
/// @param id whose it is, and its number there
/// @param author who made it, as he was called then; null for the room itself
/// @param epoch which of the room's epochs it was made in, counted from 1
/// @param atMicros when, by the clock of that epoch
/// @param wallMillis when, UTC in milliseconds since 1970
/// @param gesture edits of one author in a row with the same number are one gesture; 0 when that is
///   not known
public record HistoryEvent(
    long rev,
    EditId id,
    @Nullable Identity author,
    int epoch,
    long atMicros,
    long wallMillis,
    long gesture,
    Edit edit) {}
