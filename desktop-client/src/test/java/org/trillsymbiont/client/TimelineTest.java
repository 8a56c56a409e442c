package org.trillsymbiont.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.trillsymbiont.client.Conditions.eventually;
import static org.trillsymbiont.client.Stages.fromFx;
import static org.trillsymbiont.client.Stages.onFx;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.client.past.Looking;
import org.trillsymbiont.client.past.Place;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.model.history.Bars;
import org.trillsymbiont.model.history.Filter;
import org.trillsymbiont.model.history.History;
import org.trillsymbiont.model.sync.HistoryEvent;
import org.trillsymbiont.model.sync.Moment;
import org.trillsymbiont.model.sync.RoomName;

/// What hands do on the timeline, by mouse and by keys, and what is said of it: a jam of four
/// people that the server has kept, looked at by two others. R65-R68
final class TimelineTest extends TwoInThePast {
  private static final int EDITS = 240;
  private static final String TIMELINE = "#timeline";

  @Override
  void prepare(Path kept) throws Exception {
    LongJam.store(kept, RoomName.LOBBY, EDITS);
  }

  private static Place place(Player who) {
    return fromFx(() -> who.client().looking().viewProperty().get().where().orElseThrow());
  }

  private static double micros(Player who, History history) {
    return fromFx(() -> (double) place(who).micros(history));
  }

  /// Where the mark is, from the timeline's left edge.
  private static double markX(Player who) {
    return fromFx(() -> {
      who.client().root().layout();
      Bounds mark = node(who, ".history-mark").getBoundsInParent();
      return mark.getCenterX();
    });
  }

  private static double width(Player who) {
    return fromFx(() -> node(who, TIMELINE).getLayoutBounds().getWidth());
  }

  private static boolean isSelected(Player who) {
    return fromFx(() -> {
      who.client().root().layout();
      return node(who, ".history-selection").isVisible();
    });
  }

  /// Drags with Shift held; the headless robot has no Shift for the mouse.
  private static void shiftDrag(Player who, double fromX, double toX) {
    onFx(() -> {
      mouse(who, MouseEvent.MOUSE_PRESSED, fromX);
      mouse(who, MouseEvent.MOUSE_DRAGGED, (fromX + toX) / 2);
      mouse(who, MouseEvent.MOUSE_DRAGGED, toX);
      mouse(who, MouseEvent.MOUSE_RELEASED, toX);
    });
  }

  private static void mouse(Player who, EventType<MouseEvent> type, double x) {
    Node timeline = node(who, TIMELINE);
    Point2D at = timeline.localToScene(x, timeline.getLayoutBounds().getHeight() / 2);
    boolean isDown = !type.equals(MouseEvent.MOUSE_RELEASED);
    Event.fireEvent(
        timeline,
        new MouseEvent(
            type,
            at.getX(),
            at.getY(),
            at.getX(),
            at.getY(),
            MouseButton.PRIMARY,
            1,
            true,
            false,
            false,
            false,
            isDown,
            false,
            false,
            true,
            false,
            true,
            null));
  }

  /// Turns a wheel, in pixels; the headless robot turns it above the newest window only.
  private static void wheel(Player who, double x, double deltaX, double deltaY) {
    onFx(() -> {
      Node timeline = node(who, TIMELINE);
      Point2D at = timeline.localToScene(x, timeline.getLayoutBounds().getHeight() / 2);
      Event.fireEvent(
          timeline,
          new ScrollEvent(
              ScrollEvent.SCROLL,
              at.getX(),
              at.getY(),
              at.getX(),
              at.getY(),
              false,
              false,
              false,
              false,
              false,
              false,
              deltaX,
              deltaY,
              deltaX,
              deltaY,
              ScrollEvent.HorizontalTextScrollUnits.NONE,
              0,
              ScrollEvent.VerticalTextScrollUnits.NONE,
              0,
              0,
              null));
    });
  }

  @Test
  void aDragGoesThroughThePast() {
    History history = open(ada);
    long length = fromFx(history::length);
    List<Double> seen = new ArrayList<>();
    onFx(() ->
        ada.client()
            .looking()
            .viewProperty()
            .addListener((observed, before, now) ->
                seen.add((double) now.where().orElseThrow().micros(history))));
    ada.dragAlong(TIMELINE, 0.3, 0.8, 0.6);
    assertTrue(seen.size() > 5, seen + " on the way");
    assertEquals(seen.stream().sorted().toList(), seen, "onward only");
    assertMark(0.8 * width(ada), history, length);
    Place place = place(ada);
    awaitSees(ada, fromFx(() -> history.at(place.rev()).state()));
    assertFalse(isAway(ben), "he is not disturbed");
    ada.dragAlong(TIMELINE, 0.8, 0.25, 0.6);
    assertMark(0.25 * width(ada), history, length);
    assertTrue(micros(ada, history) < seen.getFirst());
    awaitSees(ada, fromFx(() -> history.at(place(ada).rev()).state()));
  }

  /// The mark is below the pointer; or a little to the left, when the room has changed its lead
  /// since, and so the same width shows more.
  private void assertMark(double pointerX, History history, long lengthBefore) {
    double earliest = pointerX * lengthBefore / fromFx(history::length);
    double x = markX(ada);
    assertTrue(earliest - 2 <= x && x <= pointerX + 2, x + " instead of " + pointerX);
  }

  @Test
  void aDragThatBeginsOnANameGoesNowhere() {
    open(ada);
    ada.type(TIMELINE, KeyCode.LEFT);
    Place before = place(ada);
    ada.dragAlong(TIMELINE, 0.03, 0.06, 0.6);
    assertEquals(before, place(ada));
  }

  @Test
  void theWheelShowsLessOfTheTimeAroundThePointer() {
    History history = open(ada);
    ada.dragAlong(TIMELINE, 0.2, 0.3, 0.6);
    double left = micros(ada, history);
    ada.dragAlong(TIMELINE, 0.3, 0.6, 0.6);
    double before = micros(ada, history) - left;
    double at = markX(ada);
    wheel(ada, 0.6 * width(ada), 0, 40);
    assertEquals(at, markX(ada), 2, "what is below the pointer stays there");
    ada.dragAlong(TIMELINE, 0.6, 0.3, 0.6);
    left = micros(ada, history);
    ada.dragAlong(TIMELINE, 0.3, 0.6, 0.6);
    double after = micros(ada, history) - left;
    assertEquals(before / 1.25, after, before * 0.02);
    // The keys do the same around where one looks.
    ada.type(TIMELINE, KeyCode.MINUS);
    ada.dragAlong(TIMELINE, 0.6, 0.3, 0.6);
    left = micros(ada, history);
    ada.dragAlong(TIMELINE, 0.3, 0.6, 0.6);
    assertEquals(before, micros(ada, history) - left, before * 0.02);
    ada.type(TIMELINE, KeyCode.PLUS);
    ada.type(TIMELINE, KeyCode.PLUS);
    double x = markX(ada);
    wheel(ada, 400, -40, 0);
    assertEquals(x - 40, markX(ada), 2, "a later time");
    wheel(ada, 400, 40, 0);
    assertEquals(x, markX(ada), 2);
  }

  @Test
  void shiftSelects() {
    open(ada);
    assertFalse(isSelected(ada));
    shiftDrag(ada, 0.4 * width(ada), 0.7 * width(ada));
    assertTrue(isSelected(ada));
    Bounds selected = fromFx(() -> node(ada, ".history-selection").getBoundsInParent());
    assertEquals(0.4 * width(ada), selected.getMinX(), 2);
    assertEquals(0.7 * width(ada), selected.getMaxX(), 2);
    ada.clickAt(TIMELINE, 0.5 * width(ada), 60);
    assertFalse(isSelected(ada), "a click begins anew");
    ada.type(TIMELINE, KeyCode.RIGHT, true, true);
    assertTrue(isSelected(ada));
    ada.type(TIMELINE, KeyCode.RIGHT);
    assertFalse(isSelected(ada));
  }

  @Test
  void controlAndArrowsGoFromBarToBar() {
    History history = open(ada);
    ada.type(TIMELINE, KeyCode.HOME);
    long last = -1;
    for (int bar = 0; bar < 6; bar++) {
      long before = last;
      OptionalLong next = fromFx(() -> new Bars(history).after(before));
      ada.type(TIMELINE, KeyCode.RIGHT, false, true);
      last = (long) micros(ada, history);
      assertEquals(next.orElseThrow(), last);
      assertEquals(0, column(history, place(ada)), "a bar begins there");
    }
    ada.type(TIMELINE, KeyCode.LEFT, false, true);
    long back = (long) micros(ada, history);
    long from = last;
    assertEquals(fromFx(() -> new Bars(history).before(from)).orElseThrow(), back);
    assertNotEquals(back, last);
  }

  /// Of the step that begins at a place; -1 when none does.
  private static int column(History history, Place place) {
    return fromFx(() -> {
      Moment moment = history.at(place.rev());
      long at = moment.atMicros() + place.offsetMicros();
      return moment
          .transport()
          .nextStep(at)
          .filter(step -> step.beginMicros() == at)
          .map(step -> step.column())
          .orElse(-1);
    });
  }

  @Test
  void bookmarksAreGoneToByKeysAndByTheirFlags() {
    History history = open(ada);
    open(ben);
    for (long rev : List.of(60L, 150L)) {
      onFx(() -> {
        var _ = ben.client().session().past().bookmark(rev, "Part " + rev);
      });
      eventually(() ->
          fromFx(() ->
              ada.client().session().past().bookmarksProperty().get().stream()
                  .anyMatch(each -> each.rev() == rev)));
    }
    ada.type(TIMELINE, KeyCode.PAGE_UP);
    assertEquals(150, rev(ada));
    double x = markX(ada);
    ada.type(TIMELINE, KeyCode.PAGE_UP);
    assertEquals(60, rev(ada));
    ada.type(TIMELINE, KeyCode.PAGE_UP);
    assertEquals(60, rev(ada), "there is none before");
    ada.type(TIMELINE, KeyCode.PAGE_DOWN);
    assertEquals(150, rev(ada));
    ada.type(TIMELINE, KeyCode.PAGE_DOWN);
    assertFalse(isAway(ada), "behind the last one it is now");
    // A flag is drawn below the times of day, to the right of its line.
    ada.clickAt(TIMELINE, x + 4, 22);
    assertEquals(new Place(150, 0), place(ada), "to the moment itself");
    awaitSees(ada, fromFx(() -> history.at(150).state()));
    assertFalse(isAway(ben));
  }

  @Test
  void aClickOnANameGoesAlongHisChanges() {
    History history = open(ada);
    int cleo = number(history, "Cleo");
    ada.type(TIMELINE, KeyCode.HOME);
    // The third line; each is as high as the others.
    double top = 2.8 * 0.88 * fontSize(ada);
    double height = fromFx(() -> node(ada, TIMELINE).getLayoutBounds().getHeight());
    int lanes = history.people().size() + 1;
    double lane = Math.min(26, (height - top - 4) / lanes);
    ada.clickAt(TIMELINE, 40, top + 2.5 * lane);
    assertEquals(0, rev(ada), "that alone goes nowhere");
    assertTrue(text(ada).contains("Cleo"), text(ada));
    List<Long> hers =
        fromFx(() ->
            history.events(0, history.end(), Filter.person(cleo)).stream()
                .map(HistoryEvent::rev)
                .toList());
    for (long rev : hers.subList(0, 5)) {
      ada.type(TIMELINE, KeyCode.RIGHT);
      assertEquals(rev, rev(ada));
    }
    ada.type(TIMELINE, KeyCode.LEFT);
    assertEquals(hers.get(3), rev(ada));
    ada.clickAt(TIMELINE, 40, top + 2.5 * lane);
    assertTrue(text(ada).contains("everybody"), text(ada));
    ada.type(TIMELINE, KeyCode.RIGHT);
    assertEquals(hers.get(3) + 1, rev(ada));
  }

  private static double fontSize(Player who) {
    return fromFx(() -> ((Labeled) node(who, "#history-where")).getFont().getSize());
  }

  private static int number(History history, String name) {
    return fromFx(() ->
        history.people().entrySet().stream()
            .filter(each -> each.getValue().name().equals(name))
            .findFirst()
            .orElseThrow()
            .getKey());
  }

  @Test
  void theKeysGoToWhatTheFiltersShow() {
    History history = open(ada);
    int ben = number(history, "Ben");
    onFx(() -> {
      MenuButton people = (MenuButton) node(ada, "#history-people");
      people.show();
      CheckMenuItem item =
          (CheckMenuItem)
              people.getItems().stream()
                  .filter(each -> ("history-person-" + ben).equals(each.getId()))
                  .findFirst()
                  .orElseThrow();
      item.setSelected(true);
      item.fire();
      people.hide();
      MenuButton kinds = (MenuButton) node(ada, "#history-kinds");
      CheckMenuItem notes =
          (CheckMenuItem)
              kinds.getItems().stream()
                  .filter(each -> "history-kind-NOTES".equals(each.getId()))
                  .findFirst()
                  .orElseThrow();
      notes.setSelected(true);
      notes.fire();
    });
    ada.type(TIMELINE, KeyCode.HOME);
    for (int count = 0; count < 5; count++) {
      ada.type(TIMELINE, KeyCode.RIGHT);
      HistoryEvent event = fromFx(() -> history.event(rev(ada)));
      assertEquals("Ben", Objects.requireNonNull(event.author()).name());
      assertTrue(
          event.edit().fields().stream().anyMatch(field -> field.pointer().endsWith("/isActive")),
          event::toString);
    }
  }

  @Test
  void nothingButKeysIsNeeded() {
    ada.type("#square-0", KeyCode.F4);
    History history = open(ada);
    assertTrue(isFocused(ada, TIMELINE), "it begins there");
    ada.type(TIMELINE, KeyCode.HOME);
    assertEquals(0, rev(ada));
    ada.type(TIMELINE, KeyCode.RIGHT, true, false);
    ada.type(TIMELINE, KeyCode.RIGHT, true, true);
    assertTrue(isSelected(ada));
    ada.type(TIMELINE, KeyCode.SPACE);
    eventually(() ->
        fromFx(() -> ada.client().looking().viewProperty().get()) instanceof Looking.View.Moving);
    assertTrue(isFocused(ada, TIMELINE), "it keeps the focus");
    ada.type(TIMELINE, KeyCode.SPACE);
    assertTrue(
        fromFx(() -> ada.client().looking().viewProperty().get()) instanceof Looking.View.Still);
    long here = rev(ada);
    assertTrue(here >= 0 && here < fromFx(history::end));
    ada.type(TIMELINE, KeyCode.ESCAPE);
    assertFalse(isAway(ada), "one key back to now");
    ada.type(TIMELINE, KeyCode.LEFT);
    assertEquals(fromFx(history::end), rev(ada));
    ada.type(TIMELINE, KeyCode.F4);
    assertFalse(isAway(ada), "closing it is coming back, too");
    assertFalse(isThere(ada, TIMELINE));
    ada.command(KeyCode.H, false);
    eventually(() -> isThere(ada, TIMELINE));
  }

  private static boolean isThere(Player who, String selector) {
    return fromFx(() -> who.client().root().lookup(selector) != null);
  }

  private static boolean isFocused(Player who, String selector) {
    return fromFx(() -> node(who, selector).equals(node(who, selector).getScene().getFocusOwner()));
  }

  private static String text(Player who) {
    return fromFx(() -> node(who, TIMELINE).getAccessibleText());
  }

  private static String value(Player who) {
    return fromFx(() ->
        String.valueOf(
            node(who, TIMELINE).queryAccessibleAttribute(AccessibleAttribute.VALUE_STRING)));
  }

  private static double number(Player who, AccessibleAttribute attribute) {
    return fromFx(() -> (Double) node(who, TIMELINE).queryAccessibleAttribute(attribute));
  }

  @Test
  void whereOneIsIsSaid() {
    History history = open(ada);
    assertEquals(AccessibleRole.SLIDER, fromFx(() -> node(ada, TIMELINE).getAccessibleRole()));
    assertEquals("Now", value(ada));
    assertEquals("History of everybody: Now", text(ada));
    assertEquals((double) history.length(), number(ada, AccessibleAttribute.VALUE));
    assertEquals((double) history.length(), number(ada, AccessibleAttribute.MAX_VALUE));
    onFx(() -> {
      var _ = ada.client().session().past().bookmark(100, "Intro");
    });
    eventually(
        () -> fromFx(() -> !ada.client().session().past().bookmarksProperty().get().isEmpty()));
    ada.type(TIMELINE, KeyCode.PAGE_UP);
    String who = Objects.requireNonNull(fromFx(() -> history.event(100).author())).name();
    assertTrue(
        value(ada).matches("Bookmark Intro, .*, " + who + ": .*, change 100 of \\d+"), value(ada));
    assertEquals(
        (double) fromFx(() -> history.micros(100)), number(ada, AccessibleAttribute.VALUE));
    ada.type(TIMELINE, KeyCode.DOWN);
    assertTrue(text(ada).startsWith("History of Ada: Bookmark Intro"), text(ada));
    ada.type(TIMELINE, KeyCode.HOME);
    assertTrue(value(ada).contains("The beginning"), value(ada));
    onFx(() ->
        node(ada, "#history").lookupAll("*").stream()
            .filter(ButtonBase.class::isInstance)
            .filter(Node::isFocusTraversable)
            .map(ButtonBase.class::cast)
            .forEach(button -> {
              String name =
                  Objects.requireNonNullElse(button.getAccessibleText(), button.getText());
              assertFalse(name.isBlank(), () -> button + " has no name");
            }));
  }

  @Test
  void itIsSaidInGermanToo() {
    Texts.use(Locale.GERMAN);
    try {
      open(ada);
      ada.type(TIMELINE, KeyCode.LEFT);
      // The room may have changed its lead meanwhile: how many there are is told by others.
      assertTrue(value(ada).matches(".+: .+, Änderung \\d+ von \\d+"), value(ada));
      ada.type(TIMELINE, KeyCode.END);
      assertEquals("Jetzt", value(ada));
    } finally {
      Texts.use(Locale.ENGLISH);
    }
  }
}
