package org.trillsymbiont.model.sync;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.edit.Edit;

/// What follows for a client from a message of the server.
///
/// @param toSend what must be sent now, in this order
/// @param overtaken parts of own edits that were made while there was no connection, and gave way
///   because others had changed the same fields meanwhile
/// @param rejected a message of the own that was not taken
/// @param needsResync whether something is missing, so that the connection must be made anew
public record Received(
    List<ClientMessage.Numbered> toSend,
    List<Edit> overtaken,
    ServerMessage.@Nullable Rejected rejected,
    boolean needsResync) {

  static final Received NOTHING = new Received(List.of(), List.of(), null, false);
  static final Received RESYNC = new Received(List.of(), List.of(), null, true);

  public Received {
    toSend = List.copyOf(toSend);
    overtaken = List.copyOf(overtaken);
  }
}
