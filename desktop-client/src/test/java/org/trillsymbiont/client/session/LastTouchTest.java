package org.trillsymbiont.client.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.client.session.LastTouch.Touch;
import org.trillsymbiont.client.session.LastTouch.Who;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Transport;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.EditId;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.sync.ServerMessage;

class LastTouchTest {
  private static final int YOU = 1;
  private static final int ADA = 2;
  private static final Identity ADAS = new Identity("Ada", Colour.PALETTE.getFirst());
  private static final Edit ON = set(Fields.square(5).active(), true);

  private static final Transport REST = Transport.of(List.of(new Transport.Segment(0, 0, 0, 250)));

  private long now = 1000;
  private long rev;
  private final LastTouch touches =
      new LastTouch(number -> Map.of(ADA, ADAS).get(number), () -> now);

  private static <T> Edit set(Field<T> field, T value) {
    return Edit.of("Set", field, value);
  }

  private void edited(int by, Edit edit) {
    rev++;
    touches.received(new ServerMessage.Edited(rev, new EditId(by, rev), 0, edit), YOU);
  }

  private void welcome(long from, Edit set, Set<Field<?>> news) {
    touches.received(
        new ServerMessage.Welcome(
            YOU, RoomName.LOBBY, "epoch", rev, 0, 0, false, from, set, news, REST, List.of()),
        YOU);
  }

  private @Nullable Who who(int square) {
    Touch touch = touches.of(square);
    return touch == null ? null : touch.who();
  }

  @Test
  void ownEditsAreYoursBeforeTheServerHasTakenThem() {
    touches.made(ON, AppState.INITIAL);
    assertEquals(new Touch(new Who.You(), 1000), touches.of(5));
    assertNull(touches.of(6));
  }

  @Test
  void anothersEditIsTheirsWithTheNameOfThen() {
    edited(ADA, ON);
    assertEquals(new Touch(new Who.Other(ADAS), 1000), touches.of(5));
  }

  @Test
  void theServersOrderDecides() {
    touches.made(ON, AppState.INITIAL);
    edited(ADA, set(Fields.square(5).primaryGain(), 0.3));
    assertEquals(new Who.Other(ADAS), who(5));
    edited(YOU, ON);
    assertEquals(new Who.You(), who(5));
  }

  @Test
  void theRoomsOwnEditsAreTheEvolutions() {
    edited(EditId.ROOM, ON);
    assertEquals(new Who.Evolution(), who(5));
  }

  @Test
  void onlyWhatChangesIsTouched() {
    edited(ADA, ON);
    now = 2000;
    edited(YOU, Gestures.clear());
    assertEquals(new Touch(new Who.You(), 2000), touches.of(5));
    assertNull(touches.of(6), "it was off before");
    edited(ADA, set(Fields.square(5).expanded(), true));
    assertEquals(new Who.You(), who(5), "to unfold a panel is not to touch");
  }

  @Test
  void whoIsNotKnownIsNotNamed() {
    edited(ADA, ON);
    edited(77, set(Fields.square(5).active(), false));
    assertNull(touches.of(5));
  }

  @Test
  void aNewcomerKnowsNothing() {
    touches.made(ON, AppState.INITIAL);
    welcome(0, ON, Set.of());
    assertNull(touches.of(5));
    edited(ADA, ON);
    assertNull(touches.of(5), "it was on when they came");
  }

  @Test
  void whatOthersDidWhileTheConnectionWasLostIsForgotten() {
    edited(ADA, ON);
    edited(ADA, set(Fields.square(6).active(), true));
    Edit off = set(Fields.square(5).active(), false);
    welcome(2, off, Set.of(Fields.square(5).active()));
    assertNull(touches.of(5));
    assertEquals(new Who.Other(ADAS), who(6));
  }

  @Test
  void ofMergedEditsNobodyIsTheAuthor() {
    edited(ADA, ON);
    Edit both = Edit.labelled("Both").set(Fields.square(5).active(), false).build();
    touches.received(new ServerMessage.Merged(1, 9, 0, 0, both, REST), YOU);
    assertNull(touches.of(5));
  }

  @Test
  void listenersHearOfWhatChangesAndOfNothingElse() {
    AtomicInteger heard = new AtomicInteger();
    touches.onChange(heard::incrementAndGet);
    edited(ADA, ON);
    assertEquals(1, heard.get());
    edited(ADA, set(Fields.TEMPO, 90.0));
    assertEquals(1, heard.get());
  }
}
