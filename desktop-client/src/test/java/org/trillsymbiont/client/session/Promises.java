package org.trillsymbiont.client.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.Received;
import org.trillsymbiont.model.sync.ServerMessage;

/// What one client has been promised, field by field: the newest own value that has no answer yet
/// is what is seen, and it is sent until it has one, or its end is told. R28, R30, R31
///
/// Thread: FX.
final class Promises {
  private final Map<Field<?>, Mine> open = new HashMap<>();

  /// @param counter of the message that carries it; 0 while it waits
  private record Mine(Object value, long counter) {
    boolean isAnsweredBy(long ack) {
      return counter != 0 && counter <= ack;
    }
  }

  /// An edit was made.
  void made(Edit edit) {
    edit.fields().forEach(field -> open.put(field, new Mine(edit.get(field), 0)));
  }

  /// A message was handed to the connection.
  void sent(ClientMessage message) {
    if (message instanceof ClientMessage.Change change && !change.restores()) {
      for (Field<?> field : change.edit().fields()) {
        Mine mine = open.get(field);
        if (mine != null && mine.value().equals(change.edit().get(field))) {
          open.put(field, new Mine(mine.value(), change.counter()));
        }
      }
    }
  }

  /// A message has come, and what it asks for has been sent.
  ///
  /// @param you the own number in the room
  void received(ServerMessage message, Received received, int you) {
    switch (message) {
      case ServerMessage.Welcome welcome -> welcomed(welcome, received);
      case ServerMessage.Edited edited when edited.id().by() == you ->
          answered(edited.id().counter());
      case ServerMessage.Merged merged -> answered(merged.ack());
      case ServerMessage.Rejected rejected ->
          open.values().removeIf(mine -> mine.counter() == rejected.counter());
      default -> {
        // It answers nothing.
      }
    }
  }

  private void answered(long ack) {
    open.values().removeIf(mine -> mine.isAnsweredBy(ack));
  }

  private void welcomed(ServerMessage.Welcome welcome, Received received) {
    Map<Field<?>, Mine> resent = new HashMap<>();
    for (ClientMessage.Numbered message : received.toSend()) {
      if (message instanceof ClientMessage.Change change && !change.restores()) {
        Edit edit = change.edit();
        edit.fields()
            .forEach(field -> resent.put(field, new Mine(edit.get(field), change.counter())));
      }
    }
    answered(welcome.ack());
    open.forEach((field, mine) ->
        assertTrue(
            mine.equals(resent.get(field)) || isTold(received, field, mine.value()),
            () -> "own edit lost: " + field + "=" + mine + " at " + welcome + ": " + received));
    // Of an edit that gave way an older one may be left, which says the same as the room.
    open.clear();
    open.putAll(resent);
  }

  private static boolean isTold(Received received, Field<?> field, Object value) {
    return received.overtaken().stream()
        .anyMatch(edit -> edit.sets(field) && edit.get(field).equals(value));
  }

  /// Zero flicker. R28
  void checkVisible(AppState visible) {
    open.forEach(
        (field, mine) -> assertEquals(mine.value(), field.get(visible), "flicker of " + field));
  }

  /// Whether everything has been answered.
  boolean areKept() {
    return open.isEmpty();
  }
}
