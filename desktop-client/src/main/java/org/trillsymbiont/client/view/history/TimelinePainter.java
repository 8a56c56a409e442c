package org.trillsymbiont.client.view.history;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.trillsymbiont.client.control.Legible;
import org.trillsymbiont.client.view.presence.PresenceColours;
import org.trillsymbiont.model.history.Density;
import org.trillsymbiont.model.history.Filter;
import org.trillsymbiont.model.history.History;
import org.trillsymbiont.model.sync.Bookmark;

/// Draws the timeline: for each person a line with a bar for each stretch of time, the higher the
/// more was done; above them the time of day, below it the bookmarks.
///
/// Thread: FX.
///
/// @param looks what it is drawn with
/// @param top where the lines begin, in pixels
/// @param laneHeight how high one is
record TimelinePainter(Looks looks, TimeScale scale, double top, double laneHeight) {
  private static final double BAR = 3;
  private static final double STEP = 4;
  private static final double LEAST = 0.22;
  private static final double FLAG = 7;

  /// Colours and type, as the stylesheet has them.
  record Looks(
      Color ground, Paint text, Paint muted, Paint line, Paint room, Paint mark, Font font) {}

  /// Draws all of it.
  ///
  /// @param chosen the line that the keys go along; -1 for none
  void paint(
      GraphicsContext pen,
      History history,
      List<Lane> lanes,
      int chosen,
      Filter filter,
      List<Bookmark> bookmarks) {
    pen.setFont(looks.font());
    ticks(pen, history, lanes.size());
    names(pen, lanes, chosen);
    int count = Math.max(1, (int) (scale.width() / STEP));
    Density density =
        history.density((long) scale.from(), (long) Math.ceil(scale.to()), count, filter);
    bars(pen, lanes, density);
    bookmarks(pen, history, bookmarks);
  }

  private double y(int lane) {
    return top + lane * laneHeight;
  }

  private void ticks(GraphicsContext pen, History history, int lanes) {
    pen.setTextBaseline(VPos.CENTER);
    pen.setTextAlign(TextAlignment.LEFT);
    pen.setLineWidth(1);
    pen.setStroke(looks.line());
    pen.setFill(looks.muted());
    Ticks.Labels labels =
        new Ticks.Labels(looks.font().getSize(), this::width, ZoneId.systemDefault());
    for (Ticks.Tick tick : Ticks.of(history, scale, labels, Instant.now())) {
      double x = Math.rint(tick.x()) + 0.5;
      pen.strokeLine(x, 2, x, y(lanes));
      pen.fillText(tick.words(), x + Ticks.GAP, looks.font().getSize() * 0.7 + 1);
    }
  }

  private double width(String words) {
    Text text = new Text(words);
    text.setFont(looks.font());
    return text.getLayoutBounds().getWidth();
  }

  private void names(GraphicsContext pen, List<Lane> lanes, int chosen) {
    for (int index = 0; index < lanes.size(); index++) {
      Lane lane = lanes.get(index);
      double y = y(index);
      pen.setStroke(looks.line());
      double line = Math.rint(y + laneHeight) - 0.5;
      pen.strokeLine(scale.left(), line, scale.left() + scale.width(), line);
      double middle = y + laneHeight / 2;
      double size = Math.min(laneHeight * 0.7, Sign.SIZE);
      sign(pen, lane, 12, middle - size / 2, size);
      pen.setFill(index == chosen ? looks.text() : looks.muted());
      pen.setTextBaseline(VPos.CENTER);
      pen.fillText(lane.name(), 28, middle, scale.left() - 36);
      if (index == chosen) {
        pen.setFill(looks.mark());
        pen.fillRect(2, y + 2, 3, laneHeight - 4);
      }
    }
  }

  private void sign(GraphicsContext pen, Lane lane, double x, double y, double size) {
    pen.save();
    pen.translate(x, y);
    pen.scale(size / Sign.SIZE, size / Sign.SIZE);
    pen.setFill(paint(lane));
    pen.beginPath();
    pen.appendSVGPath(lane.sign().path());
    pen.fill();
    pen.restore();
  }

  private Paint paint(Lane lane) {
    return lane.colour() == null
        ? looks.room()
        : Legible.on(looks.ground(), PresenceColours.of(lane.colour()));
  }

  private void bars(GraphicsContext pen, List<Lane> lanes, Density density) {
    int[] most = new int[1];
    for (int stretch = 0; stretch < density.count(); stretch++) {
      density.byPerson(stretch).values().forEach(count -> most[0] = Math.max(most[0], count));
    }
    double height = laneHeight - 3;
    for (int stretch = 0; stretch < density.count(); stretch++) {
      Map<Integer, Integer> counts = density.byPerson(stretch);
      for (int index = 0; index < lanes.size() && !counts.isEmpty(); index++) {
        Lane lane = lanes.get(index);
        int count = 0;
        for (int number : lane.numbers()) {
          count += counts.getOrDefault(number, 0);
        }
        if (count > 0) {
          double part = LEAST + (1 - LEAST) * Math.sqrt((double) count / most[0]);
          double bar = Math.max(2, height * Math.min(1, part));
          pen.setFill(paint(lane));
          double x = scale.left() + stretch * scale.width() / density.count();
          pen.fillRect(x, y(index) + laneHeight - 1 - bar, BAR, bar);
        }
      }
    }
  }

  /// A flag and a name for each; a name that has no room is left out.
  private void bookmarks(GraphicsContext pen, History history, List<Bookmark> bookmarks) {
    double flagTop = top - looks.font().getSize() * 1.35;
    for (int index = 0; index < bookmarks.size(); index++) {
      Bookmark bookmark = bookmarks.get(index);
      Optional<Double> x = x(history, bookmark);
      if (x.isEmpty()) {
        continue;
      }
      double at = Math.rint(x.get()) + 0.5;
      pen.setStroke(looks.mark());
      pen.strokeLine(at, flagTop, at, top);
      pen.setFill(looks.mark());
      pen.beginPath();
      pen.moveTo(at, flagTop);
      pen.lineTo(at + FLAG, flagTop + FLAG / 2);
      pen.lineTo(at, flagTop + FLAG);
      pen.fill();
      double end =
          index + 1 < bookmarks.size()
              ? x(history, bookmarks.get(index + 1)).orElse(scale.x(scale.to()))
              : scale.x(scale.to());
      double room = end - at - FLAG - 10;
      if (room > 2 * looks.font().getSize()) {
        pen.setFill(looks.text());
        pen.fillText(fitted(bookmark.name(), room), at + FLAG + 4, flagTop + FLAG / 2 + 1);
      }
    }
  }

  private String fitted(String name, double room) {
    int most = (int) (room / (looks.font().getSize() * 0.55));
    return name.length() <= most ? name : name.substring(0, Math.max(0, most - 1)) + "…";
  }

  /// Where a bookmark is; empty when it is out of sight.
  Optional<Double> x(History history, Bookmark bookmark) {
    if (!history.has(bookmark.rev())) {
      return Optional.empty();
    }
    double x = scale.x((double) history.micros(bookmark.rev()));
    return x < scale.left() - 0.5 || x > scale.left() + scale.width() + 0.5
        ? Optional.empty()
        : Optional.of(x);
  }

  /// A colour that can be seen through.
  static Paint faint(Paint paint, double opacity) {
    return paint instanceof Color colour
        ? Color.color(colour.getRed(), colour.getGreen(), colour.getBlue(), opacity)
        : paint;
  }
}
