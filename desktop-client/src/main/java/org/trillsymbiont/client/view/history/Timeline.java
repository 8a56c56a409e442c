package org.trillsymbiont.client.view.history;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.past.Looking;
import org.trillsymbiont.client.past.Place;
import org.trillsymbiont.client.past.Stretch;
import org.trillsymbiont.client.session.PastOfRoom;
import org.trillsymbiont.client.view.Probe;
import org.trillsymbiont.model.history.Filter;
import org.trillsymbiont.model.history.History;
import org.trillsymbiont.model.sync.Bookmark;

/// The room's past as one line of time for each person, to be gone through by mouse and by keys
/// ([TimelineInput]). The picture is drawn when it changes; the mark of where one looks is a node
/// above it, so that going through the past draws nothing anew.
///
/// Thread: FX.
final class Timeline extends Region {
  private static final double RIGHT = 14;
  private static final double FOOT = 4;
  private static final double MOST_LANE = 26;
  private static final double LEAST_LANE = 11;

  private final PastOfRoom past;
  private final Looking looking;
  private final Canvas canvas = new Canvas();
  private final Region selected = new Region();
  private final Region mark = new Region();
  private final Label empty = new Label();

  private final Probe line = new Probe("history-line");
  private final Probe roomLine = new Probe("history-room");
  private final Probe markLine = new Probe("history-mark-colour");

  /// Never seen: they know the stylesheet's type.
  private final Label words = new Label();

  private final Label muted = new Label();

  private final ObjectProperty<Filter> filter =
      new SimpleObjectProperty<>(this, "filter", Filter.ALL);
  private final ReadOnlyObjectWrapper<Optional<Stretch>> selection =
      new ReadOnlyObjectWrapper<>(this, "selection", Optional.empty());
  private List<Lane> lanes = List.of();
  private @Nullable History drawn;
  private long drawnBegin;
  private @Nullable TimeScale scale;
  private boolean isWholeInSight = true;
  private int chosen = -1;
  private boolean isStale = true;

  Timeline(PastOfRoom past, Looking looking) {
    this.past = past;
    this.looking = looking;
    setId("timeline");
    getStyleClass().add("timeline");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.SLIDER);
    canvas.setManaged(false);
    selected.getStyleClass().add("history-selection");
    mark.getStyleClass().add("history-mark");
    words.getStyleClass().add("history-words");
    muted.getStyleClass().addAll("history-words", "muted");
    empty.getStyleClass().add("muted");
    for (Region node : List.of(selected, mark, words, muted)) {
      node.setManaged(false);
      node.setMouseTransparent(true);
      node.setVisible(false);
    }
    empty.setMouseTransparent(true);
    empty.setWrapText(true);
    empty.setManaged(false);
    getChildren().addAll(canvas, selected, mark, empty, line, roomLine, markLine, words, muted);
    past.versionProperty().subscribe(version -> grown());
    past.bookmarksProperty().subscribe(all -> stale());
    filter.subscribe(now -> stale());
    selection.subscribe(now -> place());
    looking.viewProperty().subscribe(view -> lookedAt(view));
    line.onColours(this::stale);
    words.fontProperty().subscribe(now -> stale());
    new TimelineInput(this, past, looking).listen();
  }

  /// Which events are drawn, and which the keys go to.
  ObjectProperty<Filter> filterProperty() {
    return filter;
  }

  /// What is selected.
  ReadOnlyObjectProperty<Optional<Stretch>> selectionProperty() {
    return selection.getReadOnlyProperty();
  }

  void select(Optional<Stretch> stretch) {
    selection.set(stretch);
  }

  /// Says that there is nothing to be seen, and why; empty for nothing to say.
  void say(String sentence) {
    empty.setText(sentence);
    empty.setVisible(!sentence.isEmpty());
    requestLayout();
  }

  /// The part of the time that is in sight; null while nothing is.
  @Nullable TimeScale scale() {
    return scale;
  }

  void show(TimeScale now) {
    History history = past.history();
    isWholeInSight = history != null && now.length() >= history.length();
    scale = now;
    stale();
  }

  /// The lines, from the top.
  List<Lane> lanes() {
    return lanes;
  }

  /// The line that the keys go along; -1 for all.
  int chosen() {
    return chosen;
  }

  void choose(int lane) {
    chosen = lane;
    stale();
    tell();
  }

  /// Which events the keys go to: those of the chosen line, or all that are drawn.
  Filter keysFilter() {
    Filter now = filter.get();
    return chosen < 0 || chosen >= lanes.size()
        ? now
        : new Filter(lanes.get(chosen).numbers(), now.kinds());
  }

  private void grown() {
    History history = past.history();
    TimeScale before = scale;
    if (history == null || history != drawn) {
      scale = null;
      isWholeInSight = true;
      selection.set(Optional.empty());
    } else if (before != null && !isWholeInSight) {
      // Older pages have come: what is in sight stays.
      scale = before.moved((double) history.micros(drawnBegin), (double) history.length());
    }
    drawn = history;
    drawnBegin = history == null ? 0 : history.begin();
    // The keys go along them before they are drawn.
    lanes = history == null ? List.of() : Lane.of(history, mostLanes(Math.max(1, getHeight())));
    stale();
  }

  private void stale() {
    isStale = true;
    requestLayout();
  }

  private void lookedAt(Looking.View view) {
    History history = past.history();
    TimeScale now = scale;
    if (history != null && now != null && !isWholeInSight) {
      view.where()
          .map(place -> now.showing((double) place.micros(history), (double) history.length()))
          .filter(moved -> !moved.equals(now))
          .ifPresent(this::show);
    }
    place();
    tell();
  }

  /// Puts the marks where they belong.
  private void place() {
    History history = past.history();
    TimeScale now = scale;
    if (history == null || now == null) {
      mark.setVisible(false);
      selected.setVisible(false);
      return;
    }
    Optional<Place> at = looking.viewProperty().get().where();
    double x = now.x(at.map(place -> place.micros(history)).orElse(history.length()));
    mark.setVisible(at.isPresent() && x >= now.left() - 1 && x <= now.x(now.to()) + 1);
    mark.resizeRelocate(Math.rint(x) - 1, 0, 3, getHeight());
    selected.setVisible(selection.get().isPresent());
    selection
        .get()
        .ifPresent(stretch -> {
          double from = Math.max(now.left(), now.x((double) stretch.from().micros(history)));
          double to =
              Math.clamp(now.x((double) stretch.to().micros(history)), from, now.x(now.to()));
          selected.resizeRelocate(from, 0, Math.max(2, to - from), getHeight());
        });
  }

  private double em() {
    return words.getFont().getSize();
  }

  private int mostLanes(double height) {
    return (int) Math.max(2, (height - top() - FOOT) / Math.max(LEAST_LANE, em() * 1.05));
  }

  private double laneHeight() {
    return Math.min(MOST_LANE, (getHeight() - top() - FOOT) / Math.max(1, lanes.size()));
  }

  private double top() {
    return Math.rint(em() * 2.8);
  }

  @Override
  protected double computePrefHeight(double width) {
    return top() + 5 * em() * 1.2 + FOOT;
  }

  @Override
  protected double computeMinHeight(double width) {
    return top() + 3 * LEAST_LANE;
  }

  @Override
  protected void layoutChildren() {
    words.applyCss();
    double width = Math.max(1, getWidth());
    double height = Math.max(1, getHeight());
    if (canvas.getWidth() != width || canvas.getHeight() != height) {
      canvas.setWidth(width);
      canvas.setHeight(height);
      isStale = true;
    }
    if (isStale) {
      isStale = false;
      draw(width, height);
    }
    double wide = Math.min(width - 40, empty.prefWidth(-1));
    double high = empty.prefHeight(wide);
    empty.resizeRelocate(Math.rint((width - wide) / 2), Math.rint((height - high) / 2), wide, high);
    place();
  }

  private void draw(double width, double height) {
    GraphicsContext pen = canvas.getGraphicsContext2D();
    pen.clearRect(0, 0, width, height);
    History history = past.history();
    if (history == null || history.size() == 0) {
      lanes = List.of();
      scale = null;
      return;
    }
    lanes = Lane.of(history, mostLanes(height));
    double laneHeight = laneHeight();
    double left = Math.rint(em() * 9.5);
    double room = width - left - RIGHT;
    TimeScale now = scale;
    double whole = Math.max((double) history.length(), TimeScale.LEAST_MICROS);
    scale =
        now == null || isWholeInSight
            ? new TimeScale(0, whole, left, Math.max(1, room))
            : now.on(left, room);
    TimelinePainter.Looks looks =
        new TimelinePainter.Looks(
            line.fill(),
            paint(words.getTextFill()),
            paint(muted.getTextFill()),
            line.stroke(),
            roomLine.stroke(),
            markLine.stroke(),
            words.getFont());
    new TimelinePainter(looks, Objects.requireNonNull(scale), top(), laneHeight)
        .paint(pen, history, lanes, chosen, filter.get(), past.bookmarksProperty().get());
  }

  private static Paint paint(@Nullable Paint paint) {
    return paint == null ? Color.GRAY : paint;
  }

  /// The bookmark whose flag is at a place of the timeline.
  Optional<Bookmark> bookmarkAt(double x, double y) {
    History history = past.history();
    TimeScale now = scale;
    if (history == null || now == null || y > top() || y < top() / 2) {
      return Optional.empty();
    }
    return past.bookmarksProperty().get().reversed().stream()
        .filter(each -> history.has(each.rev()))
        .filter(each -> {
          double at = now.x((double) history.micros(each.rev()));
          return x >= at - 4 && x <= at + em();
        })
        .findFirst();
  }

  /// The line at a height; -1 for none.
  int laneAt(double y) {
    int lane = (int) ((y - top()) / laneHeight());
    return y < top() || lane >= lanes.size() ? -1 : lane;
  }

  private void tell() {
    setAccessibleText(TimelineWords.spoken(past, looking, this));
    notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
    notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE_STRING);
  }

  @Override
  public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
    History history = past.history();
    return switch (attribute) {
      case VALUE ->
          history == null
              ? 0.0
              : (double)
                  looking
                      .viewProperty()
                      .get()
                      .where()
                      .map(place -> place.micros(history))
                      .orElse(history.length());
      case MIN_VALUE -> 0.0;
      case MAX_VALUE -> history == null ? 0.0 : (double) history.length();
      case VALUE_STRING -> TimelineWords.value(past, looking);
      default -> super.queryAccessibleAttribute(attribute, parameters);
    };
  }
}
