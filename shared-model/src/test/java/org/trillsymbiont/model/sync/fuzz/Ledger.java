package org.trillsymbiont.model.sync.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.Received;
import org.trillsymbiont.model.sync.ServerMessage;

/// What one player has been promised, field by field: the newest value of his own that has no
/// answer yet, and the one that was answered but may still be lost in a crash. It knows what he
/// did, what was sent and what arrived, and nothing of how a replica works.
final class Ledger {
  private final Map<Field<?>, Mine> open = new HashMap<>();
  private final Map<Field<?>, Taken> taken = new HashMap<>();

  /// @param counter of the message that carries it; 0 when it was not sent yet
  private record Mine(Object value, long counter) {
    boolean isAnsweredBy(long ack) {
      return counter != 0 && counter <= ack;
    }
  }

  private record Taken(Object value, long counter, long rev) {}

  void made(Edit edit) {
    edit.fields().forEach(field -> open.put(field, new Mine(edit.get(field), 0)));
  }

  void sent(List<ClientMessage.Numbered> messages) {
    last(messages)
        .forEach((field, sent) -> {
          Mine mine = open.get(field);
          if (mine != null && mine.value().equals(sent.value())) {
            open.put(field, sent);
          }
        });
  }

  private static Map<Field<?>, Mine> last(List<ClientMessage.Numbered> messages) {
    Map<Field<?>, Mine> last = new LinkedHashMap<>();
    for (ClientMessage.Numbered message : messages) {
      if (message instanceof ClientMessage.Change change && !change.restores()) {
        for (Field<?> field : change.edit().fields()) {
          last.put(field, new Mine(change.edit().get(field), change.counter()));
        }
      }
    }
    return last;
  }

  void edited(ServerMessage.Edited edited, boolean isMine) {
    if (isMine) {
      open.values().removeIf(mine -> mine.isAnsweredBy(edited.id().counter()));
    }
    for (Field<?> field : edited.edit().fields()) {
      if (isMine) {
        taken.put(field, new Taken(edited.edit().get(field), edited.id().counter(), edited.rev()));
      } else {
        taken.remove(field);
      }
    }
  }

  void rejected(long counter) {
    open.values().removeIf(mine -> mine.counter() == counter);
  }

  void saved(long rev) {
    taken.values().removeIf(mine -> mine.rev() <= rev);
  }

  /// Several edits arrived as one.
  void caughtUp(long rev, long ack, AppState confirmed) {
    open.forEach((field, mine) -> {
      if (mine.isAnsweredBy(ack)) {
        taken.put(field, new Taken(mine.value(), mine.counter(), rev));
      }
    });
    open.values().removeIf(mine -> mine.isAnsweredBy(ack));
    taken.entrySet().removeIf(mine -> !isIn(confirmed, mine.getKey(), mine.getValue().value()));
  }

  private static boolean isIn(AppState state, Field<?> field, Object value) {
    return field.get(state).equals(value);
  }

  /// A welcome has come: each promise is kept, or its end is told. R18, R30, R31
  ///
  /// @param goesOn whether it is the epoch from before
  void welcomed(
      ServerMessage.Welcome welcome, Received received, boolean goesOn, AppState confirmed) {
    Map<Field<?>, Mine> resent = last(received.toSend());
    open.forEach((field, mine) ->
        assertTrue(
            field == Fields.CURRENT_SEQUENCE_STEP
                || mine.isAnsweredBy(welcome.ack())
                || (resent.containsKey(field) && resent.get(field).value().equals(mine.value()))
                || isTold(received, field, mine.value()),
            () -> "own edit lost: " + field + "=" + mine + " at " + said(welcome, received)));
    if (goesOn) {
      caughtUp(welcome.rev(), welcome.ack(), confirmed);
    } else if (welcome.isDurable()) {
      taken.forEach((field, mine) ->
          assertTrue(
              field == Fields.CURRENT_SEQUENCE_STEP
                  || mine.counter() <= welcome.ack()
                  || isIn(confirmed, field, mine.value())
                  || open.containsKey(field)
                  || (resent.containsKey(field) && resent.get(field).value().equals(mine.value()))
                  || isTold(received, field, mine.value()),
              () -> "a crash took " + field + "=" + mine + " at " + said(welcome, received)));
    }
    if (!goesOn) {
      taken.clear();
    }
    open.clear();
    open.putAll(resent);
  }

  private static boolean isTold(Received received, Field<?> field, Object value) {
    return received.overtaken().stream()
        .anyMatch(edit -> edit.sets(field) && edit.get(field).equals(value));
  }

  private static String said(ServerMessage.Welcome welcome, Received received) {
    return "rev " + welcome.rev() + ", ack " + welcome.ack() + ", " + received;
  }

  /// Zero flicker: what is own and unanswered is what is seen. R28
  void checkVisible(AppState visible) {
    open.forEach(
        (field, mine) -> assertEquals(mine.value(), field.get(visible), "flicker of " + field));
  }

  void checkSettled() {
    assertTrue(open.isEmpty(), () -> "never answered: " + open);
  }
}
