package org.trillsymbiont.client.view.history;

import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.past.Looking;
import org.trillsymbiont.client.past.Place;
import org.trillsymbiont.client.past.Stretch;
import org.trillsymbiont.client.session.PastOfRoom;
import org.trillsymbiont.model.history.History;
import org.trillsymbiont.model.sync.Bookmark;

/// What hands do on the timeline.
///
/// | | |
/// |---|---|
/// | click, drag | look there |
/// | Shift and drag, Shift and arrows | select |
/// | wheel; + and - | see more or less of the time at once |
/// | Shift and wheel, sideways | see an earlier or later time |
/// | Left, Right | the event before, the next one |
/// | Ctrl and Left, Right | the bar before, the next one |
/// | Up, Down | whose events these are |
/// | Page up, Page down | the bookmark before, the next one |
/// | Home, End | the begin; now |
///
/// Thread: FX.
final class TimelineInput {
  private static final double ZOOM = 1.25;

  private final Timeline timeline;
  private final PastOfRoom past;
  private final Looking looking;
  private @Nullable Place anchor;

  /// Whether what is dragged began on the time, not on a name or a bookmark.
  private boolean isDragging;

  TimelineInput(Timeline timeline, PastOfRoom past, Looking looking) {
    this.timeline = timeline;
    this.past = past;
    this.looking = looking;
  }

  void listen() {
    timeline.setOnMousePressed(this::pressed);
    timeline.setOnMouseDragged(this::dragged);
    timeline.setOnMouseReleased(event -> isDragging = false);
    timeline.setOnScroll(this::scrolled);
    // In a filter, before the scene takes the arrow keys for its own focus traversal.
    timeline.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
  }

  private void pressed(MouseEvent event) {
    History history = past.history();
    TimeScale scale = timeline.scale();
    if (event.getButton() != MouseButton.PRIMARY || history == null || scale == null) {
      return;
    }
    timeline.requestFocus();
    event.consume();
    isDragging = false;
    Optional<Bookmark> flag = timeline.bookmarkAt(event.getX(), event.getY());
    if (flag.isPresent()) {
      looking.go(Place.at(flag.get().rev()));
    } else if (event.getX() < scale.left()) {
      int lane = timeline.laneAt(event.getY());
      timeline.choose(lane == timeline.chosen() ? -1 : lane);
    } else {
      isDragging = true;
      Place place = at(event, history, scale);
      if (event.isShiftDown()) {
        anchor = looking.viewProperty().get().where().orElse(place);
        select(place);
      } else {
        anchor = null;
        timeline.select(Optional.empty());
        looking.go(place);
      }
    }
  }

  private void dragged(MouseEvent event) {
    History history = past.history();
    TimeScale scale = timeline.scale();
    if (!isDragging || history == null || scale == null) {
      return;
    }
    Place place = at(event, history, scale);
    if (event.isShiftDown()) {
      select(place);
    }
    looking.go(place);
  }

  private static Place at(MouseEvent event, History history, TimeScale scale) {
    return Place.at(history, (long) scale.micros(event.getX()));
  }

  private void select(Place to) {
    Place from = anchor;
    if (from == null) {
      from = looking.viewProperty().get().where().orElse(to);
      anchor = from;
    }
    timeline.select(Optional.of(Stretch.between(from, to)));
  }

  private void scrolled(ScrollEvent event) {
    History history = past.history();
    TimeScale scale = timeline.scale();
    if (history == null || scale == null) {
      return;
    }
    double sideways = event.getDeltaX();
    timeline.show(
        sideways == 0
            ? scale.zoomed(
                event.getDeltaY() > 0 ? 1 / ZOOM : ZOOM,
                scale.micros(event.getX()),
                (double) history.length())
            : scale.moved(-sideways / scale.width() * scale.length(), (double) history.length()));
    event.consume();
  }

  private void zoom(double factor, History history) {
    TimeScale scale = timeline.scale();
    if (scale != null) {
      double around =
          looking
              .viewProperty()
              .get()
              .where()
              .map(place -> (double) place.micros(history))
              .orElse((double) history.length());
      timeline.show(scale.zoomed(factor, around, (double) history.length()));
    }
  }

  private void key(KeyEvent event) {
    History history = past.history();
    if (history == null
        || event.isAltDown()
        || event.isMetaDown()
        || (event.isControlDown() && !event.getCode().isArrowKey())) {
      return;
    }
    boolean isHandled = true;
    Jumps jumps = new Jumps(history, timeline.keysFilter());
    Optional<Place> here = looking.viewProperty().get().where();
    List<Bookmark> bookmarks = past.bookmarksProperty().get();
    switch (event.getCode()) {
      case LEFT, KP_LEFT ->
          go(event, event.isControlDown() ? jumps.previousBar(here) : jumps.previousEvent(here));
      case RIGHT, KP_RIGHT ->
          onward(event, here.flatMap(event.isControlDown() ? jumps::nextBar : jumps::nextEvent));
      case UP, KP_UP -> timeline.choose(Math.max(-1, timeline.chosen() - 1));
      case DOWN, KP_DOWN ->
          timeline.choose(Math.min(timeline.lanes().size() - 1, timeline.chosen() + 1));
      case PAGE_UP ->
          go(event, jumps.previousBookmark(here, bookmarks).map(mark -> Place.at(mark.rev())));
      case PAGE_DOWN ->
          onward(
              event,
              here.flatMap(place -> jumps.nextBookmark(place, bookmarks))
                  .map(mark -> Place.at(mark.rev())));
      case HOME -> go(event, Optional.of(Place.at(history.begin())));
      case END -> looking.backToNow();
      case PLUS, ADD, EQUALS -> zoom(1 / ZOOM, history);
      case MINUS, SUBTRACT -> zoom(ZOOM, history);
      default -> isHandled = false;
    }
    if (isHandled) {
      event.consume();
    }
  }

  private void go(KeyEvent event, Optional<Place> to) {
    to.ifPresent(place -> {
      if (event.isShiftDown()) {
        select(place);
      } else {
        anchor = null;
        timeline.select(Optional.empty());
      }
      looking.go(place);
    });
  }

  /// Behind the last one it is now.
  private void onward(KeyEvent event, Optional<Place> to) {
    if (to.isPresent()) {
      go(event, to);
    } else if (!event.isShiftDown()) {
      looking.backToNow();
    }
  }
}
